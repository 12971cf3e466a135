/** Who was called where, the latest first. Pure. */
import type { Hall } from '../model/halls.ts';
import type { CallRow } from '../model/rows.ts';
import { clockTime, span as spanOf } from '../model/times.ts';
import { words } from '../words.ts';
import { span, widthOf } from './cells.ts';
import { counterText } from './names.ts';
import { listed, type Section, titled } from './section.ts';

export function callSection(hall: Hall, rows: readonly CallRow[]): Section {
  const [latest] = rows;
  const counterOf = ({ counter }: CallRow) => counterText(hall, counter);
  return listed(
    rows,
    [
      {
        head: '',
        width: 11,
        cell: ({ at, upTo }) => {
          const time = clockTime(hall.info.clock, at);
          return span(upTo ? words.upTo(time) : time, 'dim');
        },
      },
      { head: '', width: 6, cell: ({ ticket }) => span(ticket, 'strong') },
      {
        head: '',
        width: Math.min(24, Math.max(11, ...rows.map(row => widthOf(counterOf(row))))),
        cell: counterOf,
      },
      { head: '', width: 0, grows: true, cell: call => span(howOf(call), 'dim') },
    ],
    shown => [
      ...titled(words.sections.calls, rows.length === 0 ? words.none : '', shown),
      // Where there is room for no more.
      ...(shown === undefined && latest !== undefined
        ? [span(` ${latest.ticket} ${counterOf(latest)}`)]
        : []),
    ],
  );
}

function howOf({ again, waitedMs }: CallRow): string {
  if (again !== undefined) return words.again(again);
  return waitedMs === undefined ? '' : words.waited(spanOf(waitedMs));
}
