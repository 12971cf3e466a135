/** R16: who is away when a counter calls is passed over, and its turn has come. */

import { mayGoUntil } from '../day/may-go.ts';
import type { Waiting } from '../types/lane.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Counter, Rules } from '../types/rules.ts';
import { choose } from './priority.ts';
import { awayLines } from './waiting-order.ts';

type PassedOver = { ticket: string; queue: string };

/** Each of those whom this counter would call now, were it alone of them back. Only the first of a queue and class is asked for, until one would not be. */
export function passedOver(
  rules: Rules,
  hall: Hall,
  counter: Counter,
  state: CounterState,
  now: number,
): PassedOver[] {
  const passed: PassedOver[] = [];
  for (const line of awayLines(hall, [...new Set([...counter.queues, ...counter.backup])])) {
    const wouldBeCalled = (away: Waiting) => {
      const guest = { ...line, lane: { size: 1, chunks: [[away]] } };
      return choose(rules, hall, counter, state, now, guest)?.ticket === away.ticket;
    };
    for (const away of line.lane.chunks.flat()) {
      if (mayStayOut(hall, away.ticket, now)) continue;
      if (!wouldBeCalled(away)) break;
      passed.push({ ticket: away.ticket, queue: line.queue });
    }
  }
  return passed;
}

/** It was told that it may go until a break is over, and its turn does not come before. */
function mayStayOut(hall: Hall, ticket: string, now: number): boolean {
  const visit = hall.visits.get(ticket);
  return visit !== undefined && mayGoUntil(hall, visit, now) !== undefined;
}
