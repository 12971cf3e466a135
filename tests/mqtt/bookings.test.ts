/** R18 over MQTT: a seat is booked by an identity number that is written nowhere, and its code brings a ticket. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCrashRecord } from '../../daemon/hall/crash-record.ts';
import { slotsBody } from '../../daemon/mqtt/publish/slots.ts';
import { reply } from '../../daemon/mqtt/schemas/reply.ts';
import { stateSlots } from '../../daemon/mqtt/schemas/state.ts';
import { borderOf } from '../kit/hall/bookings.ts';
import { type ADesk, openDesk } from '../kit/hall/desk.ts';

const number = '34052419800101001X';
const hoursMs = 60 * 60_000;
const booking = {
  slots: [12.5 * hoursMs, 14 * hoursMs],
  lengthMs: 30 * 60_000,
  capacity: 2,
  cutOffMs: 10 * 60_000,
  daysAhead: 7,
};
/** The clock of the desk stands at noon of that day. */
const soon = '2026-03-02T12:30';

let desk: ADesk;
let nth = 0;
const order = (verb: string, args: object) => {
  nth += 1;
  return desk.command(verb, { id: `order-${nth}`, args });
};
const service = () => {
  const found = desk.hall.rules.services.get('withdrawal');
  if (found === undefined) throw new Error('no withdrawal');
  return found;
};
const book = (identity = number, slot = soon) => order('book', { service: 'withdrawal', slot, identity });
const border = () => borderOf(desk.hall.rules, desk.state);
const codeIn = (answer: Awaited<ReturnType<typeof order>>) =>
  (answer?.data as { booking: { code: string } } | undefined)?.booking.code ?? '';

beforeEach(async () => {
  desk = openDesk();
  Object.assign(service(), { booking });
  await order('open-day', {});
});

describe('a booking over MQTT', () => {
  it('is answered with the code by which its citizen comes, and a repeat has it too', async () => {
    const args = { service: 'withdrawal', slot: soon, identity: number };
    const first = await desk.command('book', { id: 'book', args });
    const [id = ''] = desk.hall.hall.bookings.keys();
    const code = border().codeOf(id) ?? '';
    expect(first).toMatchObject({
      status: 'ok',
      data: {
        booking: { booking: id, service: 'withdrawal', slot: soon, code, qr: `BOOK/20260302/${code}` },
      },
    });
    expect(reply.shape.data.safeParse(first?.data).error, 'it is in the contract').toBeUndefined();
    expect(await desk.command('book', { id: 'book', args })).toEqual({ ...first, status: 'duplicate' });
  });

  it('brings one ticket by its code, typed as people type', async () => {
    desk.times.wall += 25 * 60_000;
    desk.times.now += 25 * 60_000;
    const typed = codeIn(await book(number, '2026-03-02T14:00'))
      .toLowerCase()
      .replace(/^(.{5})/, '$1 ');
    expect(await order('take-ticket', { booking: typed, print: false })).toMatchObject({
      status: 'ok',
      data: { ticket: 'A001', ahead: 0, lines: expect.any(Array) as unknown[] },
    });
    expect(await order('take-ticket', { booking: typed })).toMatchObject({
      code: 'booking-unknown',
      args: { is: 'used', ticket: 'A001' },
    });
    expect(await order('take-ticket', { booking: typed, service: 'withdrawal' })).toMatchObject({
      code: 'wrong-type',
    });
  });

  it('is given up by its code or its id, and nobody comes by another one', async () => {
    const first = codeIn(await book());
    expect(await order('book-cancel', { booking: 'ABCDEFGHJK' })).toMatchObject({ code: 'booking-unknown' });
    expect(await order('book-cancel', { booking: first })).toMatchObject({ status: 'ok' });
    expect(await order('take-ticket', { booking: first })).toMatchObject({ code: 'booking-unknown' });
    await book();
    const [id = ''] = desk.hall.hall.bookings.keys();
    expect(await order('book-cancel', { booking: id })).toMatchObject({ status: 'ok' });
  });

  it('of one identity is one, whatever is typed around the number, and whose it is nobody is told', async () => {
    const code = codeIn(await book());
    const again = await book('340524 19800101 001x');
    expect(again).toMatchObject({ status: 'rejected', code: 'booked-already' });
    expect(JSON.stringify(again)).not.toContain(code);
    expect(await book('E12345678')).toMatchObject({ status: 'ok' });
    expect(await book('E12345679')).toMatchObject({ code: 'slot-full' });
  });

  it('needs a number that can be one, and says nothing of it where it is none', async () => {
    const wrong = await book('340524198001010011');
    expect(wrong).toMatchObject({ status: 'rejected', code: 'wrong-type' });
    expect(JSON.stringify(wrong)).not.toContain('34052419800101');
    const noSlot = await order('book', { service: 'withdrawal', slot: 'noon', identity: number });
    expect(noSlot).toMatchObject({ code: 'wrong-type' });
    expect(JSON.stringify(noSlot)).not.toContain(number);
  });

  it('makes no key for a day that cannot be booked', async () => {
    expect(await book(number, '2027-03-02T14:00')).toMatchObject({ code: 'no-slot' });
    expect(readdirSync(desk.state)).not.toContain('booking.keys');
  });

  it('leaves the number in no file, nor its code in the journal, also when the process dies of the order', async () => {
    const code = codeIn(await book());
    await order('take-ticket', { booking: code, print: false });
    await book('340524198001010011');
    const crashes = openCrashRecord(desk.state);
    const ordered = border().taken(
      { verb: 'book', service: 'withdrawal', slot: '2026-03-02T14:00', identity: number },
      desk.hall.hall,
      desk.times.now,
    );
    if ('refused' in ordered) throw new Error(ordered.refused);
    crashes.begin(ordered);
    crashes.write(desk.times.now);
    const kept = [...desk.journal.replay()].map(entry => JSON.stringify(entry)).join('\n');
    expect(kept).toContain('booking-used');
    expect(kept).not.toContain(code);
    for (let one = 1; one <= nth; one += 1)
      expect(JSON.stringify(desk.journal.reply('desk', `order-${one}`) ?? {})).not.toContain(code);
    for (const file of readdirSync(desk.state, { recursive: true, withFileTypes: true }))
      if (file.isFile())
        expect(readFileSync(join(file.parentPath, file.name), 'latin1'), file.name).not.toMatch(
          /3405241980010100/,
        );
  });

  it('is found by the number of a card that is held under a reader, on its day', async () => {
    await book();
    const [id = ''] = desk.hall.hall.bookings.keys();
    expect(border().bookedBy(desk.hall.hall, number, '2026-03-02')).toMatchObject([{ id, slot: soon }]);
    expect(border().bookedBy(desk.hall.hall, number, '2026-03-03')).toEqual([]);
    expect(border().bookedBy(desk.hall.hall, 'E12345678', '2026-03-02')).toEqual([]);
  });
});

describe('what somebody has booked, asked at the desk', () => {
  const told = async (args: object) => {
    const answer = await order('bookings', args);
    expect(reply.shape.data.safeParse(answer?.data).error, 'it is in the contract').toBeUndefined();
    return answer;
  };

  it('is told by the number, of every day, the earliest first, with the codes and when each goes before others', async () => {
    const later = codeIn(await book(number, '2026-03-03T14:00'));
    const code = codeIn(await book());
    await book('E12345678');
    const half = Date.UTC(2026, 2, 2, 4, 30);
    expect(await told({ identity: '340524 19800101 001x' })).toMatchObject({
      status: 'ok',
      data: {
        bookings: [
          {
            service: 'withdrawal',
            slot: soon,
            code,
            from: half - 10 * 60_000,
            until: half + 45 * 60_000,
          },
          { slot: '2026-03-03T14:00', code: later },
        ],
      },
    });
    expect((await told({ booking: later }))?.data).toMatchObject({ bookings: [{ code: later }] });
    expect((await told({ identity: 'E12345679' }))?.data).toEqual({ bookings: [] });
  });

  it('says by which ticket somebody came, and of one that was cancelled nothing', async () => {
    const code = codeIn(await book());
    await order('take-ticket', { booking: code, print: false });
    expect((await told({ identity: number }))?.data).toMatchObject({ bookings: [{ ticket: 'A001' }] });
    await order('book-cancel', { booking: codeIn(await book(number, '2026-03-03T14:00')) });
    expect((await told({ identity: number }))?.data).toMatchObject({ bookings: [{ slot: soon }] });
  });

  it('tells how many of the hall no number finds: their key is lost', async () => {
    await book();
    rmSync(join(desk.state, 'booking.keys'));
    desk = desk.again();
    Object.assign(service(), { booking });
    expect((await told({ identity: number }))?.data).toEqual({ bookings: [], unfound: 1 });
  });

  it('is one message, however many somebody has', async () => {
    Object.assign(service(), { booking: { ...booking, daysAhead: 60 } });
    for (let day = 1; day <= 43; day += 1) {
      const date = new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10);
      expect(await book(number, `${date}T14:00`)).toMatchObject({ status: 'ok' });
    }
    const { bookings = [], more } = ((await told({ identity: number }))?.data ?? {}) as {
      bookings?: unknown[];
      more?: number;
    };
    expect([bookings.length, more]).toEqual([40, 3]);
  });

  it('asks for the number or a code, and says nothing of a number that is none', async () => {
    expect(await order('bookings', {})).toMatchObject({ code: 'wrong-type' });
    expect(await order('bookings', { identity: number, booking: 'ABCDEFGHJK' })).toMatchObject({
      code: 'wrong-type',
    });
    expect(await order('bookings', { booking: 'ABCDEFGHJK' })).toMatchObject({
      code: 'booking-unknown',
      args: { is: 'none' },
    });
    const wrong = await order('bookings', { identity: '340524198001010011' });
    expect(wrong).toMatchObject({ status: 'rejected', code: 'wrong-type' });
    expect(JSON.stringify(wrong)).not.toContain('34052419800101');
  });

  it('stands in no journal, and whoever tries number after number is stopped', async () => {
    await book();
    const before = desk.journal.lastSeq();
    const codes = new Set<string | undefined>();
    for (let one = 0; one < 30; one += 1)
      codes.add((await order('bookings', { identity: `E${10_000_000 + one}` }))?.code);
    expect([...codes]).toEqual(['ok']);
    expect(await order('bookings', { identity: number })).toMatchObject({
      status: 'rejected',
      code: 'too-many',
      args: { is: 'look-ups' },
    });
    expect(desk.journal.lastSeq()).toBe(before);
    expect(desk.journal.reply('desk', `order-${nth}`)).toBeUndefined();
    desk.times.now += 60_000;
    expect(await order('bookings', { identity: number })).toMatchObject({ status: 'ok' });
  });

  it('is told to no citizen, and to no program of theirs', async () => {
    desk = openDesk({ platform: { role: 'citizen' }, chen: { role: 'attendant', counter: '1' } });
    Object.assign(service(), { booking });
    expect(await order('bookings/platform', { identity: number })).toMatchObject({ code: 'not-allowed' });
    expect(await order('bookings/chen', { identity: number })).toMatchObject({ status: 'ok' });
  });
});

describe('what stands of slots on the broker', () => {
  const told = () => slotsBody(desk.hall.rules, desk.hall.hall, service(), booking, desk.times.now);

  it('has the free seats of those that can be booked, day by day, and whose the others are not', async () => {
    expect(told().days).toHaveLength(8);
    expect(told().days[0]).toEqual({ day: '2026-03-02', free: { '12:30': 2, '14:00': 2 } });
    await book();
    expect(told().days[0]?.free).toEqual({ '12:30': 1, '14:00': 2 });
    desk.times.now += 20 * 60_000 + 1;
    expect(told().days[0]?.free).toEqual({ '14:00': 2 });
    const stamps = { v: 1, ts: 0, seq: 1, rev: 1 };
    expect(stateSlots.safeParse({ ...stamps, ...told() }).error).toBeUndefined();
  });
});
