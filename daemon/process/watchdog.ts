/** The watchdog of systemd is fed as long as the hall moves; a hall that stands still is ended by it and started anew. */
import type { Logger } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { remarkText } from '../text/staff/sentences.ts';
import type { Systemd } from './systemd.ts';

export type Watched = {
  /** Why the hall does not move, in words; undefined while it does. */
  stuck(): string | undefined;
  /** How the hall is, in a line for whoever asks `systemctl status`. */
  status(): string;
};

/** Of the watchdog's time: two signs of life may get lost. */
const signsInTime = 3;
const statusEveryMs = 10_000;
/** After a pause of the whole machine what is overdue is done first, and then looked at again. */
const lookAgainMs = 1000;

/** Begins with READY=1. */
export function keepFed(
  systemd: Systemd,
  hall: Watched,
  timers: Timers,
  log: Pick<Logger, 'error' | 'info'>,
): { over(): void } {
  const everyMs = systemd.watchdogMs === undefined ? statusEveryMs : systemd.watchdogMs / signsInTime;
  let said = hall.status();
  let cancel = (): void => {};
  /** How often in a row it did not move. */
  let looksInVain = 0;

  function look(): void {
    const why = hall.stuck();
    if (why === undefined) moves();
    else standsStill(why);
    cancel = timers.after(why === undefined ? everyMs : lookAgainMs, look);
  }

  function moves(): void {
    if (looksInVain > 1) log.info('the hall moves again');
    looksInVain = 0;
    const status = hall.status();
    if (systemd.watchdogMs !== undefined) systemd.tell({ WATCHDOG: '1' });
    if (status !== said) systemd.tell({ STATUS: status });
    said = status;
  }

  function standsStill(why: string): void {
    looksInVain += 1;
    if (looksInVain !== 2) return;
    log.error({ why }, "the hall does not move: systemd's watchdog is not fed");
    said = remarkText({ code: 'hall-stuck', args: { why } });
    systemd.tell({ STATUS: said });
  }

  systemd.tell({ READY: '1', STATUS: said });
  cancel = timers.after(everyMs, look);
  return { over: () => cancel() };
}
