/** What everybody was told about their wait as they joined a queue, and what came of it (R11). */
import type { Event } from '../core/types/events.ts';
import { openLocalHours } from './local-hours.ts';
import { openPowerCut } from './power-cut.ts';
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

/** Whose it was, and when it came to its end. */
export type EndedWait = EstimateSample & { ticket: string; at: number };

/** Told of each as it comes to its end, and of the same one where it did not: a call was taken back, who had left is here again. */
export type EstimateListener = { told(wait: EndedWait): void; dropped(wait: EndedWait): void };

type Joining = Pick<EstimateSample, 'queue' | 'hour' | 'told'> & { since: number; sample?: EndedWait };

const minuteMs = 60_000;

/** Who is put back where it stood, or is kept for a counter no longer, goes on waiting under what it was told first. */
export function openEstimates(listener: EstimateListener): { saw(event: Event, at: number): void } {
  const joinings = new Map<string, Joining>();
  const presses = openPresses();
  const cut = openPowerCut();
  let hourOf = openLocalHours('UTC');
  let day: string | undefined;
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

  function queued(event: Extract<Event, { kind: 'visit-queued' }>, at: number): void {
    const { ticket, queue, expectedMs, expectedMin } = event;
    const before = joinings.get(ticket);
    if (before?.queue === queue) return goesOn(ticket, before);
    const told = expectedMs !== undefined &&
      expectedMin !== undefined && {
        told: {
          pointMs: expectedMs,
          fromMs: expectedMin[0] * minuteMs,
          untilMs: expectedMin[1] * minuteMs,
        },
      };
    put(ticket, { queue, since: at, hour: hourOf(at + wallAheadMs), ...told });
  }

  /** As if it had not come to an end. */
  function goesOn(ticket: string, { sample, ...joining }: Joining): void {
    put(ticket, joining);
    if (sample === undefined) return;
    listener.dropped(sample);
    presses.did(() => listener.told(sample));
  }

  function ended(ticket: string, end: EstimateEnd, at: number): void {
    const joining = joinings.get(ticket);
    if (joining === undefined || joining.sample !== undefined) return;
    // R21: it was not to be foreseen.
    if (cut.hides(joining.since, at)) return put(ticket, undefined);
    const { since, ...told } = joining;
    const sample: EndedWait = { ticket, at, ...told, waitedMs: at - since, end };
    put(ticket, { ...joining, sample });
    listener.told(sample);
    presses.did(() => listener.dropped(sample));
  }

  function reopened({ ticket, place }: Extract<Event, { kind: 'visit-reopened' }>): void {
    const joining = joinings.get(ticket);
    if (joining?.sample?.end === 'called') return put(ticket, undefined);
    if (joining !== undefined) goesOn(ticket, joining);
    // Else the day was closed by mistake, and it waits as before.
    const waits = place?.is === 'waiting' || place?.is === 'away';
    if (!waits || place.queue !== joining?.queue) put(ticket, undefined);
  }

  return {
    saw(event, at) {
      presses.saw(event, at);
      cut.saw(event, at);
      switch (event.kind) {
        case 'day-opened':
          if (event.day !== day) joinings.clear();
          day = event.day;
          if (event.timeZone !== undefined) hourOf = openLocalHours(event.timeZone);
          return;
        case 'clock-set':
          wallAheadMs = event.aheadMs;
          return;
        case 'visit-queued':
          return queued(event, at);
        case 'visit-called':
          if (joinings.get(event.ticket)?.queue === event.queue) ended(event.ticket, 'called', at);
          return;
        case 'visit-left':
          return ended(event.ticket, event.reason === 'closing' ? 'closing' : 'walked-away', at);
        case 'visit-reopened':
          return reopened(event);
        case 'served-by-paper':
        case 'step-finished':
        case 'cases-finished':
        case 'visit-parked':
        case 'visit-missed':
        case 'visit-rejoined':
          return put(event.ticket, undefined);
        case 'visit-stepped-back':
          // Its turn had come, and it chose to be elsewhere: nobody knows what it would have waited.
          if (event.due === true) put(event.ticket, undefined);
          return;
        case 'visit-transferred':
          if (event.when === 'now') put(event.ticket, undefined);
          return;
        default:
          return;
      }
    },
  };
}
