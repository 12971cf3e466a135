/** Halls as their daemons tell them, with the names of the seed's config: what the pure tests of the live view look at. */
import { readConfig } from '../../../config/load/read.ts';
import { programInfoOf } from '../../../daemon/mqtt/config-messages.ts';
import { infoBody } from '../../../daemon/mqtt/publish/info.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import { hear } from '../../../daemon/tools/watch/model/messages.ts';
import type { Link } from '../../../daemon/tools/watch/model/standing.ts';
import { clockOf } from '../../../daemon/tools/watch/model/times.ts';
import { firstView, type View } from '../../../daemon/tools/watch/model/view.ts';
import { textOf } from '../../../daemon/tools/watch/picture/cells.ts';
import { pictureOf, type Scene } from '../../../daemon/tools/watch/picture/picture.ts';

/** 2026-11-25 09:12:40 in Fuzhou. */
export const nineTwelve = Date.UTC(2026, 10, 25, 1, 12, 40);
const minuteMs = 60_000;
export const minutesAgo = (minutes: number) => nineTwelve - minutes * minuteMs;

export const up: Link = { is: 'up', broker: '127.0.0.1:1883', reading: false };

export type Say = (below: string, body: object | '', how?: { retained?: boolean; now?: number }) => void;

/** Says it live, now, unless told otherwise. */
export function sayer(halls: Halls, hall: string): Say {
  return (below, body, { retained = false, now = nineTwelve } = {}) => {
    const text = body === '' ? '' : JSON.stringify({ v: 1, ts: now, ...body });
    hear(halls, { hall, below, payload: new TextEncoder().encode(text), retained }, now);
  };
}

export const fuzhouInfo = infoOfFuzhou();

function infoOfFuzhou(): object {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return infoBody(read.config.rules, { ...programInfoOf(read.config, 'test'), simulated: true });
}

const serving = ['withdrawal', 'loan', 'collection'] as const;

/** A busy morning: somebody waits too long, a counter calls nobody, a pad is lost. */
export function busyHall(halls: Halls = new Map(), hall = 'fuzhou'): Halls {
  const say = sayer(halls, hall);
  say('$state', { state: 'online', boot: 'b1', beat: 7 });
  say('$info', fuzhouInfo);
  say('state/hall', {
    day: '2026-11-25',
    open: true,
    surge: 'busy',
    totals: { issued: 123, waiting: 41, called: 2, serving: 7, parked: 1, missed: 2, done: 67, left: 3 },
    followUps: 2,
    questions: 1,
  });
  const queue = (
    id: string,
    waiting: number,
    oldest: number,
    expected: number[] | undefined,
    next: string[],
  ) =>
    say(`state/queue/${id}`, {
      waiting,
      ...(waiting > 0 && { oldestSince: minutesAgo(oldest) }),
      next,
      expectedWaitMin: expected,
    });
  queue('advice', 2, 3, [5, 10], ['D119', 'D122']);
  queue('approval', 34, 31, [25, 35], ['A041', 'C044', 'B046']);
  queue('icbc', 5, 12, [10, 15], ['A020', 'A023', 'C025']);
  queue('ccb', 0, 0, undefined, []);
  for (const counter of Array.from({ length: 13 }, (_, index) => index)) {
    const hand =
      counter < 8
        ? {
            place: counter === 3 ? 'called' : 'serving',
            ticket: `A0${30 + counter}`,
            service: counter === 0 ? 'advice' : (serving[counter % 3] ?? ''),
            step: 0,
            since: nineTwelve - (counter + 1) * 77_000,
            clerk: `0${counter + 1}`,
          }
        : { place: 'idle' };
    const status = counter === 9 ? 'paused' : counter > 9 ? 'closed' : 'open';
    say(`state/counter/${counter}`, { status, ...hand });
  }
  alarm(
    say,
    'wait-approval',
    'warning',
    1,
    { queue: 'approval', ticket: 'A041' },
    'A041 has waited 31 min in queue approval, promised are at most 30 min; every counter that serves it is open: tell those who wait, or start the surge plan',
  );
  alarm(
    say,
    'unserved-ccb',
    'critical',
    4,
    { queue: 'ccb' },
    '1 wait in queue ccb, and no open counter serves it; open a counter that serves it: 10, 11, 12',
    'lin',
  );
  alarm(
    say,
    'no-calls-8',
    'warning',
    6,
    { counter: '8' },
    'counter 8 is open and has called nobody for 6 min while people wait for icbc; call the next one, or pause or close the counter',
  );
  for (let pad = 0; pad < 13; pad += 1)
    say(`device/pad-${pad}/$state`, { kind: 'ff68-pad', state: 'ready', since: 1 });
  say('device/board-4/$state', {
    kind: 'onbon-k',
    state: 'lost',
    since: minutesAgo(12),
    why: 'no answer: look at its power and its cable',
  });
  say('device/printer-1/$state', {
    kind: 'escpos',
    state: 'ready',
    since: 1,
    warning: 'paper is nearly out',
  });
  call(say, 3, 'A033', '3', 'approval', 12);
  call(say, 2, 'A037', '7', 'icbc', 4);
  say('event/visit-recalled', { at: minutesAgo(1), ticket: 'A033', counter: '3', call: 2 });
  return halls;
}

export function alarm(
  say: Say,
  id: string,
  severity: string,
  minutes: number,
  subject: object,
  text: string,
  ackedBy?: string,
): void {
  const key = id.replace(/-[^-]*$/, '');
  say(`alarm/${id}`, { severity, since: minutesAgo(minutes), key, text, subject, count: 1, ackedBy });
}

function call(
  say: Say,
  minutes: number,
  ticket: string,
  counter: string,
  queue: string,
  waited: number,
): void {
  say('event/visit-called', {
    at: minutesAgo(minutes),
    ticket,
    counter,
    queue,
    waitedMs: waited * minuteMs,
  });
}

export function sceneOf(halls: Halls, changes: Partial<Scene> & { looks?: Partial<View> } = {}): Scene {
  const { looks, ...scene } = changes;
  const hall = halls.size === 1 ? [...halls.keys()][0] : undefined;
  return {
    halls,
    link: up,
    now: nineTwelve,
    clock: clockOf('Asia/Shanghai'),
    view: { ...firstView, hall, ...looks },
    ...scene,
  };
}

/** As a person reads it, each line with its end. */
export function textOfPicture(scene: Scene, width: number, height: number): string {
  return `${pictureOf(scene, { width, height })
    .map(line => `${textOf(line)}|`)
    .join('\n')}\n`;
}
