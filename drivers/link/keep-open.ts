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
/** Whoever puts a plug back wants to see within 2 s that it was the right one; the kernel takes half a second of that. */
const longestDelayMs = 500;
/** A link that stayed open this long has recovered: the back-off begins anew. */
const steadyAfterMs = 1000;
/** serialport may never call back from `close`: waited for no longer than this. */
const closeWithinMs = 2000;

type State =
  | { is: 'opening'; events: LinkEvents }
  | { is: 'up'; events: LinkEvents; link: Link; sinceMs: number }
  /** What was open is being closed, or the next attempt is waited for. */
  | { is: 'down'; cancelRetry(): void }
  | { is: 'closed' };

/** The only code that reconnects: opens the link again for ever, looking its path up again each time. */
export function keepOpen(open: OpenLink, timers: Timers, on: KeptEvents): KeptLink {
  let state: State = { is: 'down', cancelRetry() {} };
  /** The opening or closing under way. */
  let inFlight: Promise<void> = Promise.resolve();
  let delayMs = firstDelayMs;
  let opened = 0;
  let downTold = false;

  /** What an earlier attempt tells is stale. */
  const isCurrent = (events: LinkEvents): boolean => 'events' in state && state.events === events;

  function connect(): void {
    const events: LinkEvents = {
      data: bytes => void (state.is === 'up' && isCurrent(events) && on.data(bytes)),
      down: why => void (isCurrent(events) && lose(why)),
    };
    state = { is: 'opening', events };
    inFlight = establish(events);
  }

  async function establish(events: LinkEvents): Promise<void> {
    let link: Link;
    try {
      link = await open(events);
    } catch (error) {
      if (isCurrent(events)) lose(reasonOf(error));
      return;
    }
    if (!isCurrent(events)) return shut(link, timers);
    state = { is: 'up', events, link, sinceMs: timers.now() };
    opened += 1;
    downTold = false;
    on.up();
  }

  function lose(why: string): void {
    if (state.is === 'up') {
      if (timers.now() - state.sinceMs >= steadyAfterMs) delayMs = firstDelayMs;
      inFlight = shut(state.link, timers);
    }
    const down: State = { is: 'down', cancelRetry() {} };
    state = down;
    void inFlight.then(() => {
      if (state !== down) return;
      down.cancelRetry = timers.after(delayMs, connect);
      delayMs = Math.min(delayMs * 2, longestDelayMs);
    });
    if (downTold) return;
    downTold = true;
    on.down(why);
  }

  connect();

  return {
    write(bytes) {
      const before = state;
      if (before.is !== 'up') return;
      before.link.write(bytes).catch((error: unknown) => {
        if (state === before) lose(reasonOf(error));
      });
    },
    isUp: () => state.is === 'up',
    reopened: () => Math.max(0, opened - 1),
    reopen(why) {
      if (state.is === 'up') lose(why);
    },
    async close() {
      if (state.is === 'up') inFlight = shut(state.link, timers);
      if (state.is === 'down') state.cancelRetry();
      state = { is: 'closed' };
      await within(closeWithinMs, inFlight, timers);
    },
  };
}

function shut(link: Link, timers: Timers): Promise<void> {
  return within(closeWithinMs, link.close(), timers);
}

function within(limitMs: number, work: Promise<void>, timers: Timers): Promise<void> {
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

/** A keyboard without lamps refuses their report: that is no lost keyboard. */
export function withoutLamps(open: OpenLink): OpenLink {
  return async on => {
    const link = await open(on);
    return { write: bytes => link.write(bytes).catch(() => {}), close: () => link.close() };
  };
}
