/** What past facts do to a visit. */

import { workedBefore } from '../day/worked-clock.ts';
import { countUnknown } from '../queue/promises.ts';
import type { Event } from '../types/events.ts';
import type { Call, Hall, Visit } from '../types/model.ts';
import type { PlaceInQueue } from '../types/place-in-queue.ts';
import type { Rules } from '../types/rules.ts';
import { foldClass, noteComer } from '../visit/green.ts';
import { counterOf, visitOf } from '../visit/lookup.ts';
import { foldMark } from '../visit/marks.ts';
import { move, queueIn } from '../visit/move.ts';
import { oweTo } from '../visit/owed-jobs.ts';
import { foldAsked, noteService } from '../visit/presumption.ts';
import { freeSlips, takeSlipsAgain } from '../visit/return-slips.ts';
import { foldAway, stoodAway } from './away.ts';
import { call, newCall } from './call.ts';
import { endCases, endStep, keepTold } from './outcome.ts';
import { serveByPaper } from './power.ts';
import { issueSlip, useSlip } from './return-slip.ts';
import { addService, issueTicket } from './ticket.ts';
import { callAgain, stillUndoable, takeBack } from './undo.ts';

type VisitEvent = Extract<
  Event,
  {
    kind:
      | 'ticket-issued'
      | 'service-added'
      | 'return-slip-issued'
      | 'return-slip-used'
      | 'visit-queued'
      | 'visit-may-go'
      | 'visit-called'
      | 'visit-recalled'
      | 'fetch-asked'
      | 'visit-started'
      | 'came-or-missed-asked'
      | 'served-by-paper'
      | 'step-finished'
      | 'cases-finished'
      | 'service-picked'
      | 'outcome-marked'
      | 'marks-cleared'
      | 'route-chosen'
      | 'visit-transferred'
      | 'visit-parked'
      | 'visit-resumed'
      | 'visit-missed'
      | 'visit-stepped-away'
      | 'visit-due'
      | 'visit-stepped-back'
      | 'visit-rejoined'
      | 'visit-reopened'
      | 'visit-done'
      | 'visit-left'
      | 'class-set'
      | 'press-undone';
  }
>;

/** R11: who has waited less elsewhere overtakes hardly anybody. */
const leastCreditMs = 150_000;

export function evolveVisit(rules: Rules, hall: Hall, event: VisitEvent, at: number): void {
  if (event.kind === 'ticket-issued') return issueTicket(rules, hall, event, at);
  if (event.kind === 'press-undone') return undo(rules, hall, event, at);
  const visit = visitOf(hall, event.ticket);
  switch (event.kind) {
    case 'service-added':
      addService(hall, visit, event);
      return;
    case 'return-slip-issued':
      issueSlip(hall, visit, event);
      return;
    case 'return-slip-used':
      useSlip(rules, hall, visit, event.slip);
      return;
    case 'visit-queued': {
      const { queue, bound, expectedMs, expectedMin, mayGoUntil: until } = event;
      visit.step = event.step;
      visit.waitedMs = event.waitedMs;
      visit.expectedMs = expectedMs;
      visit.expectedMin = expectedMin;
      if (until !== undefined) visit.mayGo = { queue, until };
      // Freed, or back from being away, it has joined before.
      if (visit.place.is !== 'waiting' && visit.place.is !== 'away') {
        if (visit.class === 'green') noteComer(hall.greens, queue, at);
        if (event.creditMs >= leastCreditMs) noteComer(hall.credited, queue, at);
      }
      move(
        rules,
        hall,
        visit,
        {
          is: 'waiting',
          queue,
          ...standingIn(rules, hall, visit, event, at),
          ...(bound !== undefined && { bound }),
        },
        at,
      );
      return;
    }
    case 'visit-may-go':
      visit.mayGo = { queue: event.queue, until: event.until };
      return;
    case 'visit-called':
      call(rules, hall, visit, event, at);
      return;
    case 'visit-recalled': {
      counterOf(hall, event.counter).cameOrMissed = undefined;
      const next = newCall(rules, hall, event, event.call, at);
      const { counter } = event;
      move(rules, hall, visit, { is: 'called', counter, queue: queueIn(visit.place), call: next }, at);
      return;
    }
    case 'fetch-asked':
      if (visit.place.is === 'called') visit.place.call.fetch = true;
      return;
    case 'visit-started': {
      const { place } = visit;
      counterOf(hall, event.counter).cameOrMissed = undefined;
      const presumed = event.by === 'time' && place.is === 'called' && { presumed: place.call };
      // Whoever was presumed to have come, and is known to have, has been served since then.
      const since = place.is === 'serving' ? place.since : at;
      hold(rules, hall, visit, { is: 'serving', counter: event.counter, ...presumed }, since, at);
      if (event.by === 'time') stillUndoable(hall, visit, event.counter);
      return;
    }
    case 'came-or-missed-asked':
      foldAsked(hall, event, at);
      return;
    case 'served-by-paper':
      serveByPaper(rules, hall, visit, event, at);
      return;
    case 'step-finished':
    case 'cases-finished':
      noteService(rules, hall, visit, event, at);
      if (event.presumed === true) countUnknown(rules, hall, event.queue, visit);
      if (event.kind === 'step-finished') endStep(rules, hall, visit, event, at);
      else endCases(rules, hall, visit, event, at);
      return;
    case 'service-picked':
    case 'outcome-marked':
    case 'marks-cleared':
      foldMark(counterOf(hall, event.counter), event);
      return;
    case 'route-chosen':
      visit.steps = visit.steps.map((step, index) =>
        (index > visit.step || (index === visit.step && visit.place.is === 'between')) &&
        step.is === 'choice' &&
        step.choice === event.choice
          ? { ...step, chosen: event.queue }
          : step,
      );
      visit.changes += 1;
      return;
    case 'visit-transferred':
      visit.steps = event.steps;
      visit.changes += 1;
      if (event.when === 'now') move(rules, hall, visit, { is: 'between' }, at);
      return;
    case 'visit-parked':
      hold(rules, hall, visit, { is: 'parked', counter: event.counter }, at, at);
      return;
    case 'visit-resumed':
      hold(rules, hall, visit, { is: 'serving', counter: event.counter }, at, at);
      return;
    case 'visit-missed': {
      const { counter, queue } = event;
      visit.missedIn = [...(visit.missedIn ?? []), queue];
      if (visit.place.is === 'away') visit.stood = stoodAway(visit.place, at);
      move(rules, hall, visit, { is: 'missed', counter, queue, since: at }, at);
      return;
    }
    case 'visit-stepped-away':
    case 'visit-due':
      foldAway(rules, hall, visit, event, at);
      return;
    // It stands there once it is queued.
    case 'visit-stepped-back':
      return;
    case 'visit-rejoined':
      move(rules, hall, visit, { is: 'between' }, at);
      return;
    case 'visit-reopened':
      visit.atClosing = undefined;
      if (event.steps !== undefined) {
        visit.steps = event.steps;
        keepTold(visit);
        visit.ended = undefined;
      }
      takeSlipsAgain(hall, visit);
      move(rules, hall, visit, event.place ?? { is: 'between' }, at);
      return;
    case 'visit-done':
      freeSlips(hall, visit);
      move(rules, hall, visit, { is: 'done', at, outcome: event.outcome }, at);
      return;
    case 'visit-left':
      if (event.reason === 'closing') visit.atClosing = visit.place;
      freeSlips(hall, visit);
      move(rules, hall, visit, { is: 'left', at, reason: event.reason }, at);
      return;
    case 'class-set':
      foldClass(rules, hall, visit, event, at);
      return;
  }
}

/** An older journal tells neither the worked clock nor a rank. */
function standingIn(
  rules: Rules,
  hall: Hall,
  { order }: Visit,
  event: VisitEvent & { kind: 'visit-queued' },
  at: number,
): PlaceInQueue {
  const { queue, joinedAt, since, creditMs, awayMs, rank = order } = event;
  const institution = rules.queues.get(queue)?.institution;
  const showed = (moment: number) => workedBefore(hall.worked, institution, moment, at);
  const { workedAtJoining = showed(joinedAt), workedSince = showed(since) } = event;
  const wasAway = awayMs !== undefined && { awayMs };
  return { joinedAt, workedAtJoining, creditMs, rank, since, workedSince, ...wasAway };
}

/** Into the hand of a counter, or out of it with a claim to come back. */
function hold(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  place: { is: 'serving' | 'parked'; counter: string; presumed?: Call },
  since: number,
  at: number,
): void {
  move(rules, hall, visit, { ...place, queue: queueIn(visit.place), since }, at);
}

function undo(rules: Rules, hall: Hall, event: VisitEvent & { kind: 'press-undone' }, at: number): void {
  const { counter, wronglyCalled, unheard } = event;
  const press = hall.counters.get(counter)?.lastPress;
  if (press === undefined) throw new Error(`counter ${counter} has no press to take back`);
  takeBack(rules, hall, press, at);
  if (wronglyCalled !== undefined)
    oweTo(rules.voices, hall, { is: 'wait', ticket: wronglyCalled, counter, owedAt: at });
  if (unheard !== undefined) callAgain(rules, hall, unheard, counter);
}
