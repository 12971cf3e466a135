/** Takes away the reports of days and the sheets of months that are not kept any longer (`retention`). */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { olderThan } from '../../copies/retention.ts';
import { reportsFolder } from '../../hall/missing-reports.ts';
import type { Keeping } from '../../hall/report-writer.ts';
import { isMonth } from '../../hall/sheets/file.ts';
import { oldMonths } from '../../hall/sheets/month.ts';

/** What somebody else put there stays. */
const ofDay = /^(\d{4}-\d{2}-\d{2})\.(?:html|csv)$/;

/** How many were; throws what the disk says against it. `days`: of the journal. */
export function takeAwayOld(state: string, days: readonly string[], keeping: Keeping): number {
  const folder = reportsFolder(state);
  const names = readdirSync(folder);
  const reports = names.flatMap(name => {
    const [, day] = ofDay.exec(name) ?? [];
    return day === undefined ? [] : [{ name, day }];
  });
  const newest = days.at(-1) ?? '';
  const all = [...new Set([...reports.map(({ day }) => day), newest])].sort();
  const oldDays = new Set(olderThan(all, keeping.reportsDays));
  const oldOnes = new Set(oldMonths(names.filter(isMonth), newest, keeping.sheetsDays));
  const gone = [
    ...reports.filter(({ day }) => oldDays.has(day)).map(({ name }) => name),
    ...names.filter(name => oldOnes.has(name)),
  ];
  for (const name of gone) rmSync(join(folder, name), { recursive: true, force: true });
  return gone.length;
}
