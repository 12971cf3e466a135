/** The counters of a hall: what each does, with whom, since when. Pure. */
import { casesOn } from '../model/cases.ts';
import type { Hall } from '../model/halls.ts';
import type { CounterRow } from '../model/rows.ts';
import { words } from '../words.ts';
import { type Look, span, widthOf } from './cells.ts';
import { counterState, serviceName, sinceFor } from './names.ts';
import { listed, rowOf, type Section, titled } from './section.ts';
import { type Column, fitColumns, ruled } from './table.ts';

/** A counter with what matters of it takes so many cells, and one empty one. */
const counterCells = 39;

/** `whole`: one counter a line, with everything; else as many side by side as `width` has room for. */
export function counterSection(
  hall: Hall,
  rows: readonly CounterRow[],
  now: number,
  { whole, width }: { whole: boolean; width: number },
): Section {
  const open = rows.filter(({ counter }) => counter?.status === 'open').length;
  const count = rows.length === 0 ? words.none : words.openOf(open, rows.length);
  const title = (shown: string | undefined) => titled(words.sections.counters, count, shown);
  if (whole) return listed(rows, wholeColumns(hall, rows, now), title);
  const columns = shortColumns(hall, rows, now);
  return {
    ids: rows.map(({ id }) => id),
    columns: Math.max(1, Math.floor((width + 1) / (counterCells + 1))),
    tall: 1,
    title: (all, shown) => ruled(title(shown), all),
    row: (index, all) => [rowOf(rows, index, fitColumns(columns, all))],
  };
}

const stateLooks = new Map<string, Look>([
  ['called', 'warn'],
  ['serving', 'good'],
  ['idle', 'plain'],
]);

function firstColumns(hall: Hall, rows: readonly CounterRow[], now: number): Column<CounterRow>[] {
  const { counterHeads } = words;
  return [
    {
      head: '',
      width: Math.min(9, 1 + Math.max(3, ...rows.map(({ id }) => id.length))),
      align: 'right',
      cell: ({ id, alarmed }) => span(alarmed ? `!${id}` : id, alarmed ? 'bad' : 'strong'),
    },
    {
      head: counterHeads.state,
      width: 7,
      cell: row => span(words.counterState(counterState(row)), stateLooks.get(counterState(row)) ?? 'dim'),
    },
    { head: counterHeads.ticket, width: 6, cell: ({ counter }) => span(counter?.ticket ?? '', 'strong') },
    {
      head: counterHeads.since,
      width: 6,
      align: 'right',
      cell: ({ counter }) => sinceFor(hall, counter?.since, now),
    },
  ];
}

function shortColumns(hall: Hall, rows: readonly CounterRow[], now: number): Column<CounterRow>[] {
  return [
    ...firstColumns(hall, rows, now),
    { head: '', width: 6, grows: true, cell: (row, width) => serviceOf(hall, row, width) },
    {
      head: '',
      width: Math.min(6, widest(rows, clerkOf)),
      spare: 1,
      cell: row => span(clerkOf(row), 'dim'),
    },
  ];
}

function wholeColumns(hall: Hall, rows: readonly CounterRow[], now: number): Column<CounterRow>[] {
  const { counterHeads } = words;
  const queues = ({ id }: CounterRow) => (hall.info.counters.get(id)?.queues ?? []).join(' ');
  const [plate, ...does] = firstColumns(hall, rows, now);
  return [
    ...(plate === undefined ? [] : [plate]),
    {
      head: '',
      width: Math.min(
        16,
        widest(rows, row => row.institution),
      ),
      spare: 2,
      cell: row => row.institution,
    },
    { head: '', width: Math.min(20, widest(rows, queues)), spare: 1, cell: row => span(queues(row), 'dim') },
    ...does,
    {
      head: counterHeads.clerk,
      width: Math.min(10, Math.max(counterHeads.clerk.length, widest(rows, clerkOf))),
      cell: row => span(clerkOf(row), 'dim'),
    },
    {
      head: counterHeads.service,
      width: 8,
      grows: true,
      cell: (row, width) => serviceOf(hall, row, width),
    },
  ];
}

/** How many of its cases are left stands before it, or not at all: a figure that is cut is another figure. */
function serviceOf(hall: Hall, { counter }: CounterRow, width: number): string {
  const service = serviceName(hall, counter?.service);
  const cases = casesOn(hall, counter?.ticket);
  if (cases === undefined) return service;
  const left = words.cases(cases.left, cases.all);
  const spare = width - widthOf(left);
  if (spare < 0) return service;
  return spare < 2 ? left : `${left} ${service}`;
}

const clerkOf = ({ counter }: CounterRow): string => counter?.clerk ?? '';

function widest(rows: readonly CounterRow[], of: (row: CounterRow) => string): number {
  return Math.max(0, ...rows.map(row => widthOf(of(row))));
}
