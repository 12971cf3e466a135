/** R10: what is done to the wall clock while the hall runs, and while it does not. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Event } from '../../daemon/core/types/events.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const since1970Ms = Date.parse('2026-11-24T00:00:00Z');

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.pass(0);
});

const openDay = () => hall.openDay('1');

/** Somebody sets the wall clock: it shows this much more than before. */
function set(byMs: number): void {
  const { wall } = hall.clock;
  hall.clock.wall = () => wall() + byMs;
}

const ofKind = (kind: Event['kind']) =>
  [...hall.journal.since(0)].map(({ event }) => event as Event).filter(event => event.kind === kind);

describe('a wall clock that is set while the hall runs', () => {
  beforeEach(openDay);

  it.each([
    ['forward', hourMs],
    ['back', -hourMs],
  ])('%s is known to the rules before the next order is decided', async (_, byMs) => {
    set(byMs);
    await hall.give({ verb: 'pause-counter', counter: '1' });
    expect(hall.commits).toEqual([['clock-set', 'counter-paused']]);
    expect(ofKind('clock-set')).toMatchObject([{ aheadMs: byMs }]);
  });

  it('is seen within a minute, once, though nobody orders anything and nothing is due in the closed hall', async () => {
    await hall.give({ verb: 'close-day' });
    hall.commits.length = 0;
    set(hourMs);
    await hall.pass(minuteMs);
    expect(hall.commits).toEqual([['clock-set']]);
    await hall.pass(minuteMs);
    expect(hall.commits).toHaveLength(1);
  });

  it('by no more than a second is let be', async () => {
    set(1000);
    await hall.pass(minuteMs);
    expect(hall.commits).toEqual([]);
    set(1);
    await hall.pass(minuteMs);
    expect(hall.commits).toEqual([['clock-set']]);
  });

  it('and set right again is right again', async () => {
    set(hourMs);
    await hall.pass(minuteMs);
    set(-hourMs);
    await hall.pass(minuteMs);
    expect(ofKind('clock-set')).toMatchObject([{ aheadMs: hourMs }, { aheadMs: 0 }]);
  });

  it('more than 36 h forward is doubted, and the day goes on', async () => {
    set(37 * hourMs);
    await hall.pass(minuteMs);
    expect(hall.commits).toEqual([['clock-set', 'alarm-raised']]);
    expect(hall.loop.hall).toMatchObject({ open: true, day: '2026-11-24' });
  });
});

describe('a hall that was not running', () => {
  beforeEach(openDay);

  it('for longer than 36 h doubts the wall clock, until somebody confirms it', async () => {
    await hall.give({ verb: 'close-day' });
    await hall.restart(37 * hourMs);
    await hall.pass(0);
    expect([...hall.loop.hall.alarms.keys()]).toEqual(['clock']);
    expect(await hall.give({ verb: 'open-day', day: '2026-11-26' })).toMatchObject({
      is: 'refused',
      refusal: { refused: 'clock-doubted' },
    });
    await hall.give({ verb: 'alarm-ack', alarm: 'clock', by: 'desk' });
    expect(await hall.give({ verb: 'open-day', day: '2026-11-26' })).toMatchObject({ is: 'done' });
  });

  it('over a night does not', async () => {
    await hall.give({ verb: 'close-day' });
    await hall.restart(14 * hourMs);
    await hall.pass(0);
    expect(hall.loop.hall.alarms.size).toBe(0);
  });
});

describe('a hall whose power fails (R21)', () => {
  beforeEach(async () => {
    await openDay();
    await hall.pass(10 * minuteMs);
  });

  /** As `startClock` begins, with a wall clock that was set meanwhile. */
  async function startAgain(afterMs: number, setByMs = 0): Promise<void> {
    set(setByMs);
    const { wall } = hall.clock;
    const begins = wall() + afterMs;
    const laterMs = Math.max(0, hall.journal.lastAt() - begins);
    hall.clock.now = () => wall() + laterMs;
    await hall.restart(afterMs);
    await hall.pass(0);
  }
  const fails = () => hall.give({ verb: 'power-failing' });
  const isFailing = () => hall.loop.hall.power.failing !== undefined;

  it.each([
    ['lost its time', 0, -since1970Ms],
    ['was an hour behind all along', -hourMs, 0],
    ['was set to the right time by the network', -hourMs, hourMs],
  ])('knows after the dark that it has power, though its clock %s', async (_, knownByMs, setByMs) => {
    set(knownByMs);
    await fails();
    await startAgain(30 * minuteMs, setByMs);
    expect(ofKind('power-back')).toMatchObject([{ started: true }]);
    expect(isFailing()).toBe(false);
  });

  it.each([
    ['an hour ahead', hourMs],
    ['an hour behind', -hourMs],
  ])('does not when its process ended for two seconds, its clock known to be %s', async (_, byMs) => {
    set(byMs);
    await fails();
    await startAgain(2000);
    expect(isFailing()).toBe(true);
  });

  it.each([
    ['while it runs', 0],
    ['while it does not', 2000],
  ])('and whose clock lost its time is not doubted when that is set right %s', async (_, afterMs) => {
    await fails();
    await startAgain(30 * minuteMs, -since1970Ms);
    if (afterMs === 0) set(since1970Ms);
    else await startAgain(afterMs, since1970Ms);
    await hall.pass(minuteMs);
    expect(ofKind('clock-set')).toHaveLength(2);
    expect([...hall.loop.hall.alarms.keys()]).not.toContain('clock');
  });
});

it('a hall that ran through a long holiday has known the time all along', async () => {
  await openDay();
  await hall.give({ verb: 'close-day' });
  await hall.pass(7 * 24 * hourMs);
  expect(await hall.give({ verb: 'open-day', day: '2026-12-01' })).toMatchObject({ is: 'done' });
});

it('before the first day there is no journal to write to: what the clock says then is kept for the day', async () => {
  set(hourMs);
  await hall.pass(minuteMs);
  expect(hall.commits).toEqual([]);
  await hall.give({ verb: 'open-day', day: '2026-11-24' });
  await hall.give({ verb: 'open-counter', counter: '1' });
  expect(hall.commits).toEqual([['day-opened'], ['clock-set', 'counter-opened']]);
});

it('an idle hall waits for one moment at a time, and for the next minute when nothing is due', async () => {
  expect(hall.armed()).toBe(1);
  await openDay();
  expect(hall.armed()).toBe(1);
  hall.loop.close();
  expect(hall.armed()).toBe(0);
});
