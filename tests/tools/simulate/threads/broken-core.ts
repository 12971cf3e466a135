/** On its third day the hall knows what no event told (I5): as a core for this thread, and for those of this module. */
import { isMainThread, workerData } from 'node:worker_threads';
import { handle } from '../../../../daemon/core/decide/handle.ts';
import { outcomesOf } from '../../../../daemon/tools/simulate/days.ts';
import type { Core } from '../../../../daemon/tools/simulate/simulate.ts';
import type { Perform } from '../../../../daemon/tools/simulate/stage.ts';
import { answerEach } from '../../../../daemon/tools/simulate/threads.ts';

const carryOut: Perform = (rules, hall, command, now) => {
  if (hall.day === '2026-01-07' && command.verb === 'take-ticket') hall.promises.kept += 1;
  return handle(rules, hall, command, now);
};

export const brokenCore: Core = { carryOut, module: new URL(import.meta.url) };

if (!isMainThread) answerEach(nth => outcomesOf(workerData, nth, carryOut));
