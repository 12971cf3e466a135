/** The daemon's log on stdout: JSON lines; for systemd's journal each begins with its priority (sd-daemon(3)). */
import { fstatSync } from 'node:fs';
import { pino } from 'pino';
import type { Timers } from '../../drivers/device.ts';
import { systemTimers } from './clock.ts';
import { stdoutOutlet } from './log-outlet.ts';
import { logQueue } from './log-queue.ts';

/** Pino's levels as the priorities of syslog(3); what lies between two has that of the lower one. */
const priorities: readonly { from: number; priority: number }[] = [
  { from: 60, priority: 2 },
  { from: 50, priority: 3 },
  { from: 40, priority: 4 },
  { from: 30, priority: 6 },
];
const debug = 7;
const warn = 40;

/** What pino tells a stream that asks for it (`pino.metadata`), before each line. */
type Prefixed = { lastLevel: number; write(line: string): void };

/** A log that cannot be written (a full disk, nobody reads) neither ends the hall nor holds it up. */
export function openLog(base: Record<string, unknown>): pino.Logger {
  const isForJournal = isJournal(process.env['JOURNAL_STREAM'], 1);
  const lost = (lines: number) => {
    const text = {
      level: warn,
      time: Date.now(),
      ...base,
      lines,
      msg: `${lines} lines were not written here`,
    };
    return `${isForJournal ? `<${priorityOf(warn)}>` : ''}${JSON.stringify(text)}\n`;
  };
  const queue = logQueue(stdoutOutlet(), idleTimers, lost);
  process.on('exit', () => queue.end());
  return pino({ base }, isForJournal ? withPriority(queue) : queue);
}

/** The end of the process waits for none of them. */
const idleTimers: Timers = {
  now: systemTimers.now,
  after(delayMs, then) {
    const timer = setTimeout(then, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** A line holds no line break, so one prefix is enough for it: JSON escapes them. */
export function withPriority(to: { write(line: string): unknown }): Prefixed {
  const prefixed: Prefixed = {
    lastLevel: 0,
    write: line => void to.write(`<${priorityOf(prefixed.lastLevel)}>${line}`),
  };
  return Object.assign(prefixed, { [Symbol.for('pino.metadata')]: true });
}

function priorityOf(level: number): number {
  return priorities.find(({ from }) => level >= from)?.priority ?? debug;
}

/** systemd.exec(5), $JOURNAL_STREAM: device and inode must be those of the file, which may have been redirected since. */
export function isJournal(stream: string | undefined, fd: number): boolean {
  if (stream === undefined) return false;
  try {
    const { dev, ino } = fstatSync(fd, { bigint: true });
    return stream === `${dev}:${ino}`;
  } catch {
    return false;
  }
}
