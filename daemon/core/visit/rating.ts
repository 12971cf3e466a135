/**
 * R17 好差评: every finish asks for a rating, whatever the key and the outcome, and the counter takes one: until its next
 * visit is known to have come, and for a minute at most. Else the next citizen, or the clerk, rates for the one before.
 */
import { answerBy } from '../day/timetable.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import { followUp } from '../types/follow-up.ts';
import type { CounterState, Hall } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { counterOf } from './lookup.ts';
import { ratedCame } from './presumption.ts';

export const ratedForMs = 60_000;

/** 投诉有回音: a bad rating stays open until somebody answers it, and has a day by which. */
export function rate(
  rules: Rules,
  hall: Hall,
  { counter, grade, from, ticket: by }: Command & { verb: 'rate' },
  { served }: CounterState,
  now: number,
): Event[] | Refusal {
  if (served === undefined) return refuse('nothing-to-rate', { counter });
  const { ticket, clerk } = served;
  // A phone that was slow rates for nobody else.
  if (by !== undefined && by !== ticket) return refuse('nothing-to-rate', { counter, ticket: by });
  const agoMs = now - served.at;
  if (agoMs > ratedForMs) return refuse('nothing-to-rate', { counter, agoMs, withinMs: ratedForMs });
  const rated: Event = { kind: 'rated', counter, ticket, grade, from, ...(clerk !== undefined && { clerk }) };
  if (grade > rules.badGrade) return [rated];
  return [
    rated,
    followUp(hall, 'rating', now, { grade, ticket, counter, clerk, due: answerBy(rules, hall) }),
  ];
}

/** Whom the counter may still be rated for; a start that is only presumed ends nothing. */
export function foldRating(hall: Hall, event: Event, at: number): void {
  switch (event.kind) {
    case 'step-finished': {
      const counter = counterOf(hall, event.counter);
      const { clerk } = counter;
      counter.served = { ticket: event.ticket, at, ...(clerk !== undefined && { clerk }) };
      return;
    }
    case 'visit-started':
      if (event.by !== 'time') counterOf(hall, event.counter).served = undefined;
      return;
    case 'route-chosen':
      if (event.by === 'clerk' && event.counter !== undefined)
        counterOf(hall, event.counter).served = undefined;
      return;
    case 'rated':
      ratedCame(hall, event);
      counterOf(hall, event.counter).served = undefined;
      return;
    case 'visit-resumed':
    case 'visit-parked':
    case 'visit-transferred':
      counterOf(hall, event.counter).served = undefined;
      return;
    default:
      return;
  }
}
