/** The lists of a power cut as they lie there, and as the hall tells of them (R21). */
import { expect } from 'vitest';
import { type StandingHall, standHall } from '../../kit/hall/standing-hall.ts';

/** Longer than two lists and a printer that is well again take. */
const limitMs = 20_000;

export type ListTold = {
  queue: string;
  is: string;
  why?: string;
  series?: string;
  from?: number;
  to?: number;
};

const nameOf = (queue: string): string => ({ approval: '中心审批', icbc: '工商银行' })[queue] ?? queue;

export const listsOf = (hall: StandingHall): readonly ListTold[] =>
  (hall.ops.last('state/hall')?.['power'] as { lists?: ListTold[] } | undefined)?.lists ?? [];

/** What is told of each, in their order: `approval owed`, `icbc dropped power-back`. */
export const told = (hall: StandingHall): string[] =>
  listsOf(hall).map(({ queue, is, why }) => [queue, is, ...(why === undefined ? [] : [why])].join(' '));

/** Until exactly this is told. */
export const isTold = (hall: StandingHall, ...all: string[]): Promise<void> =>
  hall.until(() => told(hall).join() === all.join(), limitMs).catch(() => expect(told(hall)).toEqual(all));

/** Six wait for the centre, two for the bank: nobody is called any more. */
export async function waitIn(hall: StandingHall): Promise<void> {
  for (let taken = 0; taken < 8; taken += 1)
    await hall.command('take-ticket', { service: 'withdrawal', print: false });
  for (let served = 0; served < 2; served += 1) {
    await hall.command('call-next', { counter: '1' });
    await hall.command('start', { counter: '1' });
    await hall.command('finish', { counter: '1' });
  }
  await hall.command('pause-counter', { counter: '1' });
}

/** The numbers for newcomers. */
function numbersOn({ series = '', from = 1, to = 0 }: ListTold): string[] {
  return Array.from({ length: to - from + 1 }, (_, nth) => `${series}${String(from + nth).padStart(3, '0')}`);
}

/** Each copy that is whole; before it on the same piece of paper may hang what was left of one. `order`: who is next on it. */
export function wholeOf(
  pieces: readonly (readonly string[])[],
  list: ListTold,
): { isMarked: boolean; order: string[] }[] {
  const numbers = numbersOn(list);
  return pieces.flatMap(lines => {
    const at = lines.lastIndexOf('停电排队单');
    if (at === -1 || lines[at + 1] !== nameOf(list.queue)) return [];
    const whole = lines.slice(at);
    const torn = whole.filter(line => numbers.includes(line));
    const order = whole.flatMap(line => /^\d+\. (\S+)/.exec(line)?.[1] ?? []);
    if (torn.join() !== numbers.join() || order.length === 0) return [];
    return [{ isMarked: lines[at - 1] === '补打', order }];
  });
}

/** What lies cut off before a printer. */
export const piecesOf = (hall: StandingHall, printer: string): string[][] =>
  ((hall.stage.shows(printer)?.['tickets'] ?? []) as { lines: string[] }[]).map(({ lines }) => lines);

/** Of each list, of each whole copy that lies before a printer whether it is marked. */
export const copiesAt = (hall: StandingHall, printer: string): boolean[][] =>
  listsOf(hall).map(list => wholeOf(piecesOf(hall, printer), list).map(({ isMarked }) => isMarked));

/** What hangs from a printer, not cut off. */
function hangingFrom(hall: StandingHall, printer: string): string[] {
  const drawing = hall.stage.looks(printer)?.drawing;
  if (drawing?.is !== 'roll') return [];
  return drawing.uncut.map(row => (row.is === 'text' ? row.spans.map(({ text }) => text).join('') : ''));
}

/** A place in a list: whether it has just come out so far, of a printer that had nothing before it. */
export type Moment = { name: string; isOut: boolean; has(hall: StandingHall, printer: string): boolean };

/** From its first line until nobody but the printer knows that it is out. */
export function momentsIn(queue: string): readonly Moment[] {
  const hangs = (hall: StandingHall, printer: string, nth: number) => {
    const list = listsOf(hall).find(one => one.queue === queue);
    const lines = hangingFrom(hall, printer);
    if (list === undefined || !lines.includes(nameOf(queue))) return false;
    return nth < 0 || lines.includes(numbersOn(list)[nth] ?? '');
  };
  return [
    { name: 'after its heading', isOut: false, has: (hall, printer) => hangs(hall, printer, -1) },
    { name: 'in the middle', isOut: false, has: (hall, printer) => hangs(hall, printer, 15) },
    { name: 'at its last number', isOut: false, has: (hall, printer) => hangs(hall, printer, 29) },
    {
      name: 'when it is cut off, and not said to be out',
      isOut: true,
      has: (hall, printer) => piecesOf(hall, printer).some(lines => lines.includes(nameOf(queue))),
    },
  ];
}

/** All numbers that were ever reserved on lists, and all that were given to somebody: none is there twice. */
export function numbersIn(hall: StandingHall): { reserved: string[]; issued: string[] } {
  const events = hall.events();
  return {
    reserved: events
      .flatMap(({ kind, lists }) => (kind === 'queues-printed' ? (lists as ListTold[]) : []))
      .flatMap(numbersOn),
    issued: events.flatMap(({ kind, ticket }) => (kind === 'ticket-issued' ? [String(ticket)] : [])),
  };
}

/** The highest that lies on any of them. */
export const lastReserved = (hall: StandingHall): number =>
  Math.max(...numbersIn(hall).reserved.map(ticket => Number(ticket.slice(1))));

/** It is well again, and the next that comes out of it is a ticket. */
export async function ticketComesOutOf(hall: StandingHall, printer: string): Promise<void> {
  await hall.untilDevice(printer, 'ready');
  const { issued } = numbersIn(hall);
  await hall.pressMs('withdrawal');
  const [ticket] = numbersIn(hall).issued.slice(issued.length);
  await hall.happens('ticket-printed', { ticket, device: printer });
}

/** In a hall where people wait for two queues; afterwards no number was given to two, nor lay on paper beside that. */
export async function withHall(
  story: (hall: StandingHall) => Promise<void>,
  edit?: (text: string) => string,
): Promise<void> {
  const hall = await standHall('config/halls/small.yaml', edit && { edit });
  try {
    await hall.open('1');
    await waitIn(hall);
    await story(hall);
    const { reserved, issued } = numbersIn(hall);
    expect(new Set([...reserved, ...issued]).size).toBe(reserved.length + issued.length);
  } finally {
    await hall.close();
  }
}
