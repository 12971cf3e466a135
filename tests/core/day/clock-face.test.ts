import { expect, it } from 'vitest';
import { businessDay, dateAndTime, hourAndMinute, localTimeAt } from '../../../daemon/core/day/clock-face.ts';

it.each([
  ['Asia/Shanghai', '2026-11-24', '2026-11-24 00:30', { hour: 0, minute: '30' }, 2],
  ['UTC', '2026-11-23', '2026-11-23 16:30', { hour: 16, minute: '30' }, 1],
  ['America/St_Johns', '2026-11-23', '2026-11-23 13:00', { hour: 13, minute: '00' }, 1],
])(
  'the clock on the wall in %s is its own, whatever others were read before',
  (zone, day, shown, said, weekday) => {
    const at = Date.UTC(2026, 10, 23, 16, 30);
    expect(businessDay(at, zone)).toBe(day);
    expect(dateAndTime(at, zone)).toBe(shown);
    expect(hourAndMinute(at, zone)).toEqual(said);
    expect(localTimeAt(at, zone)).toMatchObject({ hour: said.hour, minute: Number(said.minute), weekday });
  },
);
