/** One order carried out: decided, folded into the hall, and followed by what stands waiting for just that. */

import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import { nextOf } from './discipline.ts';
import type { Event } from './events.ts';
import { evolve } from './evolve.ts';
import type { Hall } from './model.ts';
import { isRefusal, type Refusal } from './refuse.ts';
import type { Rules } from './rules.ts';

export function perform(rules: Rules, hall: Hall, command: Command, now: number): Event[] | Refusal {
  const events: Event[] = [];
  for (const part of partsOf(hall, command)) {
    const decision = decide(rules, hall, part, now);
    // Only the first part can refuse the order; a later one that cannot follow (the pause takes effect) leaves it done.
    if (isRefusal(decision)) {
      if (events.length === 0) return decision;
      break;
    }
    take(decision);
  }
  for (
    let called = callForReady(rules, hall, now);
    called !== undefined;
    called = callForReady(rules, hall, now)
  ) {
    take(called);
  }
  return events;

  function take(decided: readonly Event[]): void {
    for (const event of decided) evolve(rules, hall, event, now);
    events.push(...decided);
  }
}

/** Orders that are more than one decision. */
function partsOf(hall: Hall, command: Command): Command[] {
  switch (command.verb) {
    case 'call-next': {
      // R3: call-next while serving finishes that step first.
      const ticket = hall.counters.get(command.counter)?.ticket;
      if (ticket === undefined || hall.visits.get(ticket)?.place.is !== 'serving') return [command];
      return [{ verb: 'finish', counter: command.counter, outcome: 'approved' }, command];
    }
    case 'open-counter': {
      // A day that was closed today stays closed.
      const { day } = command;
      const opensDay = day !== undefined && !hall.open && day > (hall.day ?? '');
      return opensDay ? [{ verb: 'open-day', day }, command] : [command];
    }
    default:
      return [command];
  }
}

/** R3: a counter that pressed next with nobody waiting is given the next visit that joins, the longest ready first. */
function callForReady(rules: Rules, hall: Hall, now: number): Event[] | undefined {
  const ready = [...hall.counters]
    .filter(([, state]) => state.readySince !== undefined)
    .sort(([, one], [, other]) => (one.readySince ?? 0) - (other.readySince ?? 0));
  for (const [counter] of ready) {
    const queues = rules.counters.get(counter)?.queues ?? [];
    if (nextOf(rules, hall, queues, now, 1).length === 0) continue;
    const called = decide(rules, hall, { verb: 'call-next', counter }, now);
    if (isRefusal(called)) continue;
    return called.map(event =>
      event.kind === 'visit-called' ? { ...event, why: { ...event.why, ready: true } } : event,
    );
  }
  return undefined;
}
