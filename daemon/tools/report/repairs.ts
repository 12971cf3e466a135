/** 报修 on paper: a line for each device that could not work, carried over from the day before or not. */

import type { RepairLine } from '../../history/repairs.ts';
import type { Figures } from './figures.ts';
import { type Naming, nothing } from './naming.ts';

export function repairRows({ repairs }: Figures, { words, dateTime, lasts }: Naming): string[][] {
  return repairs.map(({ device, count, totalMs, longestMs, firstAt, last }) => [
    device,
    dateTime(firstAt),
    mendedText(last),
    last.seenBy ?? nothing,
    last.why,
    String(count),
    lasts(totalMs),
    lasts(longestMs),
  ]);

  function mendedText({ mendedAt, gone }: RepairLine): string {
    if (mendedAt === undefined) return words.repairs.notYet;
    return gone === true ? words.repairs.gone : dateTime(mendedAt);
  }
}
