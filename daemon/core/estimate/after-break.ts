/** R16: whose range begins after the break that its institution will have soon, or has now. */
import { breakTold } from '../day/break-notice.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { Expected } from './wait.ts';

/** Until when it may go, by the wall clock; none where it may be called before the break is over. */
export function goneUntil(
  rules: Rules,
  hall: Hall,
  queue: string,
  { rangeMs: [leastMs] }: Expected,
  now: number,
): number | undefined {
  const near = breakTold(rules, hall, rules.queues.get(queue)?.institution, now);
  if (near === undefined || now + hall.wallAheadMs + leastMs < near.over) return undefined;
  return near.until;
}
