/** R18: a seat in a slot is booked, and its ticket goes before others in its time. */
import { describe, expect, it } from 'vitest';
import type { BookingHours } from '../../../daemon/core/types/booking.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { freeSeats } from '../../../daemon/core/visit/bookings.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';

const hoursMs = 60 * 60_000;
const booking: BookingHours = {
  slots: [9.5 * hoursMs, 10 * hoursMs, 14 * hoursMs],
  lengthMs: 30 * 60_000,
  capacity: 2,
  cutOffMs: 20 * 60_000,
  daysAhead: 7,
};

/** The day is 2026-11-24, a Tuesday, and it is nine in the morning. */
function bookable(rules: Rules = untimed, hours: BookingHours = booking): Rules {
  const services = new Map(rules.services);
  for (const id of ['withdrawal', 'advice']) {
    const service = services.get(id);
    if (service === undefined) throw new Error(`no service ${id}`);
    services.set(id, { ...service, booking: hours });
  }
  return { ...rules, services, workdays: new Set([1, 2, 3, 4, 5]) };
}

const today = '2026-11-24T09:30';
const book = (hall: Play, identity: string, slot = today, service = 'advice') =>
  hall.give({ verb: 'book', service, slot, identity });
const idOf = (identity: string, slot = today, service = 'advice') =>
  `${slot.replace(':', '')}-${service}-${identity}`;
const come = (hall: Play, identity: string, slot = today) =>
  hall.give({ verb: 'come-booked', booking: idOf(identity, slot), print: true });
const cancel = (hall: Play, identity: string) => hall.give({ verb: 'book-cancel', booking: idOf(identity) });
const taken = (hall: Play) => hall.last('ticket-issued')?.ticket ?? '';
const freeAt = (hall: Play, slot: string) => {
  const service = hall.rules.services.get('advice');
  if (service === undefined) throw new Error('no advice');
  return freeSeats(hall.rules, hall.hall, service, hall.now()).find(one => one.slot === slot)?.free;
};

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(23 * 60 * 60);
  hall.give({ verb: 'open-day', day });
  for (const counter of hall.rules.counters.keys()) hall.give({ verb: 'open-counter', counter });
}

describe('a booking', () => {
  it('has a seat, of which there are so many in a slot; the last one goes to one of two', () => {
    const hall = play(bookable());
    expect(freeAt(hall, today)).toBe(2);
    expect(book(hall, 'a')).toEqual(['booked']);
    expect(hall.last('booked')).toMatchObject({
      kind: 'booked',
      booking: idOf('a'),
      service: 'advice',
      slot: today,
      minutes: 30,
      identity: 'a',
    });
    expect(freeAt(hall, today)).toBe(1);
    expect(book(hall, 'b')).toEqual(['booked']);
    expect(book(hall, 'c')).toBe('slot-full');
    expect(freeAt(hall, today)).toBe(0);
    expect(cancel(hall, 'a')).toEqual(['booking-cancelled']);
    expect(book(hall, 'c')).toEqual(['booked']);
    expect(cancel(hall, 'a')).toBe('booking-unknown');
  });

  it('is one for each identity, service and slot, also once it was used', () => {
    const hall = play(bookable());
    book(hall, 'a');
    expect(book(hall, 'a')).toBe('booked-already');
    expect(book(hall, 'a', '2026-11-24T10:00')).toEqual(['booked']);
    expect(
      hall.give({
        verb: 'book',
        service: 'withdrawal',
        slot: today,
        identity: 'a',
        choice: new Map([['bank', 'icbc']]),
      }),
    ).toEqual(['booked']);
    come(hall, 'a');
    expect(book(hall, 'a')).toBe('booked-already');
    // Who has come keeps the seat.
    expect(freeAt(hall, today)).toBe(1);
  });

  it('is refused for what is no slot, a day off, too far ahead and too late', () => {
    const hall = play(bookable());
    expect(book(hall, 'a', today, 'loan')).toBe('no-slot');
    expect(book(hall, 'a', today, 'dog-licence')).toBe('unknown-service');
    expect(book(hall, 'a', '2026-11-24T09:45')).toBe('no-slot');
    expect(book(hall, 'a', '2026-11-28T09:30')).toBe('no-slot');
    expect(book(hall, 'a', '2026-12-01T14:00')).toEqual(['booked']);
    expect(book(hall, 'a', '2026-12-02T14:00')).toBe('no-slot');
    expect(book(hall, 'a', '2026-11-23T14:00')).toBe('no-slot');
    hall.wait(10 * 60);
    expect(book(hall, 'b')).toEqual(['booked']);
    hall.wait(1);
    expect(book(hall, 'c')).toBe('no-slot');
    expect(freeAt(hall, today)).toBeUndefined();
    expect(book(hall, 'a', today, 'withdrawal')).toBe('no-slot');
  });

  it('asks for the choice that its ticket asks for', () => {
    const hall = play(bookable());
    expect(book(hall, 'a', today, 'withdrawal')).toBe('choose-first');
    const choice = new Map([['bank', 'ccb']]);
    hall.give({ verb: 'book', service: 'withdrawal', slot: today, identity: 'a', choice });
    hall.give({ verb: 'come-booked', booking: idOf('a', today, 'withdrawal'), print: true });
    expect(hall.visit(taken(hall)).steps[1]).toMatchObject({ chosen: 'ccb' });
  });

  it('may be made and given up after hours, and outlives the night', () => {
    const hall = play(bookable());
    hall.give({ verb: 'close-day' });
    expect(book(hall, 'a', '2026-11-25T09:30')).toEqual(['booked']);
    expect(book(hall, 'b', '2026-11-25T09:30')).toEqual(['booked']);
    expect(hall.give({ verb: 'book-cancel', booking: idOf('b', '2026-11-25T09:30') })).toEqual([
      'booking-cancelled',
    ]);
    hall.wait(23 * 60 * 60);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.restart();
    expect([...hall.hall.bookings.keys()]).toEqual([idOf('a', '2026-11-25T09:30')]);
    expect(book(hall, 'a', '2026-11-25T09:30')).toBe('booked-already');
  });

  it('that nobody came by is known for a day longer, and then it is gone; one that was used goes with its day', () => {
    const hall = play(bookable());
    book(hall, 'a');
    book(hall, 'b');
    come(hall, 'b');
    nextDay(hall, '2026-11-25');
    expect([...hall.hall.bookings.keys()]).toEqual([idOf('a')]);
    expect(come(hall, 'a')).toBe('booking-unknown');
    nextDay(hall, '2026-11-26');
    expect(hall.hall.bookings.size).toBe(0);
  });

  it('is not lost to a day that was opened under a date years ahead', () => {
    const hall = play(bookable());
    book(hall, 'a', '2026-11-25T09:30');
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2036-01-01', named: true });
    hall.give({ verb: 'open-day', day: '2026-11-25', named: true, insteadOf: '2036-01-01' });
    expect([...hall.hall.bookings.keys()]).toEqual([idOf('a', '2026-11-25T09:30')]);
  });
});

describe('whoever comes by a booking', () => {
  const bookedFor = (rules = bookable()) => {
    const hall = play(rules, []);
    book(hall, 'a');
    return hall;
  };
  const classAt = (seconds: number) => {
    const hall = bookedFor();
    hall.wait(seconds);
    come(hall, 'a');
    return hall.last('ticket-issued')?.class;
  };

  it('is of class appointment from ten minutes before the slot until a quarter of an hour after it, else as any', () => {
    expect(classAt(20 * 60 - 1)).toBe('normal');
    expect(classAt(20 * 60)).toBe('appointment');
    expect(classAt((30 + 30 + 15) * 60)).toBe('appointment');
    expect(classAt((30 + 30 + 15) * 60 + 1)).toBe('normal');
  });

  it('has one ticket, on the day of the slot', () => {
    const hall = bookedFor();
    book(hall, 'b', '2026-11-25T09:30');
    expect(hall.give({ verb: 'come-booked', booking: idOf('b', '2026-11-25T09:30'), print: true })).toBe(
      'booking-unknown',
    );
    expect(come(hall, 'a')).toEqual(['ticket-issued', 'visit-queued', 'booking-used']);
    expect(come(hall, 'a')).toBe('booking-unknown');
    expect(cancel(hall, 'a')).toBe('booking-unknown');
  });

  it('keeps it where there is no paper', () => {
    const hall = bookedFor();
    for (const device of hall.rules.printers) hall.give({ verb: 'device-fit', device, why: 'no paper' });
    expect(come(hall, 'a')).toBe('no-paper');
    for (const device of hall.rules.printers) hall.give({ verb: 'device-fit', device });
    expect(come(hall, 'a')).toContain('booking-used');
  });

  it('is not sent away because the tickets of the day are given out', () => {
    const rules = bookable();
    const advice = rules.services.get('advice');
    if (advice === undefined) throw new Error('no advice');
    const services = new Map(rules.services).set('advice', { ...advice, dailyLimit: 1 });
    const hall = bookedFor({ ...rules, services });
    hall.take('advice');
    expect(hall.ask('advice')).toBe('full-today');
    expect(come(hall, 'a')).toContain('ticket-issued');
  });

  it('is not sent away because its institution has given out all it gives, neither before its time nor in it', () => {
    const rules = bookable();
    const centre = rules.institutions.get('centre');
    if (centre === undefined) throw new Error('no centre');
    const institutions = new Map(rules.institutions).set('centre', { ...centre, dailyLimit: 1 });
    for (const waitS of [0, 25 * 60]) {
      const hall = bookedFor({ ...rules, institutions });
      hall.take('advice');
      hall.wait(waitS);
      expect(hall.ask('advice')).toBe('full-today');
      expect(come(hall, 'a')).toContain('ticket-issued');
    }
  });

  it('before the slot becomes one of class appointment when it is near, with the priority of those who have waited', () => {
    const hall = bookedFor();
    hall.wait(10 * 60);
    come(hall, 'a');
    const early = taken(hall);
    expect(hall.visit(early).class).toBe('normal');
    hall.pass(10 * 60 - 1);
    expect(hall.visit(early).class).toBe('normal');
    expect(hall.pass(1)).toContain('class-set');
    expect(hall.visit(early)).toMatchObject({ class: 'appointment' });
    expect(hall.last('class-set')).toMatchObject({ ticket: early, booked: true });
    // Ten minutes as any, from then on twice as fast.
    hall.pass(5 * 60);
    hall.give({ verb: 'open-counter', counter: '0' });
    hall.call('0');
    expect(hall.last('visit-called')).toMatchObject({ ticket: early, why: { priorityMs: 20 * 60_000 } });
    hall.restart();
    expect(hall.visit(early).class).toBe('appointment');
    // What the staff says holds.
    hall.give({ verb: 'set-class', ticket: early, class: 'normal' });
    expect(hall.pass(60)).not.toContain('class-set');
  });

  it('early and gone again is left alone, as is who is green', () => {
    const hall = bookedFor();
    book(hall, 'b');
    come(hall, 'a');
    const gone = taken(hall);
    hall.give({ verb: 'abandon', ticket: gone, reason: 'gave up' });
    come(hall, 'b');
    const green = taken(hall);
    hall.give({ verb: 'set-class', ticket: green, class: 'green' });
    expect(hall.pass(30 * 60)).not.toContain('class-set');
    expect(hall.visit(green).class).toBe('green');
    hall.give({ verb: 'set-class', ticket: green, class: 'normal' });
    expect(hall.pass(1)).toEqual(['class-set']);
  });

  it('may ask for green, too: denied, it goes on as an appointment; confirmed, it is green since it came', () => {
    const hall = bookedFor();
    book(hall, 'b');
    hall.wait(25 * 60);
    for (const [identity, wanted] of [
      ['a', 'normal'],
      ['b', 'green'],
    ] as const) {
      hall.give({ verb: 'come-booked', booking: idOf(identity), print: true, green: true });
      const ticket = taken(hall);
      expect(hall.visit(ticket)).toMatchObject({ class: 'appointment', asked: 'green' });
      hall.give({ verb: 'set-class', ticket, class: wanted });
      expect(hall.visit(ticket).class).toBe(wanted === 'green' ? 'green' : 'appointment');
    }
  });

  it('early with a claim on green has it still when the slot is near', () => {
    const hall = bookedFor();
    hall.give({ verb: 'come-booked', booking: idOf('a'), print: true, green: true });
    hall.pass(25 * 60);
    expect(hall.visit(taken(hall))).toMatchObject({ class: 'appointment', asked: 'green' });
  });

  it('holds it under a reader: a number, then its place; another day, or unknown, is told', () => {
    const hall = bookedFor();
    hall.wait(25 * 60);
    const scan = (id: string | undefined, day = '2026-11-24') => {
      hall.wait(5);
      hall.give({ verb: 'scan', booking: { day, ...(id !== undefined && { id }) } });
      return hall.last('place-asked');
    };
    expect(scan(undefined)?.answer).toEqual({ is: 'booking-unknown' });
    expect(scan(idOf('a'), '2026-11-25')?.answer).toEqual({ is: 'booking-another-day', day: '2026-11-25' });
    const asked = scan(idOf('a'));
    expect(asked).toMatchObject({ ticket: taken(hall), answer: { is: 'waiting', ahead: 0 } });
    expect(hall.hall.bookings.get(idOf('a'))?.usedBy).toBe(asked?.ticket);
    expect(scan(idOf('a'))).toMatchObject({ ticket: asked?.ticket, answer: { is: 'waiting' } });
    expect(hall.hall.visits.size).toBe(1);
  });
});

describe('bookings that the hall does not offer any more', () => {
  it('stand, and are told, where a decree makes a day one off or the config drops a slot', () => {
    const hall = play(bookable());
    book(hall, 'a', '2026-11-25T09:30');
    book(hall, 'b', '2026-11-25T09:30');
    book(hall, 'c', '2026-11-26T14:00');
    expect(hall.pass(1)).not.toContain('alarm-raised');
    const calendar = {
      years: new Set(['2026']),
      holidays: new Set(['2026-11-25']),
      workdays: new Set<string>(),
    };
    hall.restart({ ...hall.rules, calendar });
    hall.pass(1);
    expect(alarmIn(hall.hall, 'bookings-astray')?.args).toEqual({
      bookings: 2,
      slots: [{ service: 'advice', slot: '2026-11-25 09:30', is: 'day-off', bookings: 2 }],
      more: 0,
    });
    expect(book(hall, 'd', '2026-11-25T09:30')).toBe('no-slot');
    hall.restart(bookable(untimed, { ...booking, slots: [9.5 * hoursMs] }));
    hall.pass(1);
    expect(alarmIn(hall.hall, 'bookings-astray')?.args).toMatchObject({
      slots: [{ slot: '2026-11-26 14:00', is: 'no-slot' }],
    });
    hall.give({ verb: 'book-cancel', booking: idOf('c', '2026-11-26T14:00') });
    hall.pass(1);
    expect(alarmIn(hall.hall, 'bookings-astray')).toBeUndefined();
  });
});
