/** The one hall that an order is for, over a broker: named, or the only one there. */
import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import type { BrokerLogin } from '../../../config/load/secrets.ts';
import type { Timers } from '../../../drivers/device.ts';
import { type Connection, keepConnected } from '../../../drivers/link/mqtt.ts';
import { type CommandClient, commandClient } from '../../mqtt/client/command-client.ts';
import { jsonIn } from '../../mqtt/json.ts';
import { topicsOf } from '../../mqtt/topics.ts';
import { words } from './words.ts';

export type HallAtBroker = {
  hall: string;
  commands: CommandClient;
  /** When an order that is given now is not to be carried out any more, by the clock of the hall. */
  expires(withinMs: number): { expires?: number };
  /** `lost`: the connection ended, and no answer to what was given comes any more. `back`: the hall is online again. */
  listen(on: { lost(why: string): void; back(): void }): void;
  close(): Promise<void>;
};
export type Reached = { is: 'reached'; at: HallAtBroker } | { is: 'not'; why: string };

const connectWithinMs = 5000;
/** What is retained comes at once after subscribing. */
const quietMs = 300;
/** `$state` is said again so often: what is retained may be as old. */
const beatMs = 10_000;
/** A named hall may be starting just now. */
const namedWithinMs = 3000;

export async function reachHall(
  login: BrokerLogin,
  named: string | undefined,
  timers: Timers,
): Promise<Reached> {
  const broker = new URL(login.url).host;
  const own = randomUUID().slice(0, 4);
  const name = `${userInfo()
    .username.replaceAll(/[^A-Za-z0-9_-]/g, '')
    .slice(0, 32)}-${own}`;
  /** Those that are online, each with the time that it said last. */
  const halls = new Map<string, { ts?: number; atMs: number }>();
  const found = Promise.withResolvers<string | undefined>();
  let to: Connection | undefined;
  let cancelQuiet = (): void => {};
  let told = { lost: (_why: string): void => {}, back: (_hall: string): void => {} };
  const commands = commandClient({ name, user: login.username }, (topic, payload) =>
    to?.publish({ topic, payload }),
  );

  function settle(afterMs: number): void {
    cancelQuiet();
    cancelQuiet = timers.after(afterMs, () => found.resolve(undefined));
  }

  const connection = keepConnected(
    { broker: login, clientId: `call-${name}`, timers, connectWithinMs },
    {
      up(made) {
        to = made;
        made.subscribe([topicsOf('+').state, commands.answers], refused => {
          if (refused !== undefined) return found.resolve(words.notHeard(broker, refused));
          settle(named === undefined ? quietMs : namedWithinMs);
        });
      },
      message(topic, payload) {
        const body = jsonIn(payload);
        if (typeof body !== 'object' || body === null) return;
        const [, , hall = '', below] = topic.split('/');
        if (below === 'rsp') return commands.hear(topic, { ...body });
        if (!('state' in body) || (body.state !== 'online' && body.state !== 'degraded')) {
          halls.delete(hall);
          return;
        }
        const isBack = !halls.has(hall);
        const ts = 'ts' in body && typeof body.ts === 'number' ? { ts: body.ts } : {};
        halls.set(hall, { ...ts, atMs: timers.now() });
        if (hall === named) found.resolve(undefined);
        if (named === undefined) settle(quietMs);
        if (isBack) told.back(hall);
      },
      down(why, wasUp) {
        to = undefined;
        halls.clear();
        found.resolve(words.notReached(broker, why));
        if (wasUp) told.lost(why);
      },
    },
  );

  const why = (await found.promise) ?? whyNot(broker, named, halls);
  cancelQuiet();
  const hall = named ?? halls.keys().next().value;
  if (why !== undefined || hall === undefined) {
    await connection.close();
    return { is: 'not', why: why ?? words.noHall(broker) };
  }
  return {
    is: 'reached',
    at: {
      hall,
      commands,
      expires(withinMs) {
        const { ts, atMs = 0 } = halls.get(hall) ?? {};
        return ts === undefined ? {} : { expires: ts + timers.now() - atMs + beatMs + withinMs };
      },
      listen(on) {
        told = { lost: on.lost, back: its => its === hall && on.back() };
      },
      close: () => connection.close(),
    },
  };
}

function whyNot(
  broker: string,
  named: string | undefined,
  halls: ReadonlyMap<string, unknown>,
): string | undefined {
  const all = [...halls.keys()].toSorted();
  if (named !== undefined && !halls.has(named)) return words.notThisHall(broker, named, all);
  if (named === undefined && all.length === 0) return words.noHall(broker);
  return named === undefined && all.length > 1 ? words.whichHall(all) : undefined;
}
