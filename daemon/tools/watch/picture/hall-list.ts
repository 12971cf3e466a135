/** Many halls, one line each. Pure. */
import type { Hall } from '../model/halls.ts';
import { hallNow, isSilent, needsAttention, troubleOf } from '../model/standing.ts';
import { clockTime, span as spanOf } from '../model/times.ts';
import { words } from '../words.ts';
import { type Look, span, widthOf } from './cells.ts';
import { listed, type Section, titled } from './section.ts';
import type { Cell, Column } from './table.ts';

/** `clock`: of whoever watches. */
export function hallList(halls: readonly Hall[], now: number, clock: Intl.DateTimeFormat): Section {
  const troubled = halls.filter(hall => needsAttention(hall, now)).length;
  const count = `${halls.length}${troubled > 0 ? `, ${words.attention(troubled)}` : ''}`;
  return listed(halls, columnsOf(halls, now, clock), shown =>
    titled(words.halls, count, shown, troubled > 0 ? 'warn' : 'plain'),
  );
}

function columnsOf(halls: readonly Hall[], now: number, clock: Intl.DateTimeFormat): Column<Hall>[] {
  const { hallHeads } = words;
  return [
    { head: '', width: 1, cell: hall => (needsAttention(hall, now) ? span('!', 'bad') : '') },
    {
      head: '',
      width: Math.min(20, Math.max(8, ...halls.map(({ id }) => id.length))),
      cell: ({ id }) => span(id, 'strong'),
    },
    {
      head: hallHeads.name,
      width: Math.min(30, Math.max(4, ...halls.map(({ info }) => widthOf(info.name ?? '')))),
      spare: 3,
      cell: ({ info }) => info.name ?? '',
    },
    { head: hallHeads.state, width: 19, cell: hall => stateOf(hall, now, clock) },
    {
      head: hallHeads.surge,
      width: 9,
      spare: 1,
      cell: ({ day }) => span(day?.surge === undefined ? '' : words.level(day.surge), 'warn'),
    },
    {
      head: hallHeads.waiting,
      width: 7,
      align: 'right',
      cell: ({ day }) => span(String(day?.totals.get('waiting') ?? ''), 'strong'),
    },
    { head: hallHeads.longest, width: 12, align: 'right', cell: hall => longestOf(hall, now) },
    {
      head: hallHeads.alarms,
      width: 10,
      align: 'right',
      cell: hall => {
        const { alarms, newAlarms, critical } = troubleOf(hall);
        const look: Look = newAlarms === 0 ? 'plain' : critical ? 'bad' : 'warn';
        return span(newAlarms === 0 ? String(alarms) : `${alarms}, ${words.fresh(newAlarms)}`, look);
      },
    },
    {
      head: hallHeads.devices,
      width: 7,
      align: 'right',
      spare: 2,
      cell: hall => {
        const { unready } = troubleOf(hall);
        return span(String(unready), unready > 0 ? 'bad' : 'dim');
      },
    },
  ];
}

function stateOf(hall: Hall, now: number, clock: Intl.DateTimeFormat): Cell {
  const { said, heardAt, saidSince, toldAt, day } = hall;
  if (said?.state === 'offline')
    return span(`${words.state(said.state)} ${time(saidSince ?? toldAt, clock)}`, 'bad');
  if (heardAt === undefined) return span(words.neverHeard, 'bad');
  if (isSilent(hall, now)) return span(words.lastHeard(time(heardAt, clock)), 'bad');
  const state = words.stateAndDay(words.state(said?.state ?? '?'), day?.open === true);
  return span(state, said?.state === 'online' ? 'good' : 'warn');
}

function time(at: number | undefined, clock: Intl.DateTimeFormat): string {
  return at === undefined ? '' : clockTime(clock, at);
}

/** Of all its queues. */
function longestOf(hall: Hall, now: number): Cell {
  const since = Math.min(...Array.from(hall.queues.values(), ({ oldestSince }) => oldestSince ?? Infinity));
  const longest = Number.isFinite(since) ? spanOf(hallNow(hall, now) - since) : '';
  return troubleOf(hall).over ? span(`${words.over} ${longest}`, 'bad') : longest;
}
