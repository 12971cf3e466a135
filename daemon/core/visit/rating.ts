/**
 * R17 好差评: every finish asks for a rating, whatever the key and the outcome, and the counter takes one: until its next
 * visit is known to have come, and for a minute at most. Else the next citizen, or the clerk, rates for the one before.
 */
import { answerBy } from '../day/timetable.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import { type FollowUp, followUp } from '../types/follow-up.ts';
import type { CounterState, Hall } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Named, Rules } from '../types/rules.ts';
import { counterOf } from './lookup.ts';
import { ratedCame } from './presumption.ts';

export const ratedForMs = 60_000;
/** So long after a bad grade whoever gave it may say why: a list is read more slowly than a grade is tapped. */
export const explainedForMs = 180_000;

type Rate = Command & { verb: 'rate' };

/** 投诉有回音: a bad rating stays open until somebody answers it, and has a day by which. */
export function rate(
  rules: Rules,
  hall: Hall,
  command: Rate,
  { served }: CounterState,
  now: number,
): Event[] | Refusal {
  const { counter, grade, from, ticket: by, reason } = command;
  const why = reason === undefined ? undefined : reasonOf(rules, grade, reason);
  if (why !== undefined && isRefusal(why)) return why;
  // The phone sends the grade at once, and the reason when somebody has chosen one: it is of the same rating.
  const given = why === undefined ? undefined : gradeGiven(hall, command);
  if (given !== undefined && reason !== undefined && why !== undefined && served?.ticket !== by)
    return explain(given, command, { reason, why: why.name }, now);
  if (served === undefined) return refuse('nothing-to-rate', { counter });
  const { ticket, clerk } = served;
  // A phone that was slow rates for nobody else.
  if (by !== undefined && by !== ticket) return refuse('nothing-to-rate', { counter, ticket: by });
  const agoMs = now - served.at;
  if (agoMs > ratedForMs) return refuse('nothing-to-rate', { counter, agoMs, withinMs: ratedForMs });
  const rated: Event = {
    kind: 'rated',
    counter,
    ticket,
    grade,
    from,
    ...(clerk !== undefined && { clerk }),
    ...(reason !== undefined && { reason }),
  };
  if (grade > rules.badGrade) return [rated];
  const about = { grade, reason: why?.name, ticket, counter, clerk, due: answerBy(rules, hall) };
  return [rated, followUp(hall, 'rating', now, about)];
}

/** Only a bad grade is asked why; the list is the hall's. */
function reasonOf({ badGrade, gradeReasons }: Rules, grade: number, reason: number): Named | Refusal {
  if (grade > badGrade) return refuse('grade-reason', { is: 'good', grade, badGrade });
  const reasons = gradeReasons.map(({ name }) => name);
  return gradeReasons[reason - 1] ?? refuse('grade-reason', { is: 'none-such', found: reason, reasons });
}

/** The follow-up of the grade that this ticket gave that counter last. */
function gradeGiven({ followUps }: Hall, { counter, ticket }: Rate): FollowUp | undefined {
  if (ticket === undefined) return undefined;
  return [...followUps.values()].findLast(
    one => one.source === 'rating' && one.counter === counter && one.ticket === ticket,
  );
}

function explain(
  { id, grade: given, reason: said, openedAt }: FollowUp,
  { counter, grade, ticket = '' }: Rate,
  why: { reason: number; why: string },
  now: number,
): Event[] | Refusal {
  if (given !== undefined && given !== grade)
    return refuse('grade-reason', { is: 'other-grade', ticket, given });
  if (said !== undefined) return refuse('grade-reason', { is: 'said', ticket });
  if (now - openedAt > explainedForMs)
    return refuse('grade-reason', { is: 'late', ticket, withinMs: explainedForMs });
  return [{ kind: 'grade-explained', followUp: id, counter, ticket, ...why }];
}

/** Whom the counter may still be rated for; a start that is only presumed ends nothing. */
export function foldRating(hall: Hall, event: Event, at: number): void {
  switch (event.kind) {
    case 'step-finished': {
      // They have gone, and another stands there.
      if (event.paper === true) return;
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
    case 'grade-explained': {
      const found = hall.followUps.get(event.followUp);
      if (found !== undefined) hall.followUps.set(found.id, { ...found, reason: event.why });
      return;
    }
    case 'visit-resumed':
    case 'visit-parked':
    case 'visit-transferred':
      counterOf(hall, event.counter).served = undefined;
      return;
    default:
      return;
  }
}
