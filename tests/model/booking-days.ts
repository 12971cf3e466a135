/** Random days of a hall in which people book, give up, come early, in time, late, twice and on another day (R18). */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { freeSeats } from '../../daemon/core/visit/bookings.ts';
import { ended } from '../../daemon/core/visit/current-visit.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';
import { sinceMidnightMs } from '../kit/hall/rules.ts';
import {
  type BookingBook,
  bookingBook,
  dayAfter,
  instantOf,
  nameOf,
  type Seat,
  type Slots,
} from './booking-book.ts';

const holiday = '2026-11-26';
const counters = ['0', '1'];
const slots = new Map<string, Slots>([
  [
    'advice',
    { times: ['09:10', '09:40', '10:10', '13:00'], minutes: 30, seats: 2, cutOffMinutes: 20, daysAhead: 4 },
  ],
  ['withdrawal', { times: ['09:40', '11:00'], minutes: 60, seats: 1, cutOffMinutes: 0, daysAhead: 1 }],
]);

/** More come than a service gives tickets for in a day. */
function bookable(): Rules {
  const services = [...untimed.services].map(([id, service]) => {
    const of = slots.get(id);
    if (of === undefined) return [id, service] as const;
    const booking = {
      slots: of.times.map(sinceMidnightMs),
      lengthMs: of.minutes * 60_000,
      capacity: of.seats,
      cutOffMs: of.cutOffMinutes * 60_000,
      daysAhead: of.daysAhead,
    };
    return [id, { ...service, dailyLimit: 2, booking }] as const;
  });
  return {
    ...untimed,
    services: new Map(services),
    workdays: new Set([1, 2, 3, 4, 5]),
    calendar: { years: new Set(['2026']), holidays: new Set([holiday]), workdays: new Set() },
  };
}

const counter = fc.constantFrom(...counters);
const number = fc.nat({ max: 9 });
const seat = fc.record({
  service: fc.constantFrom('advice', 'advice', 'advice', 'withdrawal', 'loan'),
  time: fc.constantFrom('09:10', '09:40', '09:40', '10:10', '10:10', '13:00', '11:00', '09:20'),
  ahead: fc.constantFrom(0, 0, 0, 0, 1, 1, 1, 2, 3, 4, 5, -1),
  identity: fc.constantFrom('a', 'b', 'c'),
});
/** `offered`: one of the next slots; `known`: one that was asked for before, of today or of any day; `moment`: to one of the next at which something of a slot changes, or a second beside it. */
const act = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      does: fc.constant('book' as const),
      offered: fc.constantFrom(0, 0, 1, 1, 2, 6),
      who: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('book' as const), seat }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('cancel', 'come'), seat }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constantFrom('come', 'come', 'cancel'), known: number }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('come' as const), known: number, green: fc.constant(true) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('call-next', 'start', 'finish', 'undo'), counter }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constantFrom('leave', 'reopen', 'green', 'normal'), number }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('take', 'restart') }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('pass' as const), minutes: fc.constantFrom(1, 5, 10) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('moment' as const),
      number: fc.constantFrom(0, 0, 0, 1, 3),
      seconds: fc.constantFrom(-1, 0, 0, 1),
    }),
  },
);
type Asked = typeof seat extends fc.Arbitrary<infer T> ? T : never;
type Act = {
  does: string;
  seat?: Asked;
  offered?: number;
  who?: string;
  known?: number;
  green?: boolean;
  counter?: string;
  number?: number;
  minutes?: number;
  seconds?: number;
};
const days = fc.array(fc.array(act, { maxLength: 60, size: 'max' }), {
  minLength: 3,
  maxLength: 8,
  size: 'max',
});

/** `often`: how many times something came of an order. */
type Story = { hall: Play; book: BookingBook; asked: Seat[]; often: Map<string, number> };

/** What the staff said of a class is told to the book; what the hall made of it by itself is not. */
function give({ hall, book, often }: Story, command: Command): string[] | string {
  const from = hall.log.length;
  const came = hall.give(command);
  for (const what of typeof came === 'string' ? [came] : came) often.set(what, (often.get(what) ?? 0) + 1);
  for (const { event } of hall.log.slice(from))
    if (event.kind === 'class-set' && event.booked !== true)
      book.staffSays(event.ticket, event.class, event.denied === true);
  return came;
}

const said = (came: string[] | string) => (typeof came === 'string' ? came : 'done');
/** The hall's name for it; what was never booked has none. */
const idIn = ({ hall }: Story, wanted: Seat) =>
  [...hall.hall.bookings.values()].find(one => nameOf(one) === nameOf(wanted))?.id ?? 'of-nobody';

function book(story: Story, wanted: Seat): void {
  const choice = wanted.service === 'advice' ? {} : { choice: new Map([['bank', 'icbc']]) };
  const came = give(story, { verb: 'book', ...wanted, ...choice });
  expect(said(came), `${nameOf(wanted)} is booked`).toBe(story.book.book(wanted));
  story.asked.push(wanted);
}

function come(story: Story, wanted: Seat, green: boolean): void {
  const expected = story.book.mayCome(wanted);
  const booking = idIn(story, wanted);
  const came = give(story, { verb: 'come-booked', booking, print: false, ...(green && { green: true }) });
  expect(said(came), `who comes by ${nameOf(wanted)}`).toBe(expected);
  if (typeof came !== 'string') story.book.came(wanted, story.hall.last('ticket-issued')?.ticket ?? '');
}

function seatOf({ hall, book: told, asked }: Story, one: Act): Seat | undefined {
  const { seat: any, offered, who = '', known = 0 } = one;
  const today = hall.hall.day ?? '';
  if (any !== undefined)
    return {
      service: any.service,
      slot: `${dayAfter(today, any.ahead)}T${any.time}`,
      identity: any.identity,
    };
  if (offered === undefined)
    return (known % 2 === 0 ? asked.filter(({ slot }) => slot.startsWith(today)) : asked).at(
      -1 - Math.floor(known / 2),
    );
  const slot = told.free('advice')[offered]?.slot;
  return slot === undefined ? undefined : { service: 'advice', slot, identity: who };
}

function ofVisit(story: Story, does: string, nth: number): void {
  const ticket = [...story.hall.hall.visits.keys()].at(-1 - (nth % 5)) ?? 'A001';
  switch (does) {
    case 'leave':
      give(story, { verb: 'abandon', ticket, reason: 'no time' });
      return;
    case 'reopen':
      give(story, { verb: 'reopen', ticket, reason: 'is back' });
      return;
    default:
      give(story, { verb: 'set-class', ticket, class: does === 'green' ? 'green' : 'normal' });
  }
}

/** Each minute of a day at which a slot can no longer be booked, is near, begins or is over. */
const moments = [...slots.values()]
  .flatMap(({ times, minutes, cutOffMinutes }) =>
    times.flatMap(time =>
      [-cutOffMinutes, -10, 0, minutes + 15].map(edge => sinceMidnightMs(time) + edge * 60_000),
    ),
  )
  .toSorted((one, other) => one - other);

function goTo({ hall }: Story, nth: number, seconds: number): void {
  const midnight = instantOf(`${hall.hall.day ?? ''}T00:00`);
  const moment = moments.map(one => midnight + one).filter(one => one > hall.now() + 1000)[nth];
  if (moment !== undefined) hall.pass((moment - hall.now()) / 1000 + seconds);
}

function carryOut(story: Story, one: Act): void {
  const { does, counter: at = '', number: nth = 0, minutes = 0 } = one;
  const { hall } = story;
  const wanted = seatOf(story, one);
  switch (does) {
    case 'book':
      if (wanted !== undefined) book(story, wanted);
      return;
    case 'cancel':
      if (wanted === undefined) return;
      expect(said(give(story, { verb: 'book-cancel', booking: idIn(story, wanted) })), 'given up').toBe(
        story.book.cancel(wanted),
      );
      return;
    case 'come':
      if (wanted !== undefined) come(story, wanted, one.green === true);
      return;
    case 'take':
      hall.ask('advice');
      return;
    case 'restart':
      hall.restart();
      return;
    case 'pass':
      hall.pass(minutes * 60);
      return;
    case 'moment':
      goTo(story, nth, one.seconds ?? 0);
      return;
    case 'call-next':
    case 'start':
    case 'undo':
      give(story, { verb: does, counter: at });
      return;
    case 'finish':
      give(story, { verb: 'finish', counter: at, outcome: 'approved' });
      return;
    default:
      ofVisit(story, does, nth);
  }
}

function check({ hall, book: told }: Story): void {
  const { bookings } = hall.hall;
  expect(Object.fromEntries([...bookings.values()].map(one => [nameOf(one), one.usedBy]))).toEqual(
    told.lines(),
  );
  for (const [ticket, is] of Object.entries(told.classes()))
    expect(hall.visit(ticket).class, ticket).toBe(is);
  for (const id of slots.keys()) {
    const service = hall.rules.services.get(id);
    if (service === undefined) throw new Error(`no service ${id}`);
    expect(freeSeats(hall.rules, hall.hall, service, hall.now()), id).toEqual(told.free(id));
  }
}

function nextDay(story: Story): void {
  const { hall } = story;
  give(story, { verb: 'close-day' });
  const day = dayAfter(hall.hall.day ?? '');
  hall.wait((instantOf(`${day}T08:40`) - hall.now()) / 1000);
  give(story, { verb: 'open-day', day });
  for (const at of counters) give(story, { verb: 'open-counter', counter: at });
  story.book.nextDay(day);
}

/** Tells how many days that were; `often`: what came of it how many times. */
export function bookingsAsInTheBook(numRuns: number, often = new Map<string, number>()): number {
  let played = 0;
  fc.assert(
    fc.property(days, all => {
      const hall = play(bookable(), counters);
      const world = { slots, holidays: [holiday], wall: hall.now };
      const story: Story = { hall, book: bookingBook(world, hall.hall.day ?? ''), asked: [], often };
      const settle = (): void => {
        hall.pass(0);
        const near = story.book.looks(ticket => !ended(hall.visit(ticket)));
        often.set('early', (often.get('early') ?? 0) + near);
        check(story);
      };
      for (const acts of all) {
        played += 1;
        for (const one of acts) {
          carryOut(story, one);
          settle();
        }
        nextDay(story);
        settle();
      }
    }),
    { numRuns },
  );
  return played;
}
