/** How many days of Fuzhou two processors simulate, shared out to threads as `one-ticket simulate` does it. */

import type { Setup } from '../../daemon/tools/simulate/days.ts';
import { inThreads } from '../../daemon/tools/simulate/threads.ts';
import { withTimetable } from '../../daemon/tools/simulate/working-hours.ts';
import { fuzhou } from './fuzhou.ts';

export const threads = 2;
const fiveMinutesMs = 5 * 60_000;
/** The engines of both threads are warm by then. */
const warmAfterDays = 60;
const measuredDays = 300;

/**
 * Days in five minutes: when two processors do nothing else (all the processor time of the process, that of the threads and of
 * what keeps them going, over two), and by the wall clock of this run.
 */
export type DaysInFiveMinutes = { onTwoCores: number; byTheWall: number };

/** The rules alone. */
export const benchFuzhouDays = (): Promise<DaysInFiveMinutes> =>
  daysOf(new URL('./fuzhou-day-thread.ts', import.meta.url));

/** With every figure counted and every rule checked, as the tool does it. */
export const benchSimulatedDays = (): Promise<DaysInFiveMinutes> =>
  daysOf(new URL('../../daemon/tools/simulate/day-thread.ts', import.meta.url));

async function daysOf(module: URL): Promise<DaysInFiveMinutes> {
  const count = warmAfterDays + measuredDays;
  const { staff: _, ...rules } = withTimetable(fuzhou());
  const plans = [{ id: 'as-it-is', name: 'as it is', rules }];
  const data: Setup = { plans, days: count, seed: 7, from: 0, arrivals: { is: 'usual' } };
  let warm = { ms: 0, processor: process.cpuUsage() };
  let wallMs = 0;
  let processorMs = 0;
  await inThreads<unknown>({
    module,
    data,
    first: 0,
    count,
    threads,
    take(_day, nth) {
      if (nth === warmAfterDays - 1) warm = { ms: performance.now(), processor: process.cpuUsage() };
      if (nth < count - 1) return;
      const { user, system } = process.cpuUsage(warm.processor);
      wallMs = performance.now() - warm.ms;
      processorMs = (user + system) / 1000;
    },
  });
  return {
    onTwoCores: (measuredDays * threads * fiveMinutesMs) / processorMs,
    byTheWall: (measuredDays * fiveMinutesMs) / wallMs,
  };
}
