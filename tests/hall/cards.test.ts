/** A card is laid on a reader: whose ticket it brings, whether it claims green, and that its number goes no further (R18, R6). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeEach, expect, it } from 'vitest';
import type { Cards } from '../../config/schema/device-classes.ts';
import { hasReached } from '../../daemon/hall/age.ts';
import type { BookingBorder } from '../../daemon/hall/booking-border.ts';
import { type LaidCards, openCards } from '../../daemon/hall/cards.ts';
import { openInputs } from '../../daemon/hall/inputs.ts';
import { borderOf } from '../kit/hall/bookings.ts';
import { readHall } from '../kit/hall/config.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const config = readHall('config/halls/fuzhou.yaml');
const gives = { service: 'advice', choices: new Map<string, string>() };
const green: Cards = { gives, greenFrom: 60 };
const beside: Cards = { kiosk: 'kiosk-1', greenFrom: 60 };

const advice = fuzhou.services.get('advice');
if (advice === undefined) throw new Error('the hall gives advice');
const hour = 60 * 60_000;
const booking = {
  slots: [9.5 * hour, 14 * hour],
  lengthMs: hour / 2,
  capacity: 4,
  cutOffMs: 0,
  daysAhead: 7,
};
/** Advice can be booked, for half past nine and for two; it is nine. */
const rules = {
  ...fuzhou,
  services: new Map([...fuzhou.services, ['advice', { ...advice, booking }]]),
  workdays: new Set([1, 2, 3, 4, 5]),
};

/** Of the day of the test, 24 November 2026. */
const old = { number: '11010519491231002X', birth: '1949-12-31' };
const young = { number: '350102200002291230', birth: '2000-02-29' };
type Person = { number: string; birth?: string };

let hall: TimedHall;
let cards: LaidCards;
let bookings: BookingBorder;
let logged: Record<string, unknown>[];

beforeEach(async () => {
  hall = timedHall(rules);
  logged = [];
  bookings = borderOf(rules, hall.journal.state);
  open();
  await hall.openDay('1');
});

function open(): void {
  const log = pino({ level: 'trace' }, { write: line => void logged.push(JSON.parse(line)) });
  cards = openCards({ hall: hall.loop, bookings, clock: hall.clock, log });
}

async function lay({ number, birth }: Person, on: Cards = green): Promise<void> {
  cards.laid('id-card-1', on, { number: () => number, birth: () => birth });
  await hall.pass(10);
}

async function press(line: string): Promise<void> {
  const inputs = openInputs({
    config,
    hall: hall.loop,
    devices: { answer() {} },
    slips: codesOfSlips(config.hall),
    cards,
    bookings,
    journal: hall.journal,
    clock: hall.clock,
    log: pino({ enabled: false }),
  });
  const kiosk = config.devices.get('kiosk-1');
  if (kiosk?.kind !== 'line-reader') throw new Error('the hall has a kiosk');
  inputs.readerSaid('kiosk-1', kiosk.reads, { line });
  await hall.pass(10);
}

const tickets = () =>
  [...hall.loop.hall.visits.values()].map(({ ticket, asked }) => `${ticket} ${asked ?? 'normal'}`);
const asked = () => hall.loop.hall.asked;

it('a card gives a ticket at once, and whoever is of the age claims green by it', async () => {
  await lay(old);
  await lay(young);
  expect(tickets()).toEqual(['D001 green', 'D002 normal']);
});

it('without an age in the config, or a birth on the card, nothing is claimed', async () => {
  await lay(old, { gives });
  await lay({ number: young.number });
  expect(tickets()).toEqual(['D001 normal', 'D002 normal']);
});

it('laid there again the card is told its place, and brings no second ticket', async () => {
  await lay(old);
  await hall.pass(120_000);
  await lay(old);
  expect(tickets()).toEqual(['D001 green']);
  expect(asked()).toMatchObject({ ticket: 'D001', answer: { is: 'waiting', ahead: 0 } });
  await lay(old, { ...green, desk: '0' });
  expect(asked()).toMatchObject({ ticket: 'D001', desk: '0' });
});

it('twice in one instant it is one ticket', async () => {
  const laid = () => cards.laid('id-card-1', green, { number: () => old.number, birth: () => old.birth });
  laid();
  laid();
  await hall.pass(10);
  expect(tickets()).toEqual(['D001 green']);
});

it('two persons in one instant have a ticket each', async () => {
  for (const { number, birth } of [old, young])
    cards.laid('id-card-1', green, { number: () => number, birth: () => birth });
  await hall.pass(10);
  expect(tickets()).toEqual(['D001 green', 'D002 normal']);
});

it('whoever is done has a new ticket, and so has everybody on the next day', async () => {
  await lay(old);
  await hall.give({ verb: 'abandon', ticket: 'D001', reason: 'changed their mind' });
  await lay(old);
  expect(tickets()).toEqual(['D001 green', 'D002 green']);
  await hall.give({ verb: 'close-day' });
  await hall.pass(20 * 3_600_000);
  await hall.give({ verb: 'open-day', day: '2026-11-25' });
  await lay(old);
  expect(tickets()).toEqual(['D001 green']);
});

it('whoever missed the call is back by the card', async () => {
  await lay(young);
  await hall.give({ verb: 'call-number', counter: '1', ticket: 'D001', reason: 'test' });
  await hall.give({ verb: 'miss', counter: '1' });
  await lay(young);
  expect(asked()?.ticket).toBe('D001');
  expect(tickets()).toEqual(['D001 normal']);
});

it('without paper there is no ticket, and the card is no ghost: it brings one when there is paper', async () => {
  const printers = config.rules.printers;
  for (const device of printers) await hall.give({ verb: 'device-fit', device, why: 'no paper' });
  await lay(old);
  expect(tickets()).toEqual([]);
  expect(logged).toMatchObject([{ device: 'id-card-1', refused: 'no-paper', msg: 'a card brought nothing' }]);
  for (const device of printers) await hall.give({ verb: 'device-fit', device });
  await lay(old);
  expect(tickets()).toEqual(['D001 green']);
});

it('in a closed hall a card brings nothing', async () => {
  await hall.give({ verb: 'close-day' });
  await lay(old);
  expect(tickets()).toEqual([]);
  expect(logged).toMatchObject([{ refused: 'hall-closed' }]);
});

it('beside a kiosk the next press is that person’s: it claims green once, and the card is told its place', async () => {
  await lay(old, beside);
  expect(tickets()).toEqual([]);
  await press('advice');
  await press('advice');
  expect(tickets()).toEqual(['D001 green', 'D002 normal']);
  await lay(old, beside);
  expect(asked()?.ticket).toBe('D001');
});

it('of two cards beside a kiosk the last one presses, and after half a minute nobody', async () => {
  await lay(old, beside);
  await lay(young, beside);
  await press('advice');
  await lay(old, beside);
  await hall.pass(31_000);
  await press('advice');
  expect(tickets()).toEqual(['D001 normal', 'D002 normal']);
});

it('a press that is refused leaves the card there for the next', async () => {
  const printers = config.rules.printers;
  await lay(old, beside);
  for (const device of printers) await hall.give({ verb: 'device-fit', device, why: 'no paper' });
  await press('advice');
  for (const device of printers) await hall.give({ verb: 'device-fit', device });
  await press('advice');
  expect(tickets()).toEqual(['D001 green']);
});

const today = '2026-11-24T09:30';
const later = '2026-11-24T14:00';

async function book({ number }: Person, slot = today): Promise<void> {
  const order = { verb: 'book', service: 'advice', slot, identity: number } as const;
  const command = bookings.taken(order, hall.loop.hall, hall.clock.now());
  if ('refused' in command) throw new Error(command.refused);
  expect((await hall.give(command)).is).toBe('done');
}
const classes = () =>
  [...hall.loop.hall.visits.values()].map(one => `${one.ticket} ${one.class} ${one.asked ?? ''}`.trim());

it('whose booking a card finds has its ticket in its time, also where a card gives none, and is told the place', async () => {
  await book(young);
  await hall.pass(20 * 60_000);
  await lay(young, { desk: '0' });
  expect(classes()).toEqual(['D001 appointment']);
  expect(asked()).toMatchObject({ ticket: 'D001', desk: '0', answer: { is: 'waiting' } });
  await hall.pass(60_000);
  await lay(young, { gives });
  expect(classes()).toEqual(['D001 appointment']);
  expect(asked()?.ticket).toBe('D001');
});

it('whoever is of the age claims green with the booking, too', async () => {
  await book(old);
  await hall.pass(20 * 60_000);
  await lay(old, green);
  expect(classes()).toEqual(['D001 appointment green']);
});

it('somebody else’s booking, and one of another day, is not found', async () => {
  await book(young);
  await book(old, '2026-11-25T09:30');
  await lay(old);
  expect(classes()).toEqual(['D001 normal green']);
  expect(hall.loop.hall.bookings.size).toBe(2);
});

it('of two bookings of a day the earlier brings its ticket, and then the other', async () => {
  await book(young, later);
  await book(young);
  await lay(young, {});
  await lay(young, {});
  const used = [...hall.loop.hall.bookings.values()].map(one => `${one.slot} ${one.usedBy}`);
  expect(used.toSorted()).toEqual([`${today} D001`, `${later} D002`]);
});

it('who has come by their booking and is done has a ticket as anybody', async () => {
  await book(young);
  await lay(young);
  await hall.give({ verb: 'abandon', ticket: 'D001', reason: 'changed their mind' });
  await lay(young);
  expect(tickets()).toEqual(['D001 normal', 'D002 normal']);
});

it('after a restart a booking is used once all the same', async () => {
  await book(young);
  await lay(young);
  open();
  await lay(young);
  expect(tickets()).toEqual(['D001 normal']);
  expect(asked()?.ticket).toBe('D001');
});

it('without paper the booking is good all the same, and whoever laid the card there is told so', async () => {
  await book(young);
  for (const device of config.rules.printers)
    await hall.give({ verb: 'device-fit', device, why: 'no paper' });
  await lay(young);
  expect(asked()?.answer).toMatchObject({ is: 'booking-later', because: 'no-paper' });
  for (const device of config.rules.printers) await hall.give({ verb: 'device-fit', device });
  await lay(young);
  expect(tickets()).toEqual(['D001 normal']);
});

it('the number is in no file of the hall, in no line of its log, and in nothing that is told of it', async () => {
  await book(old);
  for (const on of [green, beside]) {
    await lay(old, on);
    await press('advice');
    await lay(old, on);
    await lay(young, on);
  }
  await hall.give({ verb: 'close-day' });
  await lay(old);
  const kept = readdirSync(hall.journal.state, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => readFileSync(join(one.parentPath, one.name)).toString('latin1'));
  expect(kept.length).toBeGreaterThan(0);
  const told = [...kept, JSON.stringify(logged), JSON.stringify([...hall.loop.hall.visits.values()])];
  for (const one of told)
    for (const { number, birth } of [old, young])
      for (const part of [number, number.slice(0, 17), birth, birth.replaceAll('-', '')])
        expect(one.includes(part)).toBe(false);
});

it('a birthday counts from the day itself; who was born on 29 February has it on 1 March of a common year', () => {
  expect(hasReached(60, '1966-11-25', '2026-11-24')).toBe(false);
  expect(hasReached(60, '1966-11-24', '2026-11-24')).toBe(true);
  expect(hasReached(60, '1966-11-23', '2026-11-24')).toBe(true);
  expect(hasReached(60, '1968-02-29', '2028-02-28')).toBe(false);
  expect(hasReached(60, '1968-02-29', '2028-02-29')).toBe(true);
  expect(hasReached(61, '1968-02-29', '2029-02-28')).toBe(false);
  expect(hasReached(61, '1968-02-29', '2029-03-01')).toBe(true);
});
