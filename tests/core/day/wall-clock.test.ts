import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { alarmIn, fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

const hours = (count: number) => count * 3600;
const ms = (seconds: number) => seconds * 1000;
/** 08:30 to 12:00 and 14:00 to 17:30; a day is opened at 09:00. */
const timed: Rules = { ...untimed, ...(fuzhou.timetable !== undefined && { timetable: fuzhou.timetable }) };

/** The shell tells what the wall clock shows, so many seconds before the time that the hall has counted. */
function setClock(hall: Play, aheadS: number, unheardS = 0): string[] | string {
  return hall.give({ verb: 'set-clock', wall: hall.now() + ms(aheadS), unheardMs: ms(unheardS) });
}
const openNext = { verb: 'open-day', day: '2026-11-25' } as const;
const ack = { verb: 'alarm-ack', alarm: 'clock', by: 'manager' } as const;

describe('the wall clock', () => {
  it('is noted when it stands more than a second off, and only then', () => {
    const hall = play(timed);
    expect(setClock(hall, 1)).toEqual([]);
    expect(setClock(hall, 2)).toEqual(['clock-set']);
    expect(setClock(hall, 2)).toEqual([]);
    expect(setClock(hall, -3)).toEqual(['clock-set']);
    hall.restart();
    expect(hall.hall.wallAheadMs).toBe(-3000);
  });

  it('contradicts nothing before the first day', () => {
    const hall = play(timed);
    hall.log.length = 0;
    hall.restart();
    expect(setClock(hall, hours(100), hours(100))).toEqual([]);
  });

  it('set forward brings the evening sooner', () => {
    const hall = play(timed);
    setClock(hall, hours(1));
    hall.pass(hours(9.5) - 1);
    expect(hall.hall.open).toBe(true);
    hall.pass(1);
    expect(hall.hall.open).toBe(false);
  });

  it('moves the breaks along', () => {
    const hall = play(timed);
    setClock(hall, hours(3));
    hall.take('loan');
    hall.press('1', 'next');
    hall.sayAll(0);
    hall.wait(30);
    hall.press('1', 'miss');
    hall.pass(hours(2) + 1800 - 31);
    expect(hall.visit('B001').place.is).toBe('missed');
    hall.pass(31);
    expect(hall.visit('B001').place.is).toBe('left');
  });
});

describe('a clock that is doubted', () => {
  it('is one that a process finds more than 36 h after the hall last knew the time', () => {
    const hall = play(timed);
    hall.give({ verb: 'close-day' });
    hall.wait(hours(36));
    hall.restart();
    expect(setClock(hall, 0, hours(36))).toEqual([]);
    hall.wait(1);
    expect(setClock(hall, 0, hours(36) + 1)).toEqual(['alarm-raised']);
    expect(alarmIn(hall.hall, 'clock')).toMatchObject({
      severity: 'critical',
      text: 'the wall clock shows 2026-11-25 21:00, 36 h after the hall last knew the time; no day is opened, and none closes by itself, until someone confirms: set the clock right if it is wrong, then alarm-ack clock; a day that was opened under a wrong date is put right by open-day {"day":…,"insteadOf":…}',
    });
  });

  it('is one that jumps more than 36 h ahead while the hall runs', () => {
    const hall = play(untimed);
    expect(setClock(hall, hours(36))).toEqual(['clock-set']);
    setClock(hall, 0);
    expect(setClock(hall, hours(36) + 1)).toEqual(['clock-set', 'alarm-raised']);
    expect(setClock(hall, hours(36) + 5)).toEqual(['clock-set']);
    expect(setClock(hall, hours(36) + 5, hours(40))).toEqual([]);
  });

  it('opens no day, by whatever order, until someone confirms it', () => {
    const hall = play(timed);
    hall.give({ verb: 'close-day' });
    setClock(hall, hours(48));
    expect(hall.give(openNext)).toBe('clock-doubted');
    expect(hall.give({ verb: 'open-counter', counter: '1', day: '2026-11-25' })).toBe('clock-doubted');
    hall.restart();
    expect(hall.give(openNext)).toBe('clock-doubted');
    setClock(hall, 0);
    expect(hall.give(openNext)).toBe('clock-doubted');
    expect(hall.give(ack)).toEqual(['alarm-acknowledged', 'alarm-cleared']);
    expect(hall.give(openNext)).toEqual(['day-opened', 'carried']);
  });

  it('is believed once someone confirmed it, as long as it does not jump again', () => {
    const hall = play(untimed);
    setClock(hall, hours(48));
    hall.give(ack);
    expect(setClock(hall, hours(48) + 10)).toEqual(['clock-set']);
    expect(hall.hall.alarms.has('clock')).toBe(false);
  });

  it('ends the day when it is confirmed and the evening is long over', () => {
    const hall = play(timed);
    hall.pass(3600);
    setClock(hall, hours(10));
    hall.pass(60);
    expect(hall.hall.open).toBe(true);
    hall.give(ack);
    hall.pass(0);
    expect(hall.hall.open).toBe(false);
  });
});
