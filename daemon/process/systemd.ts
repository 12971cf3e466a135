/**
 * What the daemon tells systemd about itself (sd_notify(3)). Node has no datagram sockets of the Unix kind, so
 * `systemd-notify` carries it, which lies wherever systemd runs; the unit has NotifyAccess=all, because that is a child.
 */
import type { Logger } from 'pino';
import { howEnded, spawnProcess } from '../../drivers/link/begin-process.ts';

export type Systemd = {
  /** Within this it wants to hear WATCHDOG=1; undefined when it does not wait for that, or nobody listens. */
  watchdogMs: number | undefined;
  /** What is told before the last was delivered goes with it, the newest of each name; told again until delivered. */
  tell(words: SystemdState): void;
};
export type SystemdState = Readonly<Record<string, string>>;

const courier = 'systemd-notify';
/** systemd-notify itself waits up to 5 s for systemd to have read it. */
const deliverWithinMs = 10_000;
const retryMs = 1000;

/** Without `NOTIFY_SOCKET` nobody listens. It is taken out of `env`: programs that the daemon starts have nothing to tell. */
export function openNotify(
  env: Record<string, string | undefined>,
  log: Pick<Logger, 'warn' | 'info'>,
): Systemd {
  const socket = env['NOTIFY_SOCKET'];
  const watchdogMs = watchdogOf(env);
  delete env['NOTIFY_SOCKET'];
  if (socket === undefined) return { watchdogMs: undefined, tell() {} };
  const courierEnv = { ...env, NOTIFY_SOCKET: socket };
  let waiting: SystemdState = {};
  let isUnderWay = false;
  let isBroken = false;

  function deliver(): void {
    const words = waiting;
    // The process may be gone before another message has been read: its end waits for none.
    const waits = isUnderWay && words['STOPPING'] === undefined;
    if (waits || Object.keys(words).length === 0) return;
    isUnderWay = true;
    waiting = {};
    const child = spawnProcess(
      [courier, ...assignments(words)],
      { env: courierEnv, stdio: 'ignore' },
      how => {
        clearTimeout(limit);
        ended(words, how.is === 'ended' && how.code === 0 ? undefined : howEnded(how));
      },
    );
    const limit = setTimeout(() => child?.kill('SIGKILL'), deliverWithinMs);
    // The end of the daemon waits for nothing that is told about it (Node's own limit of a child would be waited for).
    limit.unref();
    child?.unref();
  }

  function ended(words: SystemdState, trouble?: string): void {
    isUnderWay = false;
    if (trouble === undefined) {
      if (isBroken) log.info('systemd hears the daemon again');
      isBroken = false;
      deliver();
      return;
    }
    if (!isBroken) log.warn({ why: trouble }, `${courier} told systemd nothing; trying again`);
    isBroken = true;
    // A sign of life is true only for the moment that it was given in.
    const { WATCHDOG: _stale, ...still } = words;
    waiting = { ...still, ...waiting };
    setTimeout(deliver, retryMs).unref();
  }

  return {
    watchdogMs,
    tell(words) {
      waiting = { ...waiting, ...words };
      deliver();
    },
  };
}

/** sd_watchdog_enabled(3): µs; meant for the process of that number only. */
function watchdogOf(env: Record<string, string | undefined>): number | undefined {
  const forAnother = env['WATCHDOG_PID'] !== undefined && env['WATCHDOG_PID'] !== `${process.pid}`;
  const ms = Number(env['WATCHDOG_USEC']) / 1000;
  return forAnother || !(ms > 0) ? undefined : ms;
}

/** A line break would begin another assignment, and a NUL cannot be an argument of a program. */
function assignments(words: SystemdState): string[] {
  return Object.entries(words).map(([name, value]) => `${name}=${value.replaceAll(/\p{Cc}+/gu, ' ')}`);
}
