/** When something was done that is written down as 1405 or 14:05. Pure. */
import { timeText } from '../../stream/clock.ts';

/** `at`: by the hall's clock, ms UTC. */
export type Now = { at: number; timeZone: string | undefined };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** As 14:05; undefined: it is no time. */
export function clockOf(text: string): string | undefined {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.]?(\d\d)$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (minute === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/**
 * The last moment of that minute: whoever came to wait in it was served after that. Of the minute that is not over, its first, but
 * not before the power failed. What would be yet to come is of the evening before, where the power failed by then.
 */
export function momentOf(text: string, failedAt: number, { at, timeZone }: Now): number | undefined {
  const clock = clockOf(text);
  if (clock === undefined) return undefined;
  const now = Math.floor(at / minuteMs) * minuteMs;
  const today = now - (minutesIn(timeText(at, timeZone)) - minutesIn(clock)) * minuteMs;
  const failedIn = Math.floor(failedAt / minuteMs) * minuteMs;
  const begins = today > now && today - dayMs >= failedIn ? today - dayMs : today;
  return begins === now ? Math.max(begins, Math.min(failedAt, at)) : begins + minuteMs - 1;
}

const minutesIn = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};
