/** When a question is to be answered, and whose it is (R17). */
import { lastSessionEnds, workdayAfter, workdayFrom, workdaysSince, workedUntil } from '../day/timetable.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Question } from '../types/question.ts';
import type { Rules } from '../types/rules.ts';
import { isUnknownPerson } from './staff.ts';

/** Whoever has left it unanswered so many times as long, or for one more working day, has forgotten it. */
const forgottenAfter = 2;

/** `at`: from when on it is overdue; left out: not today. `worseAt`: from when on that is grave. `days`: worked since its day. */
export type QuestionDue = { at?: number | undefined; worseAt?: number | undefined; days: number };

export function dueOf(rules: Rules, hall: Hall, question: Question): QuestionDue {
  const here = dueInHall(rules, hall, question);
  if (here !== undefined) return here;
  const { day = '', openedAt, wallAheadMs } = hall;
  // A day that has become a holiday since gives way to the next one that is worked.
  const due = workdayFrom(rules, question.due);
  const days = due < day ? workdaysSince(rules, due, day) : 0;
  if (days > 0) return { at: openedAt, ...(days > 1 && { worseAt: openedAt }), days };
  if (question.late === true) return { at: openedAt, days };
  const endsAt = lastSessionEnds(hall);
  return { ...(due === day && endsAt !== undefined && { at: endsAt - wallAheadMs }), days };
}

/** Who asked waits in the hall for the answer, or has waited there too long before they went. */
function dueInHall(rules: Rules, hall: Hall, question: Question): QuestionDue | undefined {
  const { day, ticket, openedAt, institution } = question;
  const visit = ticket === undefined || day !== hall.day ? undefined : hall.visits.get(ticket);
  if (visit === undefined) return undefined;
  const { questionWithinMs } = rules.times;
  const at = workedUntil(hall, openedAt, questionWithinMs, institution);
  const { place } = visit;
  if ((place.is === 'done' || place.is === 'left') && place.at < at) return undefined;
  return {
    at,
    worseAt: workedUntil(hall, openedAt, questionWithinMs * forgottenAfter, institution),
    days: 0,
  };
}

/** Who asked it is in the hall. */
export function asksHere({ day, visits }: Hall, { day: asked, ticket = '' }: Question): boolean {
  const place = asked === day ? visits.get(ticket)?.place.is : undefined;
  return place !== undefined && place !== 'done' && place !== 'left';
}

/** The last day on which it is answered in time once who asked has gone. */
export function answerQuestionBy(rules: Rules, { day = '' }: Hall): string {
  return workdayAfter(rules, day, rules.times.questionWithinDays);
}

/** Where somebody is signed in. */
export function counterWith({ counters }: Hall, person: string): string | undefined {
  for (const [id, { clerk }] of counters) if (clerk === person) return id;
  return undefined;
}

/** Whose supervisors answer for what they own. */
export function institutionOf(rules: Rules, hall: Hall, person: string): string | undefined {
  return (
    rules.staff?.get(person)?.institution ?? rules.counters.get(counterWith(hall, person) ?? '')?.institution
  );
}

/** When it becomes the supervisor's: its owner is gone, or on the staff list no more, when it is due. */
export function leavesOwnerAt(rules: Rules, hall: Hall, question: Question): number | undefined {
  const { owner } = question;
  if (owner === undefined) return undefined;
  if (!isUnknownPerson(rules, owner) && counterWith(hall, owner) !== undefined) return undefined;
  return dueOf(rules, hall, question).at;
}

/** 首问责任: nobody's question is left to who is not there. */
export function leftToSupervisor(rules: Rules, hall: Hall, now: number): Event[] {
  return [...hall.questions.values()].flatMap((question): Event[] => {
    const at = leavesOwnerAt(rules, hall, question);
    const { id, owner: from } = question;
    if (at === undefined || at > now || from === undefined) return [];
    return [{ kind: 'question-passed', question: id, from }];
  });
}

/** More than a hall that answers them ever has open. */
const carriedAtMost = 200;

/** R10: those that go on, as they stand when the day is over, and the oldest, which nobody has answered for too long. */
export function questionsCarried(rules: Rules, hall: Hall): { open: Question[]; lapsed: Question[] } {
  const all = [...hall.questions.values()];
  const over = Math.max(0, all.length - carriedAtMost);
  const open = all
    .slice(over)
    .map(one => (dueInHall(rules, hall, one) === undefined ? one : { ...one, late: true as const }));
  return { open, lapsed: all.slice(0, over) };
}
