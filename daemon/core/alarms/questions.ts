/** 首问责任: questions that nobody has answered in time (R17). */
import { asksHere, dueOf } from '../counter/questions.ts';
import { dateAndTime } from '../day/clock-face.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** One alarm for all of them, which ages and grows critical. */
export function watchQuestions(rules: Rules, hall: Hall, now: number, see: See): void {
  for (const question of hall.questions.values()) {
    const { at, worseAt } = dueOf(rules, hall, question);
    for (const moment of [at, worseAt])
      if (moment !== undefined) see(moment, 0, undefined, () => late(rules, hall, now));
  }
}

function late(rules: Rules, hall: Hall, now: number): ReturnType<Parameters<See>[3]> {
  const { questions, wallAheadMs } = hall;
  const due = [...questions.values()].flatMap(question => {
    const { at, worseAt = Number.POSITIVE_INFINITY, days } = dueOf(rules, hall, question);
    return at === undefined || at > now ? [] : [{ question, isWorse: worseAt <= now, days }];
  });
  // They stand in the order in which they were asked.
  const [first] = due;
  const { id = '', ticket, owner, openedAt = 0 } = first?.question ?? {};
  return {
    id: 'question-due',
    severity: due.some(({ isWorse }) => isWorse) ? 'critical' : 'warning',
    subject: {},
    retold: true,
    says: () =>
      says('question-due', {
        open: due.length,
        here: due.filter(({ question }) => asksHere(hall, question)).length,
        first: {
          id,
          ...(ticket !== undefined && { ticket }),
          ...(owner !== undefined && { owner }),
          opened: dateAndTime(openedAt + wallAheadMs, rules.timeZone),
        },
        days: Math.max(...due.map(({ days }) => days)),
      }),
  };
}
