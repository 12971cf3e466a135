/** 服务承诺制: how many of the day's calls came within the wait that their queue promises (R8). */

import { isCutShort } from '../day/on-paper.ts';
import { workedMs } from '../day/timetable.ts';
import type { Hall, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

/** Undefined: the queue promises nothing. A promise stands still in a break (R10). */
function isKept(rules: Rules, hall: Hall, queue: string, since: number, at: number): boolean | undefined {
  const { promiseMs, institution } = rules.queues.get(queue) ?? {};
  return promiseMs === undefined ? undefined : workedMs(hall, since, at, institution) <= promiseMs;
}

/** False where nobody could keep it, because the power failed (R21). */
export function countCall(rules: Rules, hall: Hall, queue: string, waitedMs: number, at: number): boolean {
  if (isCutShort(hall, at - waitedMs, at)) return false;
  const kept = isKept(rules, hall, queue, at - waitedMs, at);
  if (kept !== undefined) add(hall, { calls: 1, kept: Number(kept) });
  return true;
}

/**
 * Its step was finished on the presumption that it came: waiting ends at a known start, and there was none, so no promise was
 * kept. One that was broken stays so, that nobody mends the share of kept ones by not looking who comes.
 */
export function countUnknown(rules: Rules, hall: Hall, queue: string, { stood }: Visit): void {
  if (stood === undefined || stood.cut === true) return;
  if (isKept(rules, hall, queue, stood.since, stood.calledAt) === true) add(hall, { calls: -1, kept: -1 });
}

function add(hall: Hall, counted: { calls: number; kept: number }): void {
  hall.promises.calls += counted.calls;
  hall.promises.kept += counted.kept;
  hall.pressing?.promises.push(counted);
}
