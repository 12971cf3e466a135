/**
 * The calendar of the hall, read at the start and whenever its file has changed. One that is faulty stops no hall: what it said
 * before holds. A year that it does not know is told while there is time to enter it.
 */
import { stat } from 'node:fs/promises';
import type { Logger } from 'pino';
import { readCalendar, unknownYear } from '../../config/load/calendar.ts';
import type { Timers } from '../../drivers/device.ts';
import { businessDay } from '../core/day/clock-face.ts';
import { type AlarmMessage, says } from '../core/types/alarm-message.ts';
import type { Rules } from '../core/types/rules.ts';
import { faultText } from '../text/staff/sentences.ts';

const looksEveryMs = 60_000;

export type CalendarOptions = {
  /** What changes is the `calendar` of its rules; without a path the hall has none. */
  config: { calendar?: string; rules: Rules };
  wall(): number;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is well. */
  alarm(id: 'calendar', message?: AlarmMessage): void;
  /** Another is in force: what time changes next may be another, too. */
  changed(): void;
};

export type HallCalendar = { dayOpened(): void; close(): void };

export function openCalendar(options: CalendarOptions): HallCalendar {
  const { calendar: path } = options.config;
  if (path !== undefined) return watched(path, options);
  options.alarm('calendar');
  return { dayOpened() {}, close() {} };
}

function watched(path: string, options: CalendarOptions): HallCalendar {
  const { config, wall, timers, log, alarm, changed } = options;
  const { rules } = config;
  let version: string | undefined;
  let faulty: AlarmMessage | undefined;
  let told: string | undefined;
  let isClosed = false;
  let cancel = () => {};

  function take(): void {
    const read = readCalendar(path);
    if (read.ok) {
      rules.calendar = read.calendar;
      faulty = undefined;
      log.info({ path, years: [...read.calendar.years] }, 'the calendar is read');
      return;
    }
    const [first, ...others] = read.faults;
    const why = first === undefined ? '' : faultText(first);
    const isKept = rules.calendar !== undefined;
    faulty = says('calendar', { is: 'faulty', why, more: others.length, isKept });
    log.warn({ path, why, isKept }, 'the calendar is not taken');
  }

  /** It has a fault, or ends too soon. */
  function wrong(): AlarmMessage | undefined {
    const year = unknownYear(rules.calendar, businessDay(wall(), rules.timeZone));
    return faulty ?? (year === undefined ? undefined : says('calendar', { path, is: 'year-unknown', year }));
  }

  function tell(): void {
    const message = wrong();
    told = JSON.stringify(message);
    alarm('calendar', message);
  }

  async function look(): Promise<void> {
    const found = await versionOf(path);
    if (isClosed) return;
    if (found !== version) {
      version = found;
      take();
      changed();
    }
    if (JSON.stringify(wrong()) !== told) tell();
    cancel = timers.after(looksEveryMs, () => void look());
  }

  // The hall begins with it; whether the file has changed since is the first thing to look at.
  take();
  tell();
  void look();

  return {
    dayOpened: tell,
    close() {
      isClosed = true;
      cancel();
    },
  };
}

/** By what a change is known without reading it; of one that cannot be read, why. */
async function versionOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
