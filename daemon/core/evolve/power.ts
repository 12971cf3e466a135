/** What a power cut, and what is entered after it, do to the hall (R21). */
import { goesByLists, spanAfter } from '../day/on-paper.ts';
import { workedBefore } from '../day/worked-clock.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Visit } from '../types/model.ts';
import { type PaperLine, type Power, powerIsThere } from '../types/power.ts';
import type { Rules } from '../types/rules.ts';
import { move } from '../visit/move.ts';
import { ticketOf } from '../visit/numbers.ts';
import { owe } from '../visit/owed-jobs.ts';
import { stoodAway } from './away.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;
type PowerEvent = Of<
  'power-failing' | 'power-back' | 'queues-printed' | 'queue-list-dropped' | 'paper-entered'
>;

export function evolvePower(hall: Hall, event: PowerEvent, at: number): void {
  const power = { ...hall.power, ...spanAfter(hall.power, event, at) };
  switch (event.kind) {
    case 'power-failing': {
      const { since = at, low = false } = power.failing ?? {};
      hall.power = {
        ...power,
        failing: { since, low: low || event.battery === 'low' },
        failedAt: power.failedAt ?? at,
      };
      return;
    }
    case 'power-back':
      hall.power = { ...power, failing: undefined };
      return;
    case 'queues-printed':
      hall.power = { ...power, ...listed(hall, event, at) };
      return;
    case 'queue-list-dropped':
      hall.jobs.delete(event.job);
      hall.power = { ...power, dropped: new Map([...power.dropped, [event.queue, event.why]]) };
      return;
    case 'paper-entered':
      hall.power = power;
      return;
  }
}

type Listed = Pick<Power, 'listedAt' | 'lists' | 'out' | 'dropped' | 'lines' | 'reserved'>;

/** Beside the lists that lie there, or in their place. */
function listed(hall: Hall, { lists }: Of<'queues-printed'>, at: number): Listed {
  const { reserved: before, ...power } = goesByLists(hall)
    ? hall.power
    : { ...powerIsThere, reserved: hall.power.reserved };
  const anew = new Set(lists.map(({ queue }) => queue));
  const isKnown = (queue: string) => power.lists.some(list => list.queue === queue);
  const reserved = new Map(before);
  for (const { waiting: _, ...list } of lists) {
    // Of one that was to come out before a piece may lie there.
    owe(hall, { is: 'print', what: 'queue', again: isKnown(list.queue), ...list });
    const { queue, series = '', from = 1, to = 0 } = list;
    for (let number = from; number <= to; number += 1)
      reserved.set(ticketOf(series, number), { queue, number });
  }
  return {
    listedAt: new Map([...power.listedAt, ...lists.map(({ queue }) => [queue, at] as const)]),
    lists: [...power.lists.filter(({ queue }) => !anew.has(queue)), ...lists],
    out: power.out,
    dropped: new Map([...power.dropped].filter(([queue]) => !anew.has(queue))),
    lines: power.lines,
    reserved,
  };
}

export function noteListOut(hall: Hall, { queue }: Of<'ticket-printed'>): void {
  if (queue !== undefined) hall.power = { ...hall.power, out: new Set([...hall.power.out, queue]) };
}

export function serveByPaper(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { counter, queue, servedAt }: Of<'served-by-paper'>,
  at: number,
): void {
  noteLine(hall, { ticket: visit.ticket, counter, queue, servedAt });
  visit.stood = stoodUntil(rules, hall, visit, servedAt, at);
  move(rules, hall, visit, { is: 'between', byPaper: true }, at);
}

/** A newcomer who was served is one line, though the ticket was issued before. */
export function noteLine(hall: Hall, line: PaperLine): void {
  const { lines } = hall.power;
  const last = lines.at(-1);
  const before = last?.ticket === line.ticket && last.counter === undefined ? lines.slice(0, -1) : lines;
  hall.power = { ...hall.power, lines: [...before, line] };
}

/** As if it had been called then. */
export function stoodUntil(
  rules: Rules,
  hall: Hall,
  { place, stood }: Visit,
  servedAt: number,
  now: number,
): Visit['stood'] {
  if (place.is === 'away') return stoodAway(place, servedAt);
  if (place.is !== 'waiting') return stood;
  const { is: _, queue, bound: __, ...standing } = place;
  const worked = workedBefore(hall.worked, rules.queues.get(queue)?.institution, servedAt, now);
  return { ...standing, calledAt: servedAt, waitedMs: Math.max(0, worked - standing.workedSince) };
}
