/** The hall's calendar: a file of its own, for it changes each year, and in mid-week by decree, while the config does not (R10). */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { scalar } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

/** In the config: where it lies. */
export const calendarPath = scalar(
  { expected: { is: 'calendar-file' }, example: '/etc/one-ticket/calendar.yaml' },
  found => (isAbsolute(found) && !found.includes('\0') ? found : undefined),
);

/** Days of a year, MM-DD, both of them among them. */
export type Span = { from: string; until: string };

const monthAndDay = String.raw`(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const span = scalar({ expected: { is: 'days' }, example: '10-01..10-07' }, (found): Span | undefined => {
  const [, from, until = from] =
    new RegExp(`^(${monthAndDay})(?:\\.\\.(${monthAndDay}))?$`).exec(found) ?? [];
  return from === undefined || until === undefined || until < from ? undefined : { from, until };
});

/** Days off beside the weekend, and days at the weekend that are worked for them (调休). */
export const yearSchema = strict({
  holidays: z.array(span).default([]),
  workdays: z.array(span).default([]),
});
export type WrittenYear = z.output<typeof yearSchema>;
