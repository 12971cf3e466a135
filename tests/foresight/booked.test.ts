/** R9, R18: in the next hour as it is played those come who have booked, each once and as likely as such people do. */
import { describe, expect, it } from 'vitest';
import { drawCrowd, type Newcomer } from '../../daemon/foresight/crowd.ts';
import { waitingAhead } from '../../daemon/foresight/future.ts';
import { presentOf } from '../../daemon/foresight/present.ts';
import { adviceBookable, bookedId, slotAt } from '../kit/hall/booked.ts';
import { type Play, play } from '../kit/hall/play.ts';

const hourMs = 60 * 60_000;
const book = (hall: Play, many: number, slot: string) => {
  for (let one = 0; one < many; one += 1)
    hall.give({ verb: 'book', service: 'advice', slot, identity: `${one}` });
};
const crowdOf = (hall: Play, nth = 0) => {
  const now = hall.now();
  return drawCrowd(hall.rules, presentOf(hall.hall, now), { seed: 7, nth, untilMs: now + hourMs });
};
const comes = (hall: Play, nth?: number): readonly Newcomer[] => crowdOf(hall, nth).newcomers;

describe('those who have booked', () => {
  it('come in the window of their slot, as many as usually do, and each once', () => {
    const hall = play(adviceBookable(), ['0']);
    book(hall, 100, slotAt('09:30'));
    const those = comes(hall);
    expect(those.length).toBeGreaterThan(70);
    expect(those.length).toBeLessThan(97);
    expect(new Set(those.map(({ booking }) => booking)).size).toBe(those.length);
    const minutes = those.map(({ at }) => (at - hall.now()) / 60_000);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...minutes)).toBeLessThanOrEqual(60);
    expect(minutes).toEqual(minutes.toSorted((one, other) => one - other));
  });

  it('do not where their slot is later, on another day, given up, or used', () => {
    const hall = play(adviceBookable(), ['1']);
    book(hall, 40, slotAt('14:00'));
    book(hall, 40, slotAt('09:30', '2026-11-25'));
    book(hall, 2, slotAt('09:00'));
    hall.give({ verb: 'book-cancel', booking: bookedId('0', slotAt('09:00')) });
    hall.give({ verb: 'come-booked', booking: bookedId('1', slotAt('09:00')), print: false });
    expect(comes(hall).filter(({ booking }) => booking !== undefined)).toEqual([]);
    // Who came by one is no rate at which others come.
    expect(comes(hall)).toEqual([]);
    expect(presentOf(hall.hall, hall.now()).hall.bookings.size).toBe(40);
  });

  it('wait where no counter is open for them, and go before others', () => {
    const hall = play(adviceBookable(), ['1']);
    book(hall, 40, slotAt('09:30'));
    const present = presentOf(hall.hall, hall.now());
    const crowd = crowdOf(hall);
    const waited = crowd.newcomers.reduce((sum, { at }) => sum + hall.now() + hourMs - at, 0);
    expect(waitingAhead(hall.rules, present, crowd, { lastsMs: hourMs })).toBe(waited);
    expect(waitingAhead(hall.rules, present, crowd, { lastsMs: hourMs, opening: '0' })).toBeLessThan(waited);
  });
});
