import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { duration, durationText, timeOfDay, timeOfDayText } from '../../drivers/settings/scalars.ts';

it('every minute of a day is read as it is written', () => {
  const read = timeOfDay('08:30');
  for (let minute = 0; minute <= 24 * 60; minute++) {
    expect(read.parse(timeOfDayText(minute * 60_000))).toBe(minute * 60_000);
  }
  expect([timeOfDayText(30_600_000), timeOfDayText(86_400_000)]).toEqual(['08:30', '24:00']);
});

it.each(['8:30', '08:60', '24:01', '25:00', '08.30', '08:30:00', '-1:00', ''])(
  '%s is no time of day',
  found => {
    expect(timeOfDay('08:30').safeParse(found).success).toBe(false);
  },
);

it('a duration that a fault tells can be written into the config', () => {
  const ms = fc.oneof(
    fc.integer({ min: 1, max: 999_999 }),
    fc.integer({ min: 1, max: 86_400 }).map(s => s * 1_000),
  );
  fc.assert(
    fc.property(ms, lasts => {
      expect(duration('20 s').parse(durationText(lasts))).toBe(lasts);
    }),
  );
  expect([500, 90_000, 2_400_000, 7_200_000].map(durationText)).toEqual(['500 ms', '90 s', '40 min', '2 h']);
});

it('a duration of nothing needs no unit, any other does', () => {
  expect(duration('20 s').parse('0')).toBe(0);
  expect(duration('20 s').safeParse('20').success).toBe(false);
  expect(duration('20 s', { min: '1 s' }).safeParse('0').success).toBe(false);
});
