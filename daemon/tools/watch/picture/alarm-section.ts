/** The alarms of a hall, those that nobody has seen first. Pure. */
import type { Hall } from '../model/halls.ts';
import type { AlarmRow } from '../model/rows.ts';
import { isNew } from '../model/standing.ts';
import { words } from '../words.ts';
import { type Line, type Look, span, widthOf, wrapped } from './cells.ts';
import { sinceFor } from './names.ts';
import { listed, type Section, titled } from './section.ts';
import { type Column, fitColumns, tableRow } from './table.ts';

/** `tall`: lines for each; what the first has no room for goes on in the others. */
export function alarmSection(hall: Hall, rows: readonly AlarmRow[], now: number, tall: number): Section {
  const fresh = rows.filter(isNew).length;
  const count =
    rows.length === 0 ? words.none : `${rows.length}${fresh > 0 ? `, ${words.fresh(fresh)}` : ''}`;
  const worst = rows.find(isNew);
  const look = worst === undefined ? 'plain' : lookOf(worst);
  const columns = alarmColumns(hall, rows, now);
  return {
    ...listed(rows, columns, shown => titled(words.sections.alarms, count, shown, look)),
    tall,
    row(index, width) {
      const row = rows[index];
      return row === undefined ? [] : alarmLines(row, fitColumns(columns, width), tall);
    },
  };
}

function alarmColumns(hall: Hall, rows: readonly AlarmRow[], now: number): Column<AlarmRow>[] {
  const seen = ({ ackedBy }: AlarmRow) => (ackedBy === undefined ? '' : words.seenBy(ackedBy));
  return [
    { head: '', width: 1, cell: alarm => (isNew(alarm) ? span('!', lookOf(alarm)) : '') },
    { head: '', width: 8, cell: alarm => span(words.severity(alarm.severity), lookOf(alarm)) },
    { head: '', width: 7, align: 'right', cell: ({ since }) => `${sinceFor(hall, since, now)} ` },
    { head: '', width: 20, grows: true, cell: alarm => span(alarm.text, textLook(alarm)) },
    {
      head: '',
      width: Math.min(20, Math.max(0, ...rows.map(row => widthOf(seen(row))))),
      spare: 1,
      cell: alarm => span(seen(alarm), 'dim'),
    },
  ];
}

/** Which of the columns holds the text. */
const textAt = 3;

function alarmLines(alarm: AlarmRow, columns: readonly Column<AlarmRow>[], tall: number): Line[] {
  const before = columns.slice(0, textAt).reduce((sum, { width }) => sum + width + 1, 0);
  const [first = '', ...others] = wrapped(alarm.text, columns[textAt]?.width ?? 0, tall);
  return [
    tableRow(columns, { ...alarm, text: first }),
    ...others.map((text): Line => [span(' '.repeat(before)), span(text, textLook(alarm))]),
  ];
}

function textLook(alarm: AlarmRow): Look {
  return isNew(alarm) ? 'plain' : 'dim';
}

function lookOf(alarm: AlarmRow): Look {
  if (!isNew(alarm)) return 'dim';
  return alarm.severity === 'critical' ? 'bad' : 'warn';
}
