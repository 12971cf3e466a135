/** The daemon as a child of the demo: started again when it dies. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Timers } from '../drivers/driver.ts';
import { exitCodes } from './exit-codes.ts';

const bin = join(import.meta.dirname, '../daemon/one-ticket.mjs');
const firstDelayMs = 200;
const longestDelayMs = 5000;
/** A daemon that ran this long was not failing at its start: the back-off begins anew. */
const steadyAfterMs = 10_000;
const endWithinMs = 10_000;

export type DaemonChild = {
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
  let stopping = false;
  let delayMs = firstDelayMs;
  let cancelStart = (): void => {};
  const { promise: ended, resolve: end } = Promise.withResolvers<number>();

  function start(): void {
    const startedAt = timers.now();
    // Its standard input ends when the demo dies, whatever the demo dies of; the daemon then ends too.
    child = spawn(process.execPath, [bin, 'run', '--config', options.config, '--state', options.state], {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { ...process.env, ONE_TICKET_PARENT: 'stdin' },
    });
    say(`daemon   pid ${child.pid ?? 'none'}`);
    let over = false;
    const died = (how: string, code: number | null) => {
      if (over) return;
      over = true;
      child = undefined;
      if (stopping) return end(exitCodes.ok);
      if (code === exitCodes.usage || code === exitCodes.config) return end(code);
      if (timers.now() - startedAt >= steadyAfterMs) delayMs = firstDelayMs;
      say(`The daemon ended (${how}); it is started again in ${delayMs} ms.`);
      cancelStart = timers.after(delayMs, start);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    };
    child.on('error', error => died(error.message, null));
    child.on('exit', (code, signal) => died(signal ?? `exit code ${code}`, code));
    // A daemon that dies while it is told to end breaks the pipe: nothing to do about it.
    child.stdin?.on('error', () => {});
  }

  start();
  return {
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
