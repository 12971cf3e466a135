/** What everybody was told about their wait as they joined a queue, and what came of it (R11). */
import type { Event } from '../core/types/events.ts';
import { openLocalHours } from './local-hours.ts';
import { openPresses } from './presses.ts';

/**
 * One joining. `hour`: of the day, 0 to 23, in which it joined. `told`: the point and the range of the ticket; none where no
 * counter worked for the queue. `waitedMs`: as the citizen lives it, breaks of the day included, until the first call that was
 * not taken back, or until it went without one.
 */
export type EstimateSample = {
  queue: string;
  hour: number;
  told?: { pointMs: number; fromMs: number; untilMs: number };
  waitedMs: number;
  end: EstimateEnd;
};
/** `closing`: the day ended, and it had not been called. */
export type EstimateEnd = 'called' | 'walked-away' | 'closing';

/** `isSettled`: it was handed on; a press that is taken back later does not hand it on once more. */
type Joining = Omit<EstimateSample, 'waitedMs' | 'end'> & {
  at: number;
  came?: Pick<EstimateSample, 'waitedMs' | 'end'>;
  isSettled?: true;
};

const minuteMs = 60_000;

/** Who is put back where it stood, or is kept for a counter no longer, goes on waiting under what it was told first. */
export function openEstimates(settled: (sample: EstimateSample) => void): {
  saw(event: Event, at: number): void;
  /** Nothing more will be taken back. */
  end(): void;
} {
  const joinings = new Map<string, Joining>();
  const presses = openPresses();
  let day: string | undefined;
  let hourOf = openLocalHours('UTC');
  let wallAheadMs = 0;

  function put(ticket: string, joining: Joining | undefined): void {
    const before = joinings.get(ticket);
    set(ticket, joining);
    presses.did(() => set(ticket, before));
  }

  function set(ticket: string, joining: Joining | undefined): void {
    if (joining === undefined) joinings.delete(ticket);
    else joinings.set(ticket, joining);
  }

  function settle(joining: Joining | undefined): void {
    if (joining?.came === undefined || joining.isSettled) return;
    joining.isSettled = true;
    const { at: _, isSettled: __, came, ...told } = joining;
    settled({ ...told, ...came });
  }

  function settleAll(): void {
    for (const joining of joinings.values()) settle(joining);
    joinings.clear();
  }

  function queued(event: Extract<Event, { kind: 'visit-queued' }>, at: number): void {
    const { ticket, queue, expectedMs, expectedMin } = event;
    const before = joinings.get(ticket);
    if (before?.queue === queue) {
      const { came: _, isSettled: __, ...goesOn } = before;
      put(ticket, goesOn);
      return;
    }
    const told = expectedMs !== undefined &&
      expectedMin !== undefined && {
        told: {
          pointMs: expectedMs,
          fromMs: expectedMin[0] * minuteMs,
          untilMs: expectedMin[1] * minuteMs,
        },
      };
    put(ticket, { queue, at, hour: hourOf(at + wallAheadMs), ...told });
  }

  function came(ticket: string, end: EstimateEnd, at: number): void {
    const joining = joinings.get(ticket);
    if (joining !== undefined && joining.came === undefined)
      put(ticket, { ...joining, came: { waitedMs: at - joining.at, end } });
  }

  /** What it does next is no more of this joining. */
  function over(ticket: string): void {
    settle(joinings.get(ticket));
    put(ticket, undefined);
  }

  function reopened({ ticket, place }: Extract<Event, { kind: 'visit-reopened' }>): void {
    const joining = joinings.get(ticket);
    if (joining === undefined || joining.came?.end === 'called') return over(ticket);
    const { came: _, ...goesOn } = joining;
    // The day was closed by mistake: it waits as before.
    const waits = place?.is === 'waiting' && place.queue === joining.queue;
    put(ticket, waits ? goesOn : undefined);
  }

  return {
    saw(event, at) {
      presses.saw(event, at);
      switch (event.kind) {
        case 'day-opened':
          if (event.day !== day) settleAll();
          day = event.day;
          if (event.timeZone !== undefined) hourOf = openLocalHours(event.timeZone);
          return;
        case 'clock-set':
          wallAheadMs = event.aheadMs;
          return;
        case 'visit-queued':
          return queued(event, at);
        case 'visit-called':
          if (joinings.get(event.ticket)?.queue === event.queue) came(event.ticket, 'called', at);
          return;
        case 'visit-left':
          return came(event.ticket, event.reason === 'closing' ? 'closing' : 'walked-away', at);
        case 'visit-reopened':
          return reopened(event);
        case 'step-finished':
        case 'visit-parked':
        case 'visit-missed':
        case 'visit-rejoined':
          return over(event.ticket);
        case 'visit-transferred':
          if (event.when === 'now') over(event.ticket);
          return;
        default:
          return;
      }
    },
    end: settleAll,
  };
}
