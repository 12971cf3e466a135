/** The queues of a hall: who waits, and how long against what was promised. Pure. */
import type { Hall } from '../model/halls.ts';
import type { QueueRow } from '../model/rows.ts';
import { span as spanOf } from '../model/times.ts';
import { words } from '../words.ts';
import { span, widthOf } from './cells.ts';
import { expectedText, sinceFor } from './names.ts';
import { listed, type Section, titled } from './section.ts';
import type { Column } from './table.ts';

export function queueSection(hall: Hall, rows: readonly QueueRow[], now: number): Section {
  const over = rows.filter(row => row.over).length;
  const count = rows.length === 0 ? words.none : `${rows.length}${over > 0 ? `, ${over} ${words.over}` : ''}`;
  return listed(rows, queueColumns(hall, rows, now), shown =>
    titled(words.sections.queues, count, shown, over > 0 ? 'bad' : 'plain'),
  );
}

function queueColumns(hall: Hall, rows: readonly QueueRow[], now: number): Column<QueueRow>[] {
  const { queueHeads } = words;
  const idWidth = Math.max(8, ...rows.map(({ id }) => id.length));
  const nameWidth = Math.min(16, Math.max(0, ...rows.map(({ name }) => widthOf(name))));
  return [
    { head: '', width: Math.min(12, idWidth), cell: ({ id }) => id },
    { head: '', width: nameWidth, spare: 3, cell: ({ name }) => name },
    {
      head: queueHeads.waiting,
      width: 7,
      align: 'right',
      cell: ({ queue }) => span(String(queue?.waiting ?? ''), (queue?.waiting ?? 0) > 0 ? 'strong' : 'dim'),
    },
    {
      head: queueHeads.longest,
      width: 12,
      align: 'right',
      cell: ({ queue, over }) => {
        const longest = sinceFor(hall, queue?.oldestSince, now);
        return over ? span(`${words.over} ${longest}`, 'bad') : span(longest);
      },
    },
    {
      head: queueHeads.promised,
      width: 8,
      align: 'right',
      spare: 2,
      cell: ({ promiseMs }) => span(promiseMs === undefined ? '' : spanOf(promiseMs), 'dim'),
    },
    {
      head: queueHeads.expected,
      width: 11,
      align: 'right',
      spare: 4,
      cell: row => span(expectedText(row), row.queue?.expected === undefined ? 'warn' : 'plain'),
    },
    {
      head: queueHeads.next,
      width: 5,
      grows: true,
      spare: 5,
      cell: ({ queue }) => span(queue?.next.join(' ') ?? '', 'dim'),
    },
  ];
}
