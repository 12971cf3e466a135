/**
 * How one value of the config is read. The YAML is read with every scalar as the text that stands there (so `07` stays
 * `07` and a phone number stays a phone number); each builder here turns such a text into a value, or says what it expected.
 */
import { z } from 'zod';
import type { Expectation } from './finding.ts';

export const isExpectation = (params: object | undefined): params is Expectation =>
  params !== undefined && 'expected' in params;

export function scalar<T>(expectation: Expectation, parse: (text: string) => T | undefined) {
  return z.unknown().transform((input, context): T => {
    const value = typeof input === 'string' ? parse(input) : undefined;
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', params: expectation });
    return z.NEVER;
  });
}

/** Any text of one line, without control characters. */
export const text = (example: string, atMost = 200) =>
  scalar({ expected: { is: 'text', atMost }, example }, found =>
    /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u.test(found) && [...found].length <= atMost && found.trim() === found
      ? found
      : undefined,
  );

export const isId = (word: string) => /^[a-z0-9-]{1,32}$/.test(word);
export const idExpectation: Expectation = { expected: { is: 'id' }, example: 'counter-1' };
export const id = scalar(idExpectation, found => (isId(found) ? found : undefined));

const unitMs = new Map([
  ['ms', 1],
  ['s', 1_000],
  ['min', 60_000],
  ['h', 3_600_000],
]);

/** A time with its unit, as `20 s`, `1.6 s`, `30 min`; gives milliseconds. The one place where a duration is parsed. */
export const duration = (example: string, { min = '0 s', max = '24 h' } = {}) =>
  scalar({ expected: { is: 'duration', min, max }, example }, found => {
    const ms = durationMs(found);
    return ms !== undefined && ms >= (durationMs(min) ?? 0) && ms <= (durationMs(max) ?? 0) ? ms : undefined;
  });

function durationMs(found: string): number | undefined {
  // No time at all is the same in every unit.
  if (found === '0') return 0;
  const [, amount, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?) ?(ms|s|min|h)$/.exec(found) ?? [];
  const ms = Number(amount) * (unitMs.get(unit) ?? Number.NaN);
  return Number.isNaN(ms) ? undefined : Math.round(ms);
}

const dayMinutes = 24 * 60;

/** `08:30`, in the hall's time zone; gives milliseconds since midnight. */
export const timeOfDay = (example: string) =>
  scalar({ expected: { is: 'time-of-day' }, example }, found => {
    const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(found) ?? [];
    const sinceMidnight = Number(hours) * 60 + Number(minutes);
    return sinceMidnight <= dayMinutes ? sinceMidnight * 60_000 : undefined;
  });

/** How a time of day is written. */
export function timeOfDayText(sinceMidnightMs: number): string {
  const minutes = sinceMidnightMs / 60_000;
  return [Math.floor(minutes / 60), minutes % 60].map(part => `${part}`.padStart(2, '0')).join(':');
}

/** A duration in the largest unit that tells it without a fraction. */
export function durationText(ms: number): string {
  const [unit, unitLasts] = [...unitMs].findLast(([, lasts]) => ms % lasts === 0) ?? ['ms', 1];
  return `${ms / unitLasts} ${unit}`;
}

export const wholeNumber = (min: number, max: number, example: number) =>
  scalar({ expected: { is: 'whole-number', min, max }, example: `${example}` }, found => {
    const value = Number(found);
    return /^\d{1,9}$/.test(found) && value >= min && value <= max ? value : undefined;
  });

export const decimal = (min: number, max: number, example: number) =>
  scalar({ expected: { is: 'number', min, max }, example: `${example}` }, found => {
    const value = Number(found);
    return /^\d{1,6}(\.\d{1,6})?$/.test(found) && value >= min && value <= max ? value : undefined;
  });

export const oneOf = <const Word extends string>(words: readonly Word[], example: NoInfer<Word>) =>
  scalar({ expected: { is: 'one-of', among: words }, example, among: words }, found =>
    words.find(word => word === found),
  );

export const trueOrFalse = (example: boolean) =>
  scalar({ expected: { is: 'true-or-false' }, example: `${example}`, among: ['true', 'false'] }, found =>
    found === 'true' ? true : found === 'false' ? false : undefined,
  );

export const program = (example: string) =>
  scalar({ expected: { is: 'program' }, example }, found =>
    /^[\w./+-]{1,200}$/.test(found) ? found : undefined,
  );
