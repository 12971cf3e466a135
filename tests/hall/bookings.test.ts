/** R18: the keys of identities die with their day, by a clock that can be believed, and no sooner. */
import { pino } from 'pino';
import { beforeEach, describe, expect, it } from 'vitest';
import { openBookings } from '../../daemon/hall/bookings.ts';
import { openIdentities } from '../../daemon/hall/identities.ts';
import { bookingCodes } from '../../daemon/hall/slip-codes.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';
import { type VirtualTimers, virtualTimers } from '../virtual-timers.ts';

const number = '11010519491231002X';
const [tuesday, wednesday, thursday] = ['2026-11-24', '2026-11-25', '2026-11-26'] as const;
const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const looksMs = 16 * 60_000;

let game: Play;
let state: string;
let clock: { now: number; wall: number };
let time: VirtualTimers;

beforeEach(() => {
  game = play(untimed, ['1']);
  state = stateFolder();
  clock = { now: noon(tuesday), wall: noon(tuesday) };
  time = virtualTimers();
  for (const day of [tuesday, wednesday]) openIdentities('fuzhou', state).identities.toBook(day, number);
});

function start(): void {
  openBookings({
    hall: game,
    state,
    codes: bookingCodes('fuzhou', new Uint8Array(32)),
    clock: { now: () => clock.now, wall: () => clock.wall },
    timers: time.timers,
    log: pino({ level: 'silent' }),
    alarm() {},
  });
}

const found = () =>
  [tuesday, wednesday].filter(
    day => openIdentities('fuzhou', state).identities.toFind(day, number).length > 0,
  );

describe('the key of a day', () => {
  it('lives while the day is open, and dies once it is over', async () => {
    start();
    clock.wall = noon(wednesday);
    await time.advance(looksMs);
    expect(found()).toEqual([tuesday, wednesday]);
    game.give({ verb: 'close-day' });
    await time.advance(looksMs);
    expect(found()).toEqual([wednesday]);
  });

  it('lives on where the clock was set back: the time of the rules is ahead of it ever after', async () => {
    game.give({ verb: 'close-day' });
    start();
    clock.now = noon('2031-01-01');
    await time.advance(looksMs);
    expect(found()).toEqual([tuesday, wednesday]);
    clock.wall = noon(thursday);
    await time.advance(looksMs);
    expect(found()).toEqual([]);
  });

  it('lives on at a start with a clock that is years ahead, which the hall doubts', async () => {
    game.give({ verb: 'close-day' });
    clock = { now: noon('2031-01-01'), wall: noon('2031-01-01') };
    start();
    expect(found()).toEqual([tuesday, wednesday]);
    // The first turn of the hall.
    const unheardMs = clock.wall - noon(tuesday);
    game.give({ verb: 'set-clock', wall: clock.wall, unheardMs, starts: true });
    await time.advance(looksMs);
    expect(found()).toEqual([tuesday, wednesday]);
  });
});
