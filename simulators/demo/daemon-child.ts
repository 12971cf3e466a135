/** The daemon as a child of the demo: started again when it dies by itself, and off while its plug is pulled. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { exitCodes } from '../../daemon/process/exit-codes.ts';
import { spokenLanguage } from '../../daemon/text/spoken.ts';
import type { Timers } from '../../drivers/device.ts';
import type { DemoShows } from '../page/contract.ts';
import { words } from './words.ts';

const bin = join(import.meta.dirname, '../../daemon/one-ticket.mjs');
const firstDelayMs = 200;
const longestDelayMs = 5000;
/** A daemon that ran this long was not failing at its start: the back-off begins anew. */
const steadyAfterMs = 10_000;
const endWithinMs = 10_000;

export type DaemonChild = {
  /** Whether there is a process; `starting`: it died, and is started again soon. */
  shows(): DemoShows['daemon'];
  /** Told when that has changed. */
  onShows(listener: () => void): void;
  /** As the plug of its power: it is gone at once, and stays away until `start`. */
  pull(): void;
  start(): void;
  /** Resolves when the daemon will not be started again: its config is at fault, or it was told to stop. */
  ended: Promise<number>;
  /** Tells the daemon to end; resolves when it has. */
  stop(): Promise<void>;
};

/** Started at once, and again 0.2 to 5 s after it has died. */
export function keepDaemon(options: {
  config: string;
  state: string;
  timers: Timers;
  say: (sentence: string) => void;
}): DaemonChild {
  const { timers, say } = options;
  let child: ChildProcess | undefined;
  let isPlugged = true;
  let stopping = false;
  let delayMs = firstDelayMs;
  let cancelStart = (): void => {};
  let changed = (): void => {};
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();

  function run(): void {
    const startedAt = timers.now();
    // Its standard input ends when the demo dies, whatever the demo dies of; the daemon then ends too.
    const hall = ['--config', options.config, '--state', options.state, '--locale', spokenLanguage()];
    const made = spawn(process.execPath, [bin, 'run', ...hall], {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { ...process.env, ONE_TICKET_PARENT: 'stdin' },
    });
    child = made;
    say(words.daemon.pid(made.pid));
    changed();
    let over = false;
    const died = (how: string, code: number | null) => {
      if (over) return;
      over = true;
      child = undefined;
      if (stopping) return end(exitCodes.ok);
      if (code === exitCodes.usage || code === exitCodes.config) return end(code);
      if (timers.now() - startedAt >= steadyAfterMs) delayMs = firstDelayMs;
      if (made.killed) {
        if (isPlugged) run();
        return;
      }
      say(words.daemon.ended(how, delayMs));
      cancelStart = timers.after(delayMs, run);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      changed();
    };
    made.on('error', error => died(error.message, null));
    made.on('exit', (code, signal) => died(signal ?? words.daemon.exit(code), code));
    // A daemon that dies while it is told to end breaks the pipe: nothing to do about it.
    made.stdin?.on('error', () => {});
  }

  run();
  return {
    shows() {
      if (!isPlugged) return 'pulled';
      return child === undefined || child.killed ? 'starting' : 'running';
    },
    onShows(listener) {
      changed = listener;
    },
    pull() {
      if (stopping || !isPlugged) return;
      isPlugged = false;
      say(words.daemon.pulled);
      cancelStart();
      child?.kill('SIGKILL');
      changed();
    },
    start() {
      if (stopping || isPlugged) return;
      isPlugged = true;
      delayMs = firstDelayMs;
      // One that is not quite dead is awaited: two would fight for the state folder.
      if (child === undefined) run();
      else changed();
    },
    ended,
    async stop() {
      stopping = true;
      cancelStart();
      if (child === undefined) return end(exitCodes.ok);
      child.kill('SIGTERM');
      const cancelKill = timers.after(endWithinMs, () => child?.kill('SIGKILL'));
      await ended;
      cancelKill();
    },
  };
}
