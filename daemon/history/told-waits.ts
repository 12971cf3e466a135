/** What people were told when they joined a queue, and what came of it (R11): what the range is calibrated on, and who stays. */
import type { Event } from '../core/types/events.ts';
import { type Stayed, type Told, toldBandOf, toldBandsMin } from '../core/types/learned.ts';
import type { PowerCut } from './power-cut.ts';
import type { Presses } from './presses.ts';

/** Of one queue and day so many are remembered, the last of them. */
const mostTold = 400;
const tenthMs = 6_000;

type Joining = {
  queue: string;
  at: number;
  expectedMs: number;
  likelyMs?: readonly [number, number];
  calledAt?: number;
};

/** `cut`: what was told, and ended in a power cut or after it, was not to be foreseen. */
export function openTold(cut: Pick<PowerCut, 'hides'>): {
  saw(event: Event, at: number, did: Presses['did']): void;
  of(queue: string): Told[];
  stayed(): Stayed[];
} {
  const joinings = new Map<string, Joining>();
  /** By queue and ticket, for a call that is taken back. */
  const told = new Map<string, Map<string, Told>>();
  const stayed = toldBandsMin.map((): Stayed => [0, 0, 0, 0, 0]);

  function add(toldMs: number, more: Stayed, did: Presses['did']): void {
    const band = toldBandOf(toldMs);
    const grow = (times: 1 | -1) => {
      const [called, missed, missedMs, gone, waitedMs] = stayed[band] ?? [0, 0, 0, 0, 0];
      stayed[band] = [
        called + times * more[0],
        missed + times * more[1],
        missedMs + times * more[2],
        gone + times * more[3],
        waitedMs + times * more[4],
      ];
    };
    grow(1);
    did(() => grow(-1));
  }

  function put(ticket: string, joining: Joining | undefined, did: Presses['did']): void {
    const before = joinings.get(ticket);
    const set = (one: Joining | undefined) => {
      if (one === undefined) joinings.delete(ticket);
      else joinings.set(ticket, one);
    };
    set(joining);
    did(() => set(before));
  }

  function called(ticket: string, joining: Joining, at: number, did: Presses['did']): void {
    put(ticket, { ...joining, calledAt: at }, did);
    const waitedMs = at - joining.at;
    if (joining.calledAt === undefined) add(joining.expectedMs, [1, 0, 0, 0, waitedMs], did);
    if (joining.likelyMs === undefined) return;
    const own = told.get(joining.queue) ?? new Map<string, Told>();
    told.set(joining.queue, own);
    const key = `${ticket} ${joining.at}`;
    const [low, high] = joining.likelyMs;
    own.set(key, [tenths(joining.expectedMs), tenths(low), tenths(high), tenths(waitedMs)]);
    did(() => void own.delete(key));
  }

  return {
    saw(event, at, did) {
      switch (event.kind) {
        case 'visit-queued': {
          const { ticket, queue, expectedMs, likelyMs } = event;
          // Who is put back, or is kept for nobody any more, goes on waiting under what it was told first.
          if (joinings.get(ticket)?.queue === queue) return;
          const joining = expectedMs !== undefined && {
            queue,
            at,
            expectedMs,
            ...(likelyMs && { likelyMs }),
          };
          return put(ticket, joining || undefined, did);
        }
        case 'visit-called': {
          const one = joinings.get(event.ticket);
          if (one !== undefined && cut.hides(one.at, at)) return put(event.ticket, undefined, did);
          if (one?.queue === event.queue) called(event.ticket, one, at, did);
          return;
        }
        case 'visit-missed': {
          const one = joinings.get(event.ticket);
          put(event.ticket, undefined, did);
          if (one?.calledAt !== undefined && !cut.hides(one.calledAt, at))
            add(one.expectedMs, [0, 1, at - one.calledAt, 0, 0], did);
          return;
        }
        case 'visit-stepped-back':
          if (event.due === true) put(event.ticket, undefined, did);
          return;
        case 'served-by-paper':
        case 'step-finished':
        case 'cases-finished':
        case 'visit-parked':
          return put(event.ticket, undefined, did);
        case 'visit-transferred':
          if (event.when === 'now') put(event.ticket, undefined, did);
          return;
        case 'visit-left': {
          const one = joinings.get(event.ticket);
          put(event.ticket, undefined, did);
          if (one === undefined || one.calledAt !== undefined || cut.hides(one.at, at)) return;
          return add(one.expectedMs, [0, 0, 0, event.reason === 'closing' ? 0 : 1, at - one.at], did);
        }
        default:
          return;
      }
    },
    of: queue => [...(told.get(queue)?.values() ?? [])].slice(-mostTold),
    stayed: () => stayed,
  };
}

const tenths = (ms: number) => Math.round(ms / tenthMs);
