/** Asks the daemon that runs a hall, as any client of its broker does. */
import { randomUUID } from 'node:crypto';
import { loginOf } from '../../../config/load/secrets.ts';
import type { MqttConfig } from '../../../config/schema/mqtt.ts';
import { type Connection, keepConnected } from '../../../drivers/link/mqtt.ts';
import type { TestSaid } from '../../devices/testing/outcome.ts';
import { systemTimers } from '../../process/clock.ts';
import { jsonIn } from '../json.ts';
import { topicsOf } from '../topics.ts';
import { words } from '../words.ts';
import { type CommandAnswer, type CommandClient, commandClient } from './command-client.ts';

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
  const heard = hearHall(mqtt, hall);
  const why = await heard.begun;
  if (why === undefined) {
    await heard.until(
      () => heard.isSaid() && (!heard.runs() || [...devices].every(id => heard.devices.has(id))),
      retainedWithinMs,
    );
    if (heard.runs()) {
      const { onDevice, close } = heard;
      return {
        is: 'running',
        daemon: { devices: heard.devices, onDevice, test: testerOf(heard, hall), close },
      };
    }
  }
  await heard.close();
  return { is: 'none', why: why ?? words.daemon.none(hall, heard.broker) };
}

type HeardHall = Pick<RunningDaemon, 'devices' | 'onDevice' | 'close'> & {
  broker: string;
  /** Resolves when what the hall says comes; or to why it does not. */
  begun: Promise<string | undefined>;
  isSaid(): boolean;
  runs(): boolean;
  /** Why nothing more will be heard. */
  gone(): string | undefined;
  /** Whether it is so, after at most this time; the end of the connection ends the wait. */
  until(isSo: () => boolean, withinMs: number): Promise<boolean>;
  commands: CommandClient;
};

/** What a daemon says of itself and of its devices, on one connection: what was asked on it is not answered on another. */
function hearHall(mqtt: MqttConfig, hall: string): HeardHall {
  const broker = words.daemon.broker(new URL(mqtt.url).host);
  const topics = topicsOf(hall);
  const name = `cli-${randomUUID().slice(0, 8)}`;
  const asUser = mqtt.users === undefined || mqtt.user === undefined ? {} : { user: mqtt.user };
  const devices = new Map<string, DeviceSaid>();
  const listeners: ((device: string, said: DeviceSaid) => void)[] = [];
  const looks = new Set<() => void>();
  const begun = Promise.withResolvers<string | undefined>();
  const commands = commandClient({ name, ...asUser }, (topic, payload) => to?.publish({ topic, payload }));
  let to: Connection | undefined;
  let state: unknown;
  let gone: string | undefined;

  const look = () => looks.forEach(one => one());
  function leave(why: string): Promise<void> {
    gone ??= why;
    // Nobody waits any more.
    look();
    return connection.close();
  }
  const connection = keepConnected(
    { broker: loginOf(mqtt), timers: systemTimers, connectWithinMs },
    {
      up(made) {
        to = made;
        made.subscribe([topics.state, topics.everyDevice, commands.answers], refused => {
          const who = mqtt.user ?? words.daemon.anybody;
          begun.resolve(refused && words.daemon.notHeard(broker, who, hall, refused));
        });
      },
      message(topic, payload) {
        const body = asRecord(jsonIn(payload));
        const device = topics.deviceOf(topic);
        if (device !== undefined) {
          const said = deviceSaid(body);
          devices.set(device, said);
          for (const listener of listeners) listener(device, said);
        } else if (topic === topics.state) state = body['state'];
        else commands.hear(topic, body);
        look();
      },
      down(why) {
        begun.resolve(words.daemon.notReached(broker, why));
        void leave(words.daemon.brokerGone(broker, why));
      },
    },
  );

  return {
    broker,
    begun: begun.promise,
    devices,
    onDevice: listener => listeners.push(listener),
    isSaid: () => state !== undefined,
    runs: () => typeof state === 'string' && state !== 'offline',
    gone: () => gone,
    until: (isSo, withinMs) =>
      new Promise(resolve => {
        const settle = () => {
          cancelLate();
          looks.delete(one);
          resolve(isSo());
        };
        const one = () => (isSo() || gone !== undefined) && settle();
        const cancelLate = systemTimers.after(withinMs, settle);
        looks.add(one);
        one();
      }),
    commands,
    close: () => leave(words.daemon.left(broker)),
  };
}

/** Answered when the test has begun; what comes after that is told until it is over. */
function testerOf({ commands, until, runs, gone }: HeardHall, hall: string): RunningDaemon['test'] {
  function noAnswer(withinMs: number): Tested {
    const silent = words.daemon.noAnswer(hall, withinMs);
    const why = gone() ?? (runs() ? silent : words.daemon.ended(hall));
    return { is: 'refused', code: 'no-answer', message: why };
  }

  return async (device, told) => {
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
