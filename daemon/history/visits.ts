/** What became of every visit of a day: a fold of its events, in which a press that was taken back never was. */

import { overtakingOf } from '../core/queue/overtakes.ts';
import type { Event } from '../core/types/events.ts';
import { inHandMs, servedTimes } from './hand-times.ts';
import { wrongly } from './misrouted.ts';
import { placeAfter } from './place.ts';
import { openPowerCut } from './power-cut.ts';
import type { Presses } from './presses.ts';
import { openAgain, sentAway, slipBy, wentThrough } from './service-ends.ts';
import type { Fact, Hand, Visit } from './visit.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** What the rest of the day knows of a counter, a queue and the timetable. */
export type RestOfDay = {
  clerkAt(counter: string): string | undefined;
  promiseOf(queue: string): number | undefined;
  /** Breaks left out. */
  workedMs(queue: string, since: number, until: number): number;
  /** What the worked clock of a queue showed, earlier than `at`. */
  showed(queue: string, earlier: number, at: number): number;
};

/** Told of every fact, and of each that is taken back or no longer so. */
export type Listener = { told(fact: Fact): void; dropped(fact: Fact): void };

export type Visits = { saw(event: Event, at: number): void; all: ReadonlyMap<string, Visit>; clear(): void };

export function openVisits({ did }: Presses, around: RestOfDay, listener: Listener): Visits {
  const visits = new Map<string, Visit>();
  const cut = openPowerCut();

  function tell(fact: Fact): void {
    listener.told(fact);
    did(() => listener.dropped(fact));
  }

  function drop(fact: Fact): void {
    listener.dropped(fact);
    did(() => listener.told(fact));
  }

  type Own = { is: Fact['is']; at: number; counter?: string | undefined } & Record<string, unknown>;
  function note(visit: Visit, { counter, ...own }: Own): Fact {
    const { ticket, queue, step, class: visitClass } = visit;
    const clerk = counter === undefined ? undefined : around.clerkAt(counter);
    const where = { ...(counter !== undefined && { counter }), ...(clerk !== undefined && { clerk }) };
    const fact = { ticket, queue, step, class: visitClass, ...where, ...own } as Fact;
    tell(fact);
    return fact;
  }

  function queued(visit: Visit, event: Of<'visit-queued'>, at: number): Visit {
    const { queue } = event;
    const call = visit.hand?.call;
    if (call !== undefined) note(visit, { is: 'putBack', at, call });
    const servedMs = queue === visit.queue ? visit.servedMs : 0;
    // Journals older than standing and waiting apart have only the first of them.
    const since = event.since ?? event.joinedAt ?? at;
    const next = { ...visit, queue, step: event.step + 1, since, servedMs };
    note(next, { is: 'joined', at });
    return next;
  }

  function called(visit: Visit, event: Of<'visit-called'>, at: number): Visit {
    const { counter, queue } = event;
    const since = event.waitedMs === undefined ? visit.since : at - event.waitedMs;
    const promiseMs = cut.hides(since, at) ? undefined : around.promiseOf(queue);
    const next = { ...visit, queue, servedMs: 0 };
    const waitedMs = around.workedMs(queue, since, at);
    const promised = promiseMs !== undefined && { promiseMs };
    const overtook = overtakingOf(event.why, visit);
    const how = { since, waitedMs, ...promised, ...(overtook !== undefined && { overtook }) };
    const call = note(next, { is: 'called', at, counter, ...how });
    return { ...next, hand: { counter, since: at, call } };
  }

  function classSet(visit: Visit, event: Of<'class-set'>, at: number): Visit {
    const { class: visitClass, counter, asked, denied } = event;
    // Over MQTT it may have been somebody who is at no counter.
    const clerk = event.clerk ?? event.orderedBy;
    const who = clerk === undefined ? {} : { clerk };
    const next = { ...visit, class: visitClass };
    if (denied === true) note(next, { is: 'greenDenied', at, counter, ...who });
    else if (visitClass === 'green' && visit.class !== 'green')
      note(next, { is: asked === true ? 'greenConfirmed' : 'greenGiven', at, counter, ...who });
    return next;
  }

  /** R3: waiting ends at a known start; where there was none no promise was kept. One that was broken stays so. */
  function promisesNothing({ hand }: Visit): void {
    const call = hand?.call;
    if (call?.is !== 'called' || call.promiseMs === undefined || call.waitedMs > call.promiseMs) return;
    const { promiseMs: _, ...unpromised } = call;
    drop(call);
    tell(unpromised);
  }

  function finished(visit: Visit, event: Of<'step-finished'>, at: number): Visit {
    const { counter, outcome, presumed } = event;
    if (presumed === true) promisesNothing(visit);
    if (event.paper === true) note(visit, { is: 'servedByPaper', at, counter, outcome });
    else note(visit, { is: 'served', at, counter, outcome, ...servedTimes(visit, event, at, cut.hides) });
    const ends = sentAway(event, visit).map(({ service, outcome: one, toldTwice }) => {
      const ended = note(visit, { is: 'ended', at, counter, service, outcome: one });
      if (toldTwice !== undefined) {
        const clerk = slipBy([...visit.ends, ended], service, toldTwice.counter);
        note(visit, { is: 'toldTwice', at, counter: toldTwice.counter, service, clerk });
      }
      return ended;
    });
    return { ...visit, servedMs: 0, servedAt: counter, ends: [...visit.ends, ...ends] };
  }

  /** R18: some of its cases. */
  function casesFinished(visit: Visit, event: Of<'cases-finished'>, at: number): Visit {
    const { counter, presumed } = event;
    if (presumed === true) promisesNothing(visit);
    note(visit, { is: 'casesServed', at, counter, ...servedTimes(visit, event, at, cut.hides) });
    return { ...visit, servedMs: 0 };
  }

  function reopened(visit: Visit, event: Of<'visit-reopened'>, at: number): Visit {
    const ends = openAgain(visit.ends);
    for (const fact of visit.ends) if (!ends.includes(fact)) drop(fact);
    // The day was closed by mistake: for the visit it never was.
    if (event.place !== undefined) return { ...visit, ends };
    note(visit, { is: 'reopened', at });
    return { ...visit, ends, servedMs: 0 };
  }

  function done(visit: Visit, event: Of<'visit-done'>, at: number): Visit {
    const where = { at, counter: visit.servedAt };
    const end = note(visit, { is: 'done', ...where, outcome: event.outcome });
    const approved = wentThrough(event, visit).map(service =>
      note(visit, { is: 'ended', ...where, service, outcome: 'approved' }),
    );
    return { ...visit, ends: [...visit.ends, end, ...approved] };
  }

  function fold(visit: Visit, event: Event & { ticket: string }, at: number): Visit {
    const { hand } = visit;
    switch (event.kind) {
      case 'service-added':
        return { ...visit, services: [...visit.services, event.service] };
      case 'visit-queued':
        return queued(visit, event, at);
      case 'visit-called':
        return called(visit, event, at);
      case 'visit-recalled': {
        note(visit, { is: 'recalled', at, counter: event.counter });
        // Time alone had presumed that it came.
        const { startedAt: _, ...again } = hand ?? {};
        return hand === undefined ? visit : { ...visit, hand: again as Hand };
      }
      case 'visit-started':
        // Whom time alone had presumed to have come has been served since then.
        return event.by === 'finish' ? visit : { ...visit, hand: hand && { startedAt: at, ...hand } };
      case 'step-finished':
        return finished(visit, event, at);
      case 'cases-finished':
        return casesFinished(visit, event, at);
      case 'visit-transferred':
        note(visit, { is: 'transferred', at, counter: event.counter, ...wrongly(event, hand, at) });
        return event.when === 'now' ? { ...visit, servedMs: 0 } : visit;
      case 'visit-parked':
        note(visit, { is: 'parked', at, counter: event.counter });
        return { ...visit, servedMs: visit.servedMs + inHandMs(visit, at) };
      case 'visit-resumed':
        if (event.missed === true) note(visit, { is: 'rejoined', at, counter: event.counter });
        return { ...visit, hand: { counter: event.counter, since: at, startedAt: at } };
      case 'visit-stepped-away':
        note(visit, { is: 'steppedAway', at, counter: event.counter });
        return visit;
      case 'visit-missed':
        note(visit, { is: event.away === true ? 'notBack' : 'missed', at, counter: event.counter });
        return { ...visit, servedMs: 0 };
      case 'visit-rejoined':
        if (event.parked === true) return { ...visit, servedMs: 0 };
        note(visit, { is: 'rejoined', at, counter: event.counter });
        return visit;
      case 'visit-reopened':
        return reopened(visit, event, at);
      case 'return-slip-issued':
        note(visit, { is: 'slipGiven', at, counter: event.counter });
        return visit;
      case 'return-slip-used':
        note(visit, { is: 'slipUsed', at });
        return visit;
      case 'visit-done':
        return done(visit, event, at);
      case 'visit-left': {
        const left = note(visit, { is: 'left', at, counter: hand?.counter, reason: event.reason });
        return { ...visit, ends: [...visit.ends, left] };
      }
      case 'class-set':
        return classSet(visit, event, at);
      default:
        return visit;
    }
  }

  function issue(event: Of<'ticket-issued'>, at: number): void {
    const { ticket, services, class: visitClass, steps } = event;
    const claimed = event.asked === 'green' || event.unconfirmed === true;
    const visit = { ticket, services, class: visitClass, claimed, issuedAt: at, steps, step: 1 };
    const place = { is: 'between', since: at } as const;
    visits.set(ticket, { ...visit, place, queue: '', since: at, hand: undefined, servedMs: 0, ends: [] });
  }

  return {
    all: visits,
    saw(event, at) {
      cut.saw(event, at);
      if (event.kind === 'ticket-issued') return issue(event, at);
      if (!('ticket' in event) || event.ticket === undefined) return;
      const { ticket } = event;
      const before = visits.get(ticket);
      if (before === undefined) return;
      const visit = { ...before, steps: ('steps' in event && event.steps) || before.steps };
      const place = placeAfter(visit, event, { at, showed: around.showed });
      const { hand } = before;
      const leaves = hand !== undefined && place.is !== 'called' && place.is !== 'serving';
      if (leaves && event.kind !== 'served-by-paper')
        note(before, { is: 'held', at, counter: hand.counter, from: hand.since });
      const stood = place.is === 'waiting' && { stood: place };
      const after = fold({ ...visit, place, ...stood }, { ...event, ticket }, at);
      visits.set(ticket, leaves ? { ...after, hand: undefined } : after);
      did(() => {
        // Whoever was passed over and has come back since stays (R16).
        if (event.kind !== 'visit-due' || visits.get(ticket)?.place === place) visits.set(ticket, before);
      });
    },
    clear: () => visits.clear(),
  };
}
