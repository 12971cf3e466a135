/** R16: who is not called until a break is over, and waits all the same, stands on the main board with the time to be back. */
import { mayGoEndsAt } from '../day/break-notice.ts';
import { clockTime } from '../day/clock-face.ts';
import { mayGoUntil } from '../day/may-go.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { say } from './phrases.ts';

/** Two screens of a line that scrolls; a scan or a phone tells the others. */
const numbersShown = 12;

/** A line for each time to be back, as institutions have breaks of their own; in the order of issue, as one looks for one's own. */
export function mayGoLines(rules: Rules, hall: Hall, now: number): string[] {
  // Every visit of the day is looked at only while there is such a break.
  if (mayGoEndsAt(rules, hall, now) === undefined) return [];
  const waiting = [...hall.visits.values()].flatMap(visit => {
    const until = visit.place.is === 'waiting' ? mayGoUntil(hall, visit, now) : undefined;
    return until === undefined ? [] : [{ ticket: visit.ticket, until }];
  });
  return [...Map.groupBy(waiting, ({ until }) => until)]
    .sort(([one], [other]) => one - other)
    .map(([until, told]) => {
      const tickets = told.map(({ ticket }) => ticket);
      const time = clockTime(until, rules.timeZone);
      return say(rules.phrases['main-may-go'], { numbers: shortly(rules, tickets), time });
    });
}

function shortly({ phrases }: Rules, tickets: readonly string[]): string {
  const numbers = tickets.slice(0, numbersShown).join(' ');
  const count = tickets.length - numbersShown;
  return count > 0 ? say(phrases['main-may-go-more'], { numbers, count }) : numbers;
}
