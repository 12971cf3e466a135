/** `one-ticket watch`: the halls of a broker, live in a terminal; where there is none, one picture as text, or as JSON. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import { commandClient } from '../../mqtt/client/command-client.ts';
import type { Topics } from '../../mqtt/topics.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import { hearHalls } from './hall-source.ts';
import { live } from './live-view.ts';
import { type BrokerOptions, loginFrom } from './login.ts';
import { onePicture } from './one-picture.ts';

export type WatchOptions = BrokerOptions & { json?: boolean };

export async function watch({ json = false, ...options }: WatchOptions): Promise<number> {
  const read = loginFrom(options);
  if (!read.ok) {
    process.stderr.write(`${read.why}\n`);
    return read.code;
  }
  const { login } = read;
  const own = randomUUID().slice(0, 4);
  const name = `${userInfo()
    .username.replace(/[^A-Za-z0-9_-]/g, '')
    .slice(0, 32)}-${own}`;
  const commands = commandClient({ name, user: login.username }, (topic, payload) =>
    heard.publish(topic, payload),
  );
  const changed = new Set<() => void>();
  const lost = new Set<() => void>();
  const heard = hearHalls(
    { login, clientId: `watch-${name}`, topics: watched, commands, timers: systemTimers, wall: Date.now },
    {
      changed: () => changed.forEach(one => one()),
      lost: () => lost.forEach(one => one()),
    },
  );
  const stop = stopSignal();
  try {
    const canDraw = process.stdout.isTTY && process.stdin.isTTY && !isPaper(process.env['TERM']);
    if (json || !canDraw) return await onePicture(heard, { json, changed, stopped: stop.asked });
    await live({ heard, commands, changed, lost, stop: stop.asked });
    return exitCodes.ok;
  } finally {
    heard.close();
    stop.over();
  }
}

/** A terminal that cannot write over what it has written. */
function isPaper(term: string | undefined): boolean {
  return term === undefined || term === '' || term === 'dumb' || term === 'unknown';
}

function watched(of: Topics): string[] {
  return [
    of.info,
    of.hall,
    of.queue('+'),
    of.counter('+'),
    of.visit('+'),
    of.alarm('+'),
    of.everyDevice,
    of.event('visit-called'),
    of.event('visit-recalled'),
  ];
}
