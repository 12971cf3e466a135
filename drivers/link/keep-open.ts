import type { Link, LinkEvents, OpenLink, Timers } from '../device.ts';
import { reasonOf } from './error.ts';

/** What becomes of a link that is kept open: `up` and `down` take turns, each told once an outage. */
export type KeptEvents = {
  up(): void;
  data(bytes: Uint8Array): void;
  down(why: string): void;
};

export type KeptLink = {
  /** Dropped while the link is down. A write that fails takes the link down. */
  write(bytes: Uint8Array): void;
  isUp(): boolean;
  /** How many times it was opened again since the start. */
  reopened(): number;
  /** For a driver that has heard nothing for too long: closes the link and opens it again. */
  reopen(why: string): void;
  /** Resolves when nothing is open any more; after the call nothing is told. */
  close(): Promise<void>;
};

const firstDelayMs = 100;
const longestDelayMs = 1000;
/** A link that stayed open this long has recovered: the back-off begins anew. */
const steadyAfterMs = 1000;
/** serialport may never call back from `close`: waited for no longer than this. */
const closeWithinMs = 2000;

/** The only code that reconnects: opens the link again for ever, looking its path up again each time. */
export function keepOpen(open: OpenLink, timers: Timers, on: KeptEvents): KeptLink {
  let link: Link | undefined;
  /** The attempt whose events count; those of an earlier one are stale. */
  let attempt: LinkEvents | undefined;
  /** The opening or closing under way. */
  let inFlight: Promise<void> = Promise.resolve();
  let cancelRetry = (): void => {};
  let delayMs = firstDelayMs;
  let openedAt = 0;
  let opened = 0;
  let downTold = false;
  let closed = false;

  function connect(): void {
    const events: LinkEvents = {
      data: bytes => {
        if (attempt === events && link !== undefined) on.data(bytes);
      },
      down: why => {
        if (attempt === events) lose(why);
      },
    };
    attempt = events;
    inFlight = establish(events);
  }

  async function establish(events: LinkEvents): Promise<void> {
    let made: Link;
    try {
      made = await open(events);
    } catch (error) {
      if (attempt === events) lose(reasonOf(error));
      return;
    }
    if (attempt !== events) return shut(made);
    link = made;
    opened += 1;
    openedAt = timers.now();
    downTold = false;
    on.up();
  }

  function lose(why: string): void {
    attempt = undefined;
    if (link !== undefined) {
      if (timers.now() - openedAt >= steadyAfterMs) delayMs = firstDelayMs;
      inFlight = shut(link);
      link = undefined;
    }
    void inFlight.then(retryLater);
    if (downTold) return;
    downTold = true;
    on.down(why);
  }

  function retryLater(): void {
    if (closed) return;
    cancelRetry = timers.after(delayMs, connect);
    delayMs = Math.min(delayMs * 2, longestDelayMs);
  }

  function within(limitMs: number, work: Promise<void>): Promise<void> {
    return new Promise(resolve => {
      const cancel = timers.after(limitMs, resolve);
      const finish = (): void => {
        cancel();
        resolve();
      };
      // A link that fails to close is as gone as it can be made; the next open tells whether the port is free.
      work.then(finish, finish);
    });
  }

  function shut(made: Link): Promise<void> {
    return within(closeWithinMs, made.close());
  }

  connect();

  return {
    write(bytes) {
      const target = link;
      target?.write(bytes).catch((error: unknown) => {
        if (target === link) lose(reasonOf(error));
      });
    },
    isUp: () => link !== undefined,
    reopened: () => Math.max(0, opened - 1),
    reopen(why) {
      if (link !== undefined) lose(why);
    },
    async close() {
      closed = true;
      attempt = undefined;
      cancelRetry();
      if (link !== undefined) {
        inFlight = shut(link);
        link = undefined;
      }
      await within(closeWithinMs, inFlight);
    },
  };
}
