/** Times and durations as they are told. */
import type { MinuteRange } from '../../core/types/model.ts';
import { lasting } from '../../text/duration.ts';

export type Clock = {
  /** IANA name of the zone in which it tells. */
  zone: string;
  /** HH:MM:SS */
  second(at: number): string;
  /** HH:MM */
  minute(at: number): string;
};

/** Without a time zone: that of this machine. */
export function clockIn(timeZone: string | undefined): Clock {
  const second = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' });
  const minute = new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'short' });
  return {
    zone: second.resolvedOptions().timeZone,
    second: at => second.format(at),
    minute: at => minute.format(at),
  };
}

/** When a wait began, and what it counts from where that is another time: it was placed behind somebody. */
export function sinceText(
  { waitsSince, joinedAt }: { waitsSince: number; joinedAt: number },
  clock: Clock,
): string {
  const since = clock.second(waitsSince);
  return joinedAt === waitsSince ? since : `${since}, counted as joined at ${clock.second(joinedAt)},`;
}

/** What was expected at joining (R11); without a figure no counter was open for the queue. */
export function expectedText(ms: number | undefined): string {
  if (ms === undefined) return 'no counter was open for it, so no wait could be expected';
  return ms === 0 ? 'no wait expected' : `${lasting(ms)} expected`;
}

/** As it is told to people (R11): "5–10 min", one figure where both ends are the same. */
export function rangeText([low, high]: MinuteRange): string {
  if (high === 0) return '0 min';
  return low === high ? `about ${low} min` : `${low}–${high} min`;
}

/** A priority is told in minutes of weighted waiting: "31.0 min". */
export function priorityText(ms: number): string {
  return `${(ms / 60_000).toFixed(1)} min`;
}

/** Two priorities, precise enough that the higher one looks higher. */
export function prioritiesApart(ms: number, other: number): [string, string] {
  const [one, two] = [priorityText(ms), priorityText(other)];
  return one !== two || ms === other ? [one, two] : [secondsText(ms), secondsText(other)];
}

function secondsText(ms: number): string {
  return `${(ms / 1000).toFixed(3)} s`;
}
