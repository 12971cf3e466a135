/** What the pages of one session are told: what is new, at most four times a second and at least every two seconds. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DeskTold, DeviceTest } from '../../../page/desk/contract.ts';
import { hallNow, isOld, type Link, silentAfterMs } from '../../watch/model/standing.ts';
import { goodForAtMostMs } from '../display/picture.ts';
import { type Listener, openListener } from '../listener.ts';
import type { Heard } from './told.ts';
import type { Clocks, Way } from './way.ts';

export type DeskStreams = {
  /** Something new may be known. */
  changed(): void;
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Somebody has one open. */
  isHeard(): boolean;
  /** When the last was left, by the timers; long ago where there was none. */
  leftAt(): number;
  close(): void;
};

const toldAtMostEveryMs = 250;
const toldAtLeastEveryMs = 2000;
/** Pages of one session; the one that was opened first is ended. */
const openAtMost = 4;

export function openDeskStreams(
  {
    way,
    page,
  }: { way: Pick<Way, 'told' | 'link' | 'hall'> & { tests: Pick<Way['tests'], 'told'> }; page: string },
  { timers, wall }: Clocks,
): DeskStreams {
  const listeners = new Map<Listener, { heard: Heard; tests: readonly DeviceTest[] } | undefined>();
  let toldAt = Number.NEGATIVE_INFINITY;
  let leftAt = Number.NEGATIVE_INFINITY;
  let cancel = (): void => {};

  function tell(): void {
    cancel();
    toldAt = timers.now();
    const standing = standingOf(way, wall());
    let least: Heard | undefined;
    for (const [listener, before] of listeners) {
      const { heard, ...news } = way.told.since(before?.heard);
      const tests = way.tests.told();
      const told: DeskTold = { page, ...standing, ...news, ...(tests !== before?.tests && { tests }) };
      if (listener.tell(JSON.stringify(told))) listeners.set(listener, { heard, tests });
      const has = listeners.get(listener)?.heard;
      if (has !== undefined && has.change < (least?.change ?? Number.POSITIVE_INFINITY)) least = has;
    }
    if (least !== undefined) way.told.forget(least);
    if (listeners.size > 0) cancel = timers.after(toldAtLeastEveryMs, tell);
  }

  function gone(listener: Listener): void {
    listeners.delete(listener);
    leftAt = timers.now();
    if (listeners.size === 0) cancel();
  }

  return {
    changed() {
      if (listeners.size === 0) return;
      cancel();
      cancel = timers.after(toldAt + toldAtMostEveryMs - timers.now(), tell);
    },
    answer(request, response) {
      const one = openListener(request, response, {
        timers,
        gone: () => void (one !== undefined && gone(one)),
      });
      if (one === undefined) return;
      const [first] = listeners.keys();
      if (listeners.size >= openAtMost) first?.end();
      listeners.set(one, undefined);
      tell();
    },
    isHeard: () => listeners.size > 0,
    leftAt: () => leftAt,
    close() {
      cancel();
      for (const one of listeners.keys()) one.end();
    },
  };
}

/** What is true of it now, and for how long. */
export function standingOf(
  { link, hall: of }: Pick<Way, 'link' | 'hall'>,
  now: number,
): Pick<DeskTold, 'at' | 'link' | 'isHeard' | 'goodForMs'> {
  const hall = of();
  const isHeard = hall !== undefined && !isOld(hall, link(), now);
  const heardAgoMs = now - (hall?.heardAt ?? now);
  return {
    at: hall === undefined ? now : hallNow(hall, now),
    link: linkOf(link()),
    isHeard,
    goodForMs: isHeard ? Math.max(0, Math.min(goodForAtMostMs, silentAfterMs - heardAgoMs)) : 0,
  };
}

function linkOf(link: Link): DeskTold['link'] {
  if (link.is !== 'up') return 'lost';
  return link.reading ? 'reading' : 'up';
}
