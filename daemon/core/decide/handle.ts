/** One order carried out: decided, folded into the hall, and followed by what stands waiting for just that. */

import { isUnknownPerson } from '../counter/staff.ts';
import { evolve } from '../evolve/evolve.ts';
import type { Command, Next } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { isRefusal, type Refusal } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { askedNext } from '../visit/presumption.ts';
import { wrongDate } from './day.ts';
import { decide } from './decide.ts';
import { numbered } from './return.ts';

export function handle(rules: Rules, hall: Hall, command: Command, now: number): Event[] | Refusal {
  const events: Event[] = [];
  for (const part of partsOf(rules, hall, command, now)) {
    const decision = decide(rules, hall, part, now);
    // Only the first part can refuse the order; a later one that cannot follow (the pause takes effect) leaves it done.
    if (isRefusal(decision)) {
      if (events.length > 0) {
        take(decision.remembered ?? []);
        break;
      }
      for (const event of decision.remembered ?? []) evolve(rules, hall, event, now);
      return decision;
    }
    take(decision);
  }
  // Only who has just come to wait can be somebody for a counter that is ready, or who is kept for one that is busy now; or, at
  // a start, for whom it works only since the config was changed.
  const someCame = command.verb === 'describe-hall' || events.some(({ kind }) => mayFree.has(kind));
  for (
    let called = someCame ? callForReady(rules, hall, now) : undefined;
    called !== undefined;
    called = callForReady(rules, hall, now)
  ) {
    take(called);
  }
  return events;

  function take(decided: readonly Event[]): void {
    for (const event of decided) {
      const told = events.length === 0 ? { ...event, order: command.verb } : event;
      evolve(rules, hall, told, now);
      events.push(told);
    }
  }
}

const mayFree: ReadonlySet<Event['kind']> = new Set([
  'visit-queued',
  'press-undone',
  'visit-called',
  'visit-resumed',
  'counter-paused',
]);

/** Orders that are more than one decision. */
function partsOf(rules: Rules, hall: Hall, command: Command, now: number): Command[] {
  switch (command.verb) {
    case 'call-next': {
      // R3: call-next while serving finishes that step first.
      const ticket = hall.counters.get(command.counter)?.ticket;
      if (ticket === undefined || hall.visits.get(ticket)?.place.is !== 'serving') return [command];
      return [finished(command.counter, {}), command];
    }
    case 'start':
    case 'miss': {
      // R3: the answer carries out the next that was refused.
      const { counter } = command;
      const asked = askedNext(hall, counter, now);
      if (asked === undefined) return [command];
      const { number } = asked;
      const next: Command =
        number === undefined ? { verb: 'call-next', counter } : { verb: 'bring-back', counter, number };
      return command.verb === 'start' ? [command, finished(counter, asked), next] : [command, next];
    }
    case 'bring-back': {
      // The same, once it is sure who comes.
      const { counter, number } = command;
      const held = hall.visits.get(hall.counters.get(counter)?.ticket ?? '');
      if (number === undefined || held?.place.is !== 'serving') return [command];
      return isRefusal(numbered(rules, hall, counter, number, now))
        ? [command]
        : [finished(counter, { number }), command];
    }
    case 'open-day': {
      // R10: the day that was opened under a wrong date is closed first, once nothing speaks against the right one.
      const isPutRight =
        hall.open && command.insteadOf !== undefined && wrongDate(hall, command) === undefined;
      return isPutRight ? [{ verb: 'close-day' }, command] : [command];
    }
    case 'open-counter':
      return [...firstOfTheDay(rules, hall, command), command];
    case 'sign-in': {
      const { counter, clerk, opens } = command;
      // Whoever is nobody opens neither day nor counter.
      if (opens !== true || isUnknownPerson(rules, clerk)) return [command];
      return [...firstOfTheDay(rules, hall, command), command, { verb: 'open-counter', counter }];
    }
    default:
      return [command];
  }
}

/** The first clerk of the morning opens the business day too; a day that was closed today stays closed. */
function firstOfTheDay(
  rules: Rules,
  hall: Hall,
  { counter, day }: { counter: string; day?: string },
): Command[] {
  const isNew = day !== undefined && !hall.open && day > (hall.day ?? '');
  return isNew && rules.counters.has(counter) ? [{ verb: 'open-day', day }] : [];
}

const finished = (counter: string, byNext: Next): Command => ({
  verb: 'finish',
  counter,
  outcome: 'approved',
  byNext,
});

/**
 * R3: a counter that pressed next with nobody waiting is given the next visit that joins, the longest ready first; a
 * backup counter only while no counter of the queue is ready (AB岗).
 */
function callForReady(rules: Rules, hall: Hall, now: number): Event[] | undefined {
  const ready: { counter: string; since: number }[] = [];
  for (const [counter, { readySince }] of hall.counters) {
    if (readySince !== undefined) ready.push({ counter, since: readySince });
  }
  let backup: Event[] | undefined;
  for (const { counter } of ready.sort((one, other) => one.since - other.since)) {
    const called = decide(rules, hall, { verb: 'call-next', counter }, now);
    if (isRefusal(called)) continue;
    const [event, ...passedOver] = called;
    if (event?.kind !== 'visit-called') continue;
    const told: Event[] = [{ ...event, why: { ...event.why, ready: true } }, ...passedOver];
    if (event.why.by !== 'backup') return told;
    backup ??= told;
  }
  return backup;
}
