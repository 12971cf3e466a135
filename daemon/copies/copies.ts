/**
 * The journal's copies, as the daemon sees them: a process of their own follows it, and is given up when it hangs. Nothing
 * here is waited for by the hall.
 */
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { CopiesConfig } from '../../config/schema/copies.ts';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded, type ProcessEnd } from '../../drivers/link/begin-process.ts';
import { type AlarmMessage, isSame, says } from '../core/types/alarm-message.ts';
import type { Journal } from '../journal/journal.ts';
import type { ChildOptions, ChildReport } from './child.ts';
import type { Beyond } from './known-end.ts';
import { hallFolder } from './medium.ts';
import { olderThan } from './retention.ts';
import { words } from './words.ts';

export type CopiesOptions = {
  state: string;
  hall: string;
  copies: CopiesConfig;
  journal: Pick<Journal, 'days' | 'forget'>;
  timers: Timers;
  log: Logger;
  /** `message` left out: it is over. */
  alarm(id: CopiesAlarm, message?: AlarmMessage): void;
  /** The second folder has events that the journal lacks, or had them until they were kept aside. */
  beyond(known: KnownBeyond): void;
};

/** Where that ends, and the numbers that were issued there. */
export type KnownBeyond = Pick<Beyond, 'end' | 'numbers' | 'skips'>;

export const copiesAlarms = ['copy-failing', 'copy-same-disk', 'erase-pending'] as const;
export type CopiesAlarm = (typeof copiesAlarms)[number];

export type Copies = {
  /** Alarms are told again, for before the first day there was nowhere to tell them; days that are old enough go. */
  dayOpened(): void;
  /** What was committed last is followed first, within a second or so. */
  close(): Promise<void>;
};

/** It says once a second that it is alive. */
const silentAtMostMs = 15_000;
const restartsAfterMs = { first: 1000, longest: 30_000 };
const closeWithinMs = 2000;

export function openCopies(options: CopiesOptions): Copies {
  const { copies, journal, log } = options;
  const told = new Map<CopiesAlarm, AlarmMessage | undefined>();
  const alarm = (id: CopiesAlarm, message?: AlarmMessage) => {
    const before = told.get(id);
    const isTold = before !== undefined && message !== undefined && isSame(before, message);
    if (isTold || (told.has(id) && before === message)) return;
    told.set(id, message);
    options.alarm(id, message);
  };

  /** What the disk refuses is tried again the next time. */
  function retire(proved?: readonly string[]): void {
    try {
      const { keepDays } = copies;
      if (keepDays === undefined) return;
      for (const day of proved ?? olderThan(journal.days(), keepDays)) {
        const kept = journal.days();
        if (kept[0] !== day || !olderThan(kept, keepDays).includes(day)) return;
        journal.forget(day);
        log.info({ day }, 'the day is older than keepDays and leaves the state folder');
      }
    } catch (error) {
      log.warn({ err: error }, 'a day that is older than keepDays cannot be deleted');
    }
  }

  /** Without a second folder nothing else has to have it. */
  function retireByAge(): void {
    if (copies.folder === undefined) retire();
  }

  retireByAge();
  const child =
    copies.folder === undefined ? undefined : keepChild({ ...options, folder: copies.folder }, alarm, retire);
  if (child === undefined) for (const id of copiesAlarms) alarm(id);

  return {
    dayOpened() {
      for (const [id, message] of told) options.alarm(id, message);
      retireByAge();
    },
    close: () => child?.close() ?? Promise.resolve(),
  };
}

function keepChild(
  { state, hall, folder, copies, timers, log, beyond }: CopiesOptions & { folder: string },
  alarm: (id: CopiesAlarm, message?: AlarmMessage) => void,
  retire: (days: readonly string[]) => void,
): { close(): Promise<void> } {
  const place = hallFolder(folder, hall);
  const options: ChildOptions = {
    state,
    folder,
    hall,
    ...(copies.keepDays !== undefined && { keepDays: copies.keepDays }),
  };
  let child: ChildProcess | undefined;
  let closing = false;
  let restartAfterMs = restartsAfterMs.first;
  let isTold = true;
  let cancel = (): void => {};

  function fails(why: string): void {
    alarm('copy-failing', says('copy-failing', { place, why }));
    if (isTold) log.warn({ why }, 'the copies of the journal fail');
    isTold = false;
  }

  function heard(message: ChildReport): void {
    cancel();
    cancel = timers.after(silentAtMostMs, hangs);
    switch (message.is) {
      case 'alive': {
        restartAfterMs = restartsAfterMs.first;
        const { owesErase } = message;
        alarm('copy-same-disk', message.sameDisk ? says('copy-same-disk', { place }) : undefined);
        alarm(
          'erase-pending',
          owesErase === undefined ? undefined : says('erase-pending', { path: join(place, owesErase) }),
        );
        if (message.why !== undefined) return fails(message.why);
        alarm('copy-failing');
        if (!isTold) log.info('the copies of the journal are made again');
        isTold = true;
        return;
      }
      case 'retirable':
        return retire(message.days);
      case 'beyond': {
        const { is: _, ...known } = message;
        return beyond(known);
      }
      case 'kept':
        log.warn(
          { folder: message.aside, files: message.files },
          'the second folder had another history than the journal: it is kept aside, where "one-ticket restore" finds it',
        );
    }
  }

  /** One that waits for a medium in the kernel ends when that answers: no second is started before it has ended. */
  function hangs(): void {
    fails(words.noAnswer(silentAtMostMs));
    child?.kill('SIGKILL');
  }

  function start(): void {
    if (closing) return;
    child = forkProcess(
      [join(import.meta.dirname, 'child.ts'), JSON.stringify(options)],
      { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
      ended,
    );
    cancel = timers.after(silentAtMostMs, hangs);
    child?.on('message', message => heard(message as ChildReport));
  }

  function ended(how: ProcessEnd): void {
    cancel();
    child = undefined;
    if (closing) return;
    // Killed because it hung, it has said so already.
    if (isTold) fails(howEnded(how));
    cancel = timers.after(restartAfterMs, start);
    restartAfterMs = Math.min(2 * restartAfterMs, restartsAfterMs.longest);
  }

  start();

  return {
    async close() {
      closing = true;
      cancel();
      const last = child;
      if (last === undefined) return;
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      last.on('close', () => resolve());
      if (last.connected) last.disconnect();
      const giveUp = timers.after(closeWithinMs, () => {
        last.kill('SIGKILL');
        last.unref();
        resolve();
      });
      await ended;
      giveUp();
    },
  };
}
