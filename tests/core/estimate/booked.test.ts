/** R11, R10: whoever has booked for today is counted before they come, once, and in no hall without bookings. */
import { describe, expect, it } from 'vitest';
import { bookedFor } from '../../../daemon/core/estimate/booked.ts';
import { ticketRefused } from '../../../daemon/core/estimate/capacity.ts';
import { wayThrough } from '../../../daemon/core/estimate/route-wait.ts';
import { aheadNow, expectedWait } from '../../../daemon/core/estimate/wait.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Booked } from '../../../daemon/core/types/learned.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { stepsFor } from '../../../daemon/core/visit/route.ts';
import { adviceBookable as bookable, bookedId as idOf, slotAt as slot } from '../../kit/hall/booked.ts';
import { atWork, taught } from '../../kit/hall/learned.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const hourMs = 60 * 60_000;
const joiner = { class: 'normal', creditMs: 0 } as const;

const queueOf = ({ rules }: Play) => {
  const [first] = rules.services.get('advice')?.route ?? [];
  return first?.is === 'queue' ? first.queue : '';
};
/** So many wait at the one counter, and so many have a seat. */
function crowded(waiting: number, booked: number, at = slot('09:30'), of: Rules = bookable()): Play {
  const hall = play(of, ['0']);
  hall.take('advice');
  hall.press('0', 'next', 'start');
  for (let one = 0; one < waiting; one += 1) hall.take('advice');
  for (let one = 0; one < booked; one += 1)
    expect(hall.give({ verb: 'book', service: 'advice', slot: at, identity: `${one}` })).toEqual(['booked']);
  return hall;
}
const ahead = (hall: Play, who: Parameters<typeof expectedWait>[3] = joiner) =>
  expectedWait(hall.rules, hall.hall, queueOf(hall), who, hall.now())?.ahead ?? Number.NaN;

describe('who takes a number', () => {
  it('is told of those with a seat who will be called before, as many as usually come', () => {
    expect(ahead(crowded(20, 0))).toBe(20);
    // 20 people, and eight in ten or so of those who have booked: they come from twenty past on, and all in time to go before.
    expect(ahead(crowded(20, 10))).toBeCloseTo(28.5);
    expect(ahead(crowded(20, 1))).toBeGreaterThan(20.2);
    // Nobody stands there yet.
    const hall = crowded(20, 10);
    expect(aheadNow(hall.rules, hall.hall, queueOf(hall), joiner, hall.now())).toBe(20);
  });

  it('is told of nobody whose slot is after the call, on another day or given up', () => {
    expect(ahead(crowded(20, 10, slot('14:00')))).toBe(20);
    expect(ahead(crowded(20, 10, slot('09:30', '2026-11-25')))).toBe(20);
    const hall = crowded(20, 10);
    for (let one = 0; one < 10; one += 1)
      hall.give({ verb: 'book-cancel', booking: idOf(`${one}`, slot('09:30')) });
    expect(ahead(hall)).toBe(20);
    expect(hall.hall.toCome.size).toBe(0);
  });

  it('is told only of those whom R2 lets go before', () => {
    const hall = crowded(20, 10);
    const told = ahead(hall);
    // With what it has waited before nobody who comes later overtakes it, nor one with an appointment of its own.
    expect(ahead(hall, { class: 'normal', creditMs: 6 * hourMs })).toBe(0);
    expect(ahead(hall, { class: 'appointment', creditMs: 0 })).toBeLessThan(told - 4);
    expect(ahead(crowded(20, 10, slot('09:00')), { class: 'normal', creditMs: 6 * hourMs })).toBe(0);
    // Called at eleven, it has waited for two hours: who comes at half past ten has not half of that.
    expect(ahead(crowded(20, 10, slot('10:30')))).toBe(20);
  });

  it('is told of whoever has come once, as one who waits', () => {
    const hall = crowded(20, 1, slot('09:00'));
    expect(ahead(hall)).toBeGreaterThan(20.5);
    hall.give({ verb: 'come-booked', booking: idOf('0', slot('09:00')), print: false });
    expect(ahead(hall)).toBe(21);
  });

  it('is told of whoever came before their slot and stands behind it, once', () => {
    const hall = crowded(20, 1);
    const before = ahead(hall);
    hall.take('advice');
    const mine = hall.visit(hall.last('ticket-issued')?.ticket ?? '');
    hall.give({ verb: 'come-booked', booking: idOf('0', slot('09:30')), print: false });
    if (mine.place.is !== 'waiting') throw new Error('it waits');
    const { place, order } = mine;
    expect(ahead(hall, { class: 'normal', order, ...place })).toBe(21);
    expect(before).toBeLessThan(21);
    // Of two more who come, nobody counts it twice.
    expect(ahead(hall)).toBe(22);
  });

  it('is told of nobody whose window is over, and of them again when the clock is set back', () => {
    const hall = crowded(60, 10, slot('09:00'));
    expect(ahead(hall)).toBeGreaterThan(64);
    hall.wait(46 * 60);
    expect(ahead(hall)).toBe(60);
    expect(bookedFor(hall.hall, queueOf(hall), hall.now())).toBeUndefined();
    hall.give({ verb: 'set-clock', wall: hall.now() - hourMs, unheardMs: 1000 });
    expect(ahead(hall)).toBeGreaterThan(64);
  });

  it('is told of nobody who cannot come: the config has dropped their service', () => {
    const hall = crowded(20, 10);
    const { booking: _, ...advice } = hall.rules.services.get('advice') ?? {};
    expect(advice).toBeDefined();
    const services = new Map(hall.rules.services);
    services.delete('advice');
    const later = { ...hall.rules, services };
    const again = emptyHall(later);
    for (const { event, at } of hall.log)
      if (event.kind === 'day-opened' || event.kind === 'booked') evolve(later, again, event, at);
    expect(again.bookings.size).toBe(10);
    expect(again.toCome.size).toBe(0);
  });

  it('is told as many as came of those who had booked on earlier days', () => {
    const came = (due: number, many: number): Booked[] => [
      [30, due, [0, 0, many, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ];
    const counters = { '0': atWork([8.5, 12], [14, 17.5]) };
    const bookedOf = (booked: Booked[]) =>
      ahead(crowded(20, 10, slot('09:30'), taught(bookable(), 10, { counters, booked })));
    const none = ahead(crowded(20, 0, slot('09:30'), taught(bookable(), 10, { counters })));
    expect(bookedOf(came(100, 100)) - none).toBeGreaterThan(9.5);
    expect(bookedOf(came(100, 20)) - none).toBeLessThan(2.5);
  });
});

describe('whether there is room today', () => {
  function fits(hall: Play): boolean {
    const advice = hall.rules.services.get('advice');
    if (advice === undefined) throw new Error('no advice');
    const steps = stepsFor([advice], new Map());
    const who = { ...joiner, behindBooked: true } as const;
    const way = wayThrough(hall.rules, hall.hall, steps, who, hall.now());
    return ticketRefused(hall.rules, hall.hall, [advice], steps, way, hall.now()) === undefined;
  }

  it('whoever has a seat has it before who comes now, however late in the day it is', () => {
    // From nine until 19:30, but for the break: some eighty people.
    expect(fits(crowded(20, 0, slot('14:00'), bookable(fuzhou)))).toBe(true);
    expect(fits(crowded(20, 20, slot('14:00'), bookable(fuzhou)))).toBe(true);
    const full = crowded(20, 90, slot('14:00'), bookable(fuzhou));
    expect(fits(full)).toBe(false);
    expect(full.ask('advice')).toBe('full-today');
    expect(fits(crowded(20, 90, slot('14:00', '2026-11-25'), bookable(fuzhou))), 'only those of today').toBe(
      true,
    );
  });
});
