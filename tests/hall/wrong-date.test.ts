/** R10: somebody confirms a wrong clock, and the hall works again within a minute after that is seen. */

import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { readDay } from '../../daemon/journal/reader.ts';
import { verifyDays } from '../../daemon/tools/backup/verify-days.ts';
import { readFigures } from '../../daemon/tools/report/figures-of-days.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const dayMs = 24 * 60 * 60_000;
const right = '2026-11-25';
const wrong = '2036-01-01';

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.pass(0);
});

/** The evening of 2026-11-24; the night; and a morning of which the clock says 2036-01-01. */
async function wronglyConfirmed(): Promise<void> {
  await hall.give({ verb: 'open-day', day: '2026-11-24' });
  await hall.give({ verb: 'close-day' });
  const { wall } = hall.clock;
  hall.clock.wall = () => wall() + 3324 * dayMs;
  await hall.pass(dayMs);
  await hall.give({ verb: 'alarm-ack', alarm: 'clock', by: 'desk' });
  expect(await hall.give({ verb: 'open-day', day: wrong })).toMatchObject({ is: 'done' });
  await hall.give({ verb: 'open-counter', counter: '1' });
  await take();
  hall.clock.wall = wall;
}

async function take(): Promise<string | undefined> {
  const answer = await hall.give(takeTicket('loan'));
  const issued =
    answer.is === 'done' ? answer.events.find(({ kind }) => kind === 'ticket-issued') : undefined;
  return issued?.kind === 'ticket-issued' ? issued.ticket : undefined;
}

it('works again within a minute after a wrong clock was confirmed, and no number comes twice', async () => {
  await wronglyConfirmed();
  const before = hall.clock.now();
  expect(await hall.give({ verb: 'close-day' })).toMatchObject({ is: 'done' });
  expect(await hall.give({ verb: 'open-day', day: right })).toMatchObject({
    is: 'refused',
    refusal: { refused: 'too-late', args: { is: 'earlier-day' } },
  });
  expect(await hall.give({ verb: 'open-day', day: right, insteadOf: wrong })).toMatchObject({ is: 'done' });
  await hall.give({ verb: 'open-counter', counter: '1' });
  expect(await take()).toBe('B002');
  expect(await hall.give({ verb: 'call-next', counter: '1' })).toMatchObject({ is: 'done' });
  expect(hall.clock.now() - before).toBeLessThan(60_000);
});

it('is the same hall after a restart, and its journal is whole, in the order in which it was written', async () => {
  await wronglyConfirmed();
  await hall.give({ verb: 'open-day', day: right, insteadOf: wrong });
  await hall.give({ verb: 'open-counter', counter: '1' });
  expect(await take()).toBe('B002');
  await hall.restart(0);
  await hall.pass(0);
  expect(hall.loop.hall).toMatchObject({ day: right, open: true });
  expect(await take()).toBe('B003');
  expect(hall.journal.days()).toEqual(['2026-11-24', wrong, right]);
  const days = [...hall.journal.since(0)].flatMap(({ event }) =>
    event.kind === 'day-opened' ? [event['day']] : [],
  );
  expect(days).toEqual(['2026-11-24', wrong, right]);
  await hall.give({ verb: 'close-day' });
  await hall.pass(dayMs);
  expect(await hall.give({ verb: 'open-day', day: '2026-11-26' })).toMatchObject({ is: 'done' });
  await hall.restart(0);
  await hall.pass(0);
  expect(hall.loop.hall.day).toBe('2026-11-26');
  const { state } = hall.journal;
  const verified = [...verifyDays(join(state, 'journal'))].map(({ day }) => day);
  expect(verified).toEqual(['2026-11-24', wrong, right, '2026-11-26']);
  const report = readFigures(state, { day: right });
  expect(report.ok && report.figures.last.insteadOf).toBe(wrong);
  expect(readDay(state, undefined)).toMatchObject({ ok: true, day: '2026-11-26' });
});

it('is not put right under a date that has a journal of its own, nor is one opened over it', async () => {
  await wronglyConfirmed();
  const again = { verb: 'open-day', day: '2026-11-24', insteadOf: wrong } as const;
  const wasOpened = { is: 'refused', refusal: { refused: 'too-late', args: { is: 'day-over' } } };
  expect(await hall.give(again)).toMatchObject(wasOpened);
  expect(hall.loop.hall).toMatchObject({ day: wrong, open: true });
  await hall.give({ verb: 'open-day', day: right, insteadOf: wrong });
  await hall.give({ verb: 'close-day' });
  expect(await hall.give({ verb: 'open-day', day: wrong })).toMatchObject(wasOpened);
  expect(await hall.give({ verb: 'open-counter', counter: '1', day: wrong })).toMatchObject(wasOpened);
});
