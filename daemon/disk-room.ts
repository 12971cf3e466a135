/** The journal at the start of the daemon: there must be room for it, and a full disk is told to whoever can make some. */
import type { Logger } from 'pino';
import { loginOf } from '../config/load/secrets.ts';
import type { Config } from '../config/schema/config.ts';
import { type Journal, type OpenOptions, openJournal } from './journal/journal.ts';
import { sayCannotStart, type Waiting } from './mqtt/publish/blocked-start.ts';
import { systemTimers } from './process/clock.ts';
import type { Stop } from './process/stop-signal.ts';
import type { Systemd } from './process/systemd.ts';

const fullDiskRetryMs = 1000;
/** To systemd, while the disk is full: each try asks for so much more time to start. */
const fullDiskGraceMs = 60_000;

/** A full disk is waited for; everything else that keeps the journal shut ends the start. */
export async function journalWhenRoom(of: {
  state: string;
  config: Config;
  boot: string;
  log: Logger;
  stop: Stop;
  systemd: Systemd;
  fold: OpenOptions['fold'];
}): Promise<Journal | undefined> {
  const { state, config, boot, log, stop, systemd, fold } = of;
  let waiting: Waiting | undefined;
  try {
    while (!stop.wanted()) {
      const opened = openJournal(state, { hall: config.hall, note: words => log.warn(words), fold });
      if (opened.ok) return opened.journal;
      const { kind, message } = opened.problem;
      if (kind !== 'full') {
        process.stderr.write(`${message}\n`);
        return undefined;
      }
      systemd.tell({ STATUS: message, EXTEND_TIMEOUT_USEC: `${fullDiskGraceMs * 1000}` });
      if (waiting === undefined) {
        log.error(`${message} Waiting for it.`);
        waiting = tellWaiting(config, boot, message);
      }
      await Promise.race([
        stop.asked,
        new Promise<void>(resolve => systemTimers.after(fullDiskRetryMs, resolve)),
      ]);
    }
    return undefined;
  } finally {
    await waiting?.over();
  }
}

function tellWaiting({ mqtt, hall }: Config, boot: string, reason: string): Waiting {
  if (mqtt === undefined) return { over: () => Promise.resolve() };
  return sayCannotStart({ broker: loginOf(mqtt), hall, boot, reason, wall: Date.now, timers: systemTimers });
}
