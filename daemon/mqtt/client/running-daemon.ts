/** Asks the daemon that runs a hall, as any client of its broker does. */
import { randomUUID } from 'node:crypto';
import { connectAsync, type MqttClient } from 'mqtt';
import { type BrokerLogin, loginOf } from '../../../config/load/secrets.ts';
import type { MqttConfig } from '../../../config/schema/mqtt.ts';
import { brokerTrouble } from '../../../drivers/link/broker-trouble.ts';
import type { TestSaid } from '../../devices/testing/outcome.ts';
import { topicsOf } from '../topics.ts';
import { type CommandAnswer, commandClient } from './command-client.ts';

/** What the daemon says of one device. */
export type DeviceSaid = { state: string; why?: string; simulated: boolean };

/** What came of a test. `code`: of the daemon, or `no-answer`. */
export type Tested = { is: 'done'; did: string } | { is: 'refused'; code: string; message: string };

export type RunningDaemon = {
  /** Resolves when the test is over and the device is the hall's again, or when nothing more will be heard of it. */
  test(device: string, told: (said: TestSaid) => void): Promise<Tested>;
  devices: ReadonlyMap<string, DeviceSaid>;
  /** Told each time that the daemon says something new of a device. */
  onDevice(listener: (device: string, said: DeviceSaid) => void): void;
  close(): Promise<void>;
};

const connectWithinMs = 2000;
/** What is retained comes at once after subscribing. */
const retainedWithinMs = 1000;
/** A voice says its whole phrase, and a printer prints its page, before there is an answer. */
const answerWithinMs = 60_000;
const overWithinMs = 10_000;

/** `devices`: those to wait for. `none`: nobody runs this hall, as far as its broker knows; `why` in words. */
export async function findDaemon(
  mqtt: MqttConfig,
  hall: string,
  devices: Iterable<string>,
): Promise<{ is: 'running'; daemon: RunningDaemon } | { is: 'none'; why: string }> {
  const broker = new URL(mqtt.url).host;
  const reached = await reach(loginOf(mqtt));
  if (!reached.ok) return { is: 'none', why: `its broker at ${broker} cannot be reached (${reached.why})` };
  const { client } = reached;
  const topics = topicsOf(hall);
  const name = `cli-${randomUUID().slice(0, 8)}`;
  const asUser = mqtt.users === undefined || mqtt.user === undefined ? {} : { user: mqtt.user };
  const said = new Map<string, DeviceSaid>();
  const listeners: ((device: string, said: DeviceSaid) => void)[] = [];
  const looks = new Set<() => void>();
  const commands = commandClient({ name, ...asUser }, (topic, payload) =>
    client.publish(topic, payload, { qos: 1 }),
  );
  let state: unknown;
  let gone: string | undefined;

  function end(why: string): void {
    gone ??= why;
    look();
  }
  function look(): void {
    for (const one of looks) one();
  }
  client.on('error', error => end(`the broker at ${broker} is gone: ${error.message}`));
  client.on('close', () => end(`the broker at ${broker} is gone`));
  client.on('message', (topic, payload) => {
    const body = parsed(payload);
    const device = topics.deviceOf(topic);
    if (device !== undefined) {
      const of = deviceSaid(body);
      said.set(device, of);
      for (const listener of listeners) listener(device, of);
    } else if (topic === topics.state) state = body['state'];
    else commands.hear(topic, body);
    look();
  });
  const until = (isSo: () => boolean, withinMs: number) =>
    new Promise<boolean>(resolve => {
      const settle = (so: boolean) => {
        clearTimeout(late);
        looks.delete(one);
        resolve(so);
      };
      const one = () => (isSo() || gone !== undefined) && settle(isSo());
      const late = setTimeout(() => settle(isSo()), withinMs);
      looks.add(one);
      one();
    });
  const runs = () => typeof state === 'string' && state !== 'offline';

  const refused = await client
    .subscribeAsync([topics.state, topics.everyDevice, commands.answers], { qos: 1 })
    .then(
      () => undefined,
      (error: Error) => error.message,
    );
  if (refused !== undefined) {
    await client.endAsync(true);
    const who = mqtt.user ?? 'whoever has no user';
    return {
      is: 'none',
      why: `its broker at ${broker} does not let ${who} hear the hall ${hall} (${refused})`,
    };
  }
  await until(
    () => state !== undefined && (!runs() || [...devices].every(id => said.has(id))),
    retainedWithinMs,
  );
  if (!runs()) {
    await client.endAsync(true);
    return { is: 'none', why: `no daemon of ${hall} is on its broker at ${broker}` };
  }

  function noAnswer(withinMs: number): Tested {
    const silent = `the daemon of ${hall} has not answered within ${withinMs / 1000} s`;
    const why = gone ?? (runs() ? silent : `the daemon of ${hall} has ended`);
    return { is: 'refused', code: 'no-answer', message: why };
  }

  /** Answered when the test has begun; what comes after that is told until it is over. */
  const test: RunningDaemon['test'] = async (device, told) => {
    let answer: CommandAnswer | undefined;
    let over: Record<string, unknown> | undefined;
    commands.give(
      { hall, verb: 'device-test', args: { device } },
      {
        answered(came) {
          answer = came;
        },
        said(body) {
          const heard = testSaid(body);
          if (heard !== undefined) told(heard);
          else if ('over' in body) over = body;
        },
      },
    );
    await until(() => answer !== undefined || !runs(), answerWithinMs);
    if (answer === undefined) return noAnswer(answerWithinMs);
    if (answer.is === 'refused') return answer;
    const { data } = answer;
    const begun = testSaid(data);
    // A printer and a voice are over with their answer.
    if (begun === undefined) return { is: 'done', did: textIn(data, 'did') };
    told(begun);
    const overMs = ('forMs' in begun ? begun.forMs : 0) + overWithinMs;
    await until(() => over !== undefined || !runs(), overMs);
    if (over === undefined) return noAnswer(overMs);
    const code = textIn(over, 'code');
    const came = textIn(over, 'over');
    return code === 'ok' ? { is: 'done', did: came } : { is: 'refused', code, message: came };
  };

  return {
    is: 'running',
    daemon: {
      devices: said,
      onDevice: listener => listeners.push(listener),
      test,
      close: () => client.endAsync(true),
    },
  };
}

async function reach({
  url,
  ...login
}: BrokerLogin): Promise<{ ok: true; client: MqttClient } | { ok: false; why: string }> {
  try {
    const options = { protocolVersion: 4, reconnectPeriod: 0, connectTimeout: connectWithinMs } as const;
    return { ok: true, client: await connectAsync(url, { ...login, ...options }, false) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? brokerTrouble(error) : String(error) };
  }
}

function parsed(payload: Uint8Array): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function deviceSaid({ state, why, simulated }: Record<string, unknown>): DeviceSaid {
  return {
    state: String(state),
    ...(typeof why === 'string' && { why }),
    simulated: simulated === true,
  };
}

function textIn(record: Record<string, unknown>, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

/** What is told while a test goes on; of a daemon of another version, whatever of it is known. */
function testSaid(record: Record<string, unknown>): TestSaid | undefined {
  const { did, forMs, key, line, left } = record;
  const still = Array.isArray(left) && { left: left.map(String) };
  if (typeof did === 'string' && typeof forMs === 'number') return { did, forMs };
  if (typeof key === 'string') return { key, digits: textIn(record, 'digits'), ...still };
  return typeof line === 'string' ? { line, ...still } : undefined;
}
