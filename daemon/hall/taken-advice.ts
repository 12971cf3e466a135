/**
 * R9: what came of advice. When the advised counter is opened, the hall is kept as it stands, and for an hour, or until that
 * counter pauses or closes, it is noted how long everybody really keeps a counter. Of a hall that was started again nothing is
 * kept: that advice is not judged.
 */
import type { Timers } from '../../drivers/device.ts';
import type { Event } from '../core/types/events.ts';
import type { SurgeAdvice } from '../core/types/reasons.ts';
import type { Past } from '../foresight/afterwards.ts';
import { bookingsUsed, cameOf, type Present, presentOf } from '../foresight/present.ts';
import type { Entry } from '../journal/journal.ts';
import type { HallLoop } from './loop.ts';

export type TakenAdvice = { committed(entries: readonly Entry[]): void; close(): void };

type Taken = {
  advice: SurgeAdvice;
  present: Present;
  began: Map<string, { at: number; step: number }>;
  tookMs: Map<string, Map<number, number>>;
  cancel(): void;
};

const judgedAfterMs = 60 * 60_000;
/** Of a counter that was open for less nothing can be said. */
const leastMs = 10 * 60_000;

export function openTakenAdvice(of: {
  hall: Pick<HallLoop, 'hall'>;
  clock: { now(): number };
  timers: Timers;
  judge(advice: SurgeAdvice, past: Past): void;
}): TakenAdvice {
  const { hall, clock, timers, judge } = of;
  let standing = hall.hall.advice;
  let taken: Taken | undefined;

  function begin(advice: SurgeAdvice): void {
    const present = structuredClone(presentOf(hall.hall, clock.now()));
    const began: Taken['began'] = new Map();
    for (const { ticket, handSince: at } of present.hall.counters.values()) {
      const visit = ticket === undefined ? undefined : present.hall.visits.get(ticket);
      if (visit !== undefined) began.set(visit.ticket, { at, step: visit.step });
    }
    const cancel = timers.after(judgedAfterMs, end);
    taken = { advice, present, began, tookMs: new Map(), cancel };
  }

  function note({ began, tookMs }: Taken, event: Event, at: number): void {
    if (event.kind === 'visit-called') {
      const step = hall.hall.visits.get(event.ticket)?.step;
      if (step !== undefined) began.set(event.ticket, { at, step });
      return;
    }
    if (!('ticket' in event) || event.ticket === undefined || !leavesTheHand.has(event.kind)) return;
    const call = began.get(event.ticket);
    began.delete(event.ticket);
    if (call === undefined) return;
    const steps = tookMs.get(event.ticket) ?? new Map<number, number>();
    // What is drawn is the time of one case.
    const cases = 'cases' in event ? (event.cases ?? 1) : 1;
    tookMs.set(event.ticket, steps.set(call.step, (at - call.at) / cases));
  }

  function end(): void {
    const ended = taken;
    taken = undefined;
    if (ended === undefined) return;
    ended.cancel();
    const lastsMs = clock.now() - ended.present.now;
    if (hall.hall.open && lastsMs >= leastMs) judge(ended.advice, pastOf(ended, lastsMs));
  }

  function pastOf({ advice, present, tookMs }: Taken, lastsMs: number): Past {
    const known = present.hall.visits.size;
    const byBooking = bookingsUsed(hall.hall);
    const newcomers: Past['newcomers'][number][] = [];
    const cycles = new Map<string, number>();
    const choices = new Map<string, string>();
    for (const visit of hall.hall.visits.values()) {
      const booking = byBooking.get(visit.ticket);
      // What was booked since cannot be come by in the hall as it stood.
      const came = cameOf(visit, present.hall.bookings.has(booking ?? '') ? booking : undefined);
      const who = visit.order > known ? -newcomers.push({ ...came, at: visit.issuedAt }) : visit.order;
      for (const [step, ms] of tookMs.get(visit.ticket) ?? []) cycles.set(`${who} ${step}`, ms);
      for (const [choice, queue] of came.choices) choices.set(`${who} ${choice}`, queue);
    }
    return { present, counter: advice.counter, lastsMs, newcomers, cycles, choices };
  }

  return {
    committed(entries) {
      let opened: SurgeAdvice | undefined;
      for (const { event: entry, at } of entries) {
        const event = entry as Event;
        if (taken !== undefined) note(taken, event, at);
        if (event.kind === 'counter-opened' && event.counter === standing?.counter) opened = standing;
        if (stops.has(event.kind) && 'counter' in event && event.counter === taken?.advice.counter) end();
      }
      if (opened !== undefined && taken === undefined) begin(opened);
      standing = hall.hall.advice;
    },
    close: () => taken?.cancel(),
  };
}

const leavesTheHand: ReadonlySet<Event['kind']> = new Set([
  'step-finished',
  'cases-finished',
  'visit-missed',
  'visit-parked',
  'visit-transferred',
]);
const stops: ReadonlySet<Event['kind']> = new Set(['counter-paused', 'counter-closed']);
