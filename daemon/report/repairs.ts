/** 报修 on paper: every device that could not work, carried over from the day before or not. */
import { type Naming, nothing } from './naming.ts';
import type { RepairLine } from './repair-book.ts';

export function repairRows(lines: readonly RepairLine[], { words, dateTime, lasts }: Naming): string[][] {
  const { notYet, gone: takenOut } = words.repairs;
  return lines.map(({ device, why, openedAt, seenBy = nothing, mendedAt, gone }) => [
    device,
    dateTime(openedAt),
    seenBy,
    mendedAt === undefined ? notYet : gone === true ? takenOut : dateTime(mendedAt),
    why,
    mendedAt === undefined ? nothing : lasts(mendedAt - openedAt),
  ]);
}
