/** Opens the hall of a demo at any hour, as a hall manager would over MQTT. */
import { randomUUID } from 'node:crypto';
import { connect } from 'mqtt';

const reconnectMs = 200;

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
  const client = connect(options.url, { protocolVersion: 4, reconnectPeriod: reconnectMs });
  let boot: unknown;
  let openedFor: unknown;
  let isOpen: unknown;
  let first = true;
  let told = false;

  function command(verb: string, args: Record<string, string>): void {
    const payload = JSON.stringify({ id: randomUUID(), client: 'demo', args });
    client.publish(`${prefix}/cmd/${verb}`, payload, { qos: 1 });
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

  client.on('connect', () => client.subscribe([`${prefix}/$state`, `${prefix}/state/hall`], { qos: 1 }));
  // It is the demo's own broker: when it cannot be reached, the demo is ending.
  client.on('error', () => {});
  client.on('message', (topic, payload) => {
    const said = readObject(payload.toString());
    if (topic === `${prefix}/state/hall`) isOpen = said['open'];
    else boot = said['state'] === 'online' || said['state'] === 'degraded' ? said['boot'] : undefined;
    consider();
    if (told || boot === undefined || isOpen !== true) return;
    told = true;
    options.opened();
  });
  return { close: () => client.endAsync(true) };
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
