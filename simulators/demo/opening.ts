/** Opens the hall of a demo at any hour, as a hall manager would over MQTT. */
import { randomUUID } from 'node:crypto';
import { type Connection, keepConnected } from '../../drivers/link/mqtt.ts';
import { realTimers } from '../stage/clock.ts';

/**
 * Whenever a daemon comes online and its day is not open, it is opened; the counters only the first time, so that what
 * a person paused or closed stays so when the daemon is started again. Refusals are none of its business.
 */
export function openTheHall(options: {
  url: string;
  hall: string;
  counters: Iterable<string>;
  /** Told once, when the hall is open for the first time. */
  opened: () => void;
}): { close(): Promise<void> } {
  const prefix = `one-ticket/v1/${options.hall}`;
  let connection: Connection | undefined;
  let boot: unknown;
  let openedFor: unknown;
  let isOpen: unknown;
  let first = true;
  let told = false;

  function command(verb: string, args: Record<string, string>): void {
    const payload = JSON.stringify({ id: randomUUID(), client: 'demo', args });
    connection?.publish({ topic: `${prefix}/cmd/${verb}`, payload });
  }

  function consider(): void {
    if (boot === undefined || boot === openedFor || isOpen === undefined) return;
    openedFor = boot;
    if (isOpen !== true) {
      // A demo that lay still for days doubts its clock until somebody confirms it (R10).
      command('alarm-ack', { alarm: 'clock' });
      command('open-day', {});
      if (first) for (const counter of options.counters) command('open-counter', { counter });
    }
    first = false;
  }

  function hear(topic: string, payload: Uint8Array): void {
    const said = readObject(new TextDecoder().decode(payload));
    if (topic === `${prefix}/state/hall`) isOpen = said['open'];
    else boot = said['state'] === 'online' || said['state'] === 'degraded' ? said['boot'] : undefined;
    consider();
    if (told || boot === undefined || isOpen !== true) return;
    told = true;
    options.opened();
  }

  return keepConnected(
    { broker: { url: options.url }, timers: realTimers },
    {
      up(to) {
        connection = to;
        to.subscribe([`${prefix}/$state`, `${prefix}/state/hall`]);
      },
      message: hear,
      // It is the demo's own broker: when it cannot be reached, the demo is ending.
      down() {},
    },
  );
}

/** Anybody on this machine may publish anything: what is not an object says nothing. */
function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? { ...value } : {};
  } catch {
    return {};
  }
}
