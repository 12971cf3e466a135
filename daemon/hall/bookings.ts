/** Bookings, as the daemon keeps them: what comes in from outside, and the keys of identities, which die with their day (R18). */
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { businessDay } from '../core/day/clock-face.ts';
import { doubtsClock } from '../core/day/day-end.ts';
import { daysAfter } from '../core/day/timetable.ts';
import { type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Hall } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import { bookingKeysName } from '../journal/booking-keys.ts';
import type { Clock } from '../process/clock.ts';
import { type BookingBorder, type BookingCodes, openBookingBorder } from './booking-border.ts';
import { openIdentities } from './identities.ts';

export type Bookings = BookingBorder & { dayOpened(): void; close(): void };

const looksEveryMs = 15 * 60_000;

export function openBookings(options: {
  hall: { rules: Rules; hall: Readonly<Hall> };
  state: string;
  codes: BookingCodes;
  clock: Clock;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is well. */
  alarm(id: 'booking-keys', message?: AlarmMessage): void;
}): Bookings {
  const { hall, state, codes, clock, timers, log, alarm } = options;
  const { rules } = hall;
  const path = join(state, bookingKeysName);
  const { identities, wrong } = openIdentities(rules.hall, state);
  const border = openBookingBorder(rules, { identities, codes });
  const failing = wrong?.is === 'failing' ? says('booking-keys', { path, ...wrong }) : undefined;
  let cancel = (): void => {};

  /** A wall clock that is ahead kills no key while it is doubted, nor one of the day that is open (R10). */
  function look(): void {
    lookLater();
    const present = presentDay(rules, hall.hall, clock.wall());
    const why = present === undefined ? undefined : identities.over(daysAfter(present, -1));
    if (why !== undefined) log.warn({ why }, 'the keys of bookings of days that are over cannot be deleted');
  }

  function tell(): void {
    const lost = border.unfound(hall.hall);
    alarm(
      'booking-keys',
      failing ?? (lost === 0 ? undefined : says('booking-keys', { path, is: 'lost', bookings: lost })),
    );
  }

  function lookLater(): void {
    cancel = timers.after(looksEveryMs, look);
  }

  // Not at once: whether the clock can be believed the rules find in the first turn of the hall.
  lookLater();
  tell();
  return {
    ...border,
    dayOpened: tell,
    close: () => cancel(),
  };
}

function presentDay({ timeZone }: Rules, hall: Readonly<Hall>, wall: number): string | undefined {
  if (doubtsClock(hall)) return undefined;
  const today = businessDay(wall, timeZone);
  return hall.open && hall.day !== undefined && hall.day < today ? hall.day : today;
}
