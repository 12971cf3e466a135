/** R18: a simulated hall whose services can be booked has people in it who have booked. */
import { expect, test } from 'vitest';
import { opensBeforeMs } from '../../../daemon/core/day/slots.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { simulatePlans } from '../../../daemon/tools/simulate/plans.ts';
import { hasSeat } from '../../../daemon/tools/simulate/seats.ts';
import { outcomeText } from '../../../daemon/tools/simulate/simulate.ts';
import { en } from '../../../daemon/tools/simulate/words/en/words.ts';
import { fuzhou, setup } from './small-setup.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const slots = [8.5, 9, 9.5, 10, 11, 14, 15, 16].map(hour => hour * hourMs);

/** Withdrawals, booked on any day before, or on the day itself alone. */
function booking(daysAhead = 14, capacity = 4): Rules {
  const withdrawal = fuzhou.services.get('withdrawal');
  if (withdrawal === undefined) throw new Error('the hall has no withdrawals');
  const hours = { slots, lengthMs: 30 * minuteMs, capacity, cutOffMs: hourMs, daysAhead };
  return {
    ...fuzhou,
    services: new Map(fuzhou.services).set('withdrawal', { ...withdrawal, booking: hours }),
  };
}

function crowds(rules = booking(), days = 60) {
  const curve = curveOf(rules, { is: 'a-day', tickets: 200 });
  return Array.from({ length: days }, (_, day) => crowdOf(rules, curve, { seed: 3, day }));
}

const share = (some: readonly unknown[], all: readonly unknown[]) => some.length / all.length;

test('of those who come for what can be booked about half have a seat, and no slot has more than there are', () => {
  const roomy = crowds(booking(14, 40))
    .flat()
    .filter(one => one.service === 'withdrawal');
  // Of some 3,000: those in groups and those with a second service come without.
  expect(share(roomy.filter(hasSeat), roomy)).toBeGreaterThan(0.35);
  expect(share(roomy.filter(hasSeat), roomy)).toBeLessThan(0.5);
  for (const day of crowds(booking(14, 1))) {
    const taken = day.filter(hasSeat).map(({ seat }) => seat.slotMs);
    expect(new Set(taken).size).toBe(taken.length);
    expect(slots).toEqual(expect.arrayContaining(taken));
  }
  expect(crowds(fuzhou, 5).flat().filter(hasSeat)).toEqual([]);
});

test('most of them come in the window of their slot, some before or after it, and some not at all', () => {
  const booked = crowds(booking(14, 40)).flat().filter(hasSeat);
  const come = booked.filter(({ seat }) => seat.then === 'comes');
  expect(share(come, booked)).toBeGreaterThan(0.79);
  expect(share(come, booked)).toBeLessThan(0.87);
  const late = come.filter(({ arrivesMs, seat }) => arrivesMs > seat.slotMs + 45 * minuteMs);
  const early = come.filter(({ arrivesMs, seat }) => arrivesMs < seat.slotMs - opensBeforeMs);
  expect(share(late, come)).toBeGreaterThan(0.03);
  expect(share(late, come)).toBeLessThan(0.08);
  // Nobody is there before the doors, which is when the first slot begins.
  expect(share(early, come)).toBeGreaterThan(0.08);
  expect(share(early, come)).toBeLessThan(0.18);
  expect(Math.min(...come.map(({ arrivesMs }) => arrivesMs))).toBeGreaterThanOrEqual(8.5 * hourMs);
});

test('what can be booked on the day alone is booked before its cut-off, and by nobody for the first hour', () => {
  const booked = crowds(booking(0)).flat().filter(hasSeat);
  expect(booked.length).toBeGreaterThan(100);
  for (const { seat, arrivesMs } of booked) {
    expect(seat.bookedMs).toBeGreaterThanOrEqual(8.5 * hourMs);
    expect(seat.bookedMs).toBeLessThanOrEqual(seat.slotMs - hourMs);
    expect(arrivesMs).toBeGreaterThanOrEqual(seat.bookedMs ?? 0);
  }
});

test('where nobody can book the same people come as where there is nothing to book', () => {
  const without = crowds(booking(14, 0), 5);
  expect(without).toEqual(crowds(fuzhou, 5));
});

test.each([14, 0])(
  'booked up to %d days ahead they come by their seats, and each is told once',
  daysAhead => {
    const rules = booking(daysAhead);
    const told: Event[] = [];
    const refused: string[] = [];
    const days = setup({
      plans: [{ id: 'as-it-is', name: 'booked', rules }],
      days: 3,
      arrivals: { is: 'usual' },
    });
    const outcomes = simulatePlans(
      days,
      (with_, hall, command, now) => {
        const came = handle(with_, hall, command, now);
        if (!isRefusal(came)) told.push(...came);
        else if (command.verb === 'book' || command.verb === 'book-cancel') refused.push(came.refused);
        return came;
      },
      () => undefined,
    );
    const [outcome] = outcomes;
    expect(outcome?.broken).toEqual([]);
    expect(refused).toEqual([]);
    if (outcome === undefined) throw new Error('nothing was simulated');
    const { seats, booked, ...became } = outcome.figures.bookings;
    const of = (kind: Event['kind']) => told.filter(event => event.kind === kind).length;
    expect(seats).toBe(3 * slots.length * 4);
    expect(booked).toBe(of('booked'));
    expect(booked).toBeGreaterThan(20);
    expect(became['given-up']).toBe(of('booking-cancelled'));
    expect(became['in-time'] + became.early + became.late).toBe(of('booking-used'));
    expect(Object.values(became).reduce((sum, count) => sum + count, 0)).toBe(booked);
    expect(became.unused).toBeGreaterThan(0);
    const classes = told.flatMap(event =>
      event.kind === 'class-set' && event.booked === true ? [event] : [],
    );
    expect(classes.length).toBeGreaterThan(0);
    expect(outcomeText(days, outcomes, handle, en)).toMatch(/^booked and came in time, a day +\d/m);
  },
);

test('a report of a hall that nobody can book says nothing of seats', () => {
  const outcomes = simulatePlans(setup(), handle, () => undefined);
  expect(outcomeText(setup(), outcomes, handle, en)).not.toMatch(/book|seat/);
});

test('who comes early into the break comes again when their time begins, and is not counted as turned away', () => {
  const sessions = [
    { fromMs: 8.5 * hourMs, untilMs: 12 * hourMs, lastTicketMs: 11.5 * hourMs },
    { fromMs: 14 * hourMs, untilMs: 17.5 * hourMs },
  ];
  const rules = { ...booking(14, 20), timetable: { sessions } };
  const refusedAt = new Map<string, number>();
  const letIn = new Set<string>();
  let walkedIn = 0;
  const [outcome] = simulatePlans(
    setup({ plans: [{ id: 'as-it-is', name: 'booked', rules }], days: 4, arrivals: { is: 'usual' } }),
    (of, hall, command, now) => {
      const came = handle(of, hall, command, now);
      if (command.verb === 'take-ticket' && isRefusal(came)) walkedIn += 1;
      if (command.verb !== 'come-booked') return came;
      if (isRefusal(came)) refusedAt.set(command.booking, now);
      else if (refusedAt.delete(command.booking)) letIn.add(command.booking);
      return came;
    },
    () => undefined,
  );
  expect(letIn.size).toBeGreaterThan(0);
  const turnedAway = [...(outcome?.figures.turnedAway.values() ?? [])].reduce((sum, count) => sum + count, 0);
  expect(turnedAway).toBe(walkedIn + refusedAt.size);
  expect(outcome?.broken).toEqual([]);
});
