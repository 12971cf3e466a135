import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBroker } from '../../simulators/broker/broker.ts';
import { openAround } from '../../simulators/demo/around.ts';
import { openPage } from '../../simulators/demo/page-server.ts';
import type { CrowdShows, DemoPeople, DemoShows } from '../../simulators/page/contract.ts';
import type { Crowd } from '../../simulators/people/crowd.ts';
import { freePort } from '../broker/mosquitto.ts';

const prefix = 'one-ticket/v1/test';
const whatIsSaid = [`${prefix}/demo/shows`, `${prefix}/demo/people`];
const plan = {
  hall: 'test',
  name: 'Test',
  prefix,
  institutions: [],
  queues: [],
  services: [],
  counters: [],
  devices: [],
};
const noFigures = { came: 0, turnedAway: 0, served: 0, missed: 0, gaveUp: 0, inside: 0 };
const noHolds = { voice: 0, calls: 0, paper: 0, keys: 0 };
const atRest: CrowdShows = {
  speed: 0,
  seed: 1,
  arrivals: '0:00 60',
  mix: {},
  stopped: false,
  clockS: 0,
  figures: noFigures,
  holds: noHolds,
};

/** The daemon and the crowd are played by the test. */
function plugAndCrowd() {
  const changed = { daemon: (): void => {}, crowd: (): void => {} };
  const played = {
    daemon: 'running' as DemoShows['daemon'],
    done: [] as unknown[],
    crowd: atRest,
    people: { people: [] } as DemoPeople,
  };
  const setDaemon = (now: DemoShows['daemon']) => {
    played.daemon = now;
    played.done.push(now);
    changed.daemon();
  };
  const daemon = {
    shows: () => played.daemon,
    onShows(listener: () => void) {
      changed.daemon = listener;
    },
    pull: () => setDaemon('pulled'),
    start: () => setDaemon('running'),
    ended: new Promise<number>(() => {}),
    stop: () => Promise.resolve(),
  };
  const crowd: Crowd = {
    do(said) {
      played.done.push(said);
      return said === 'step' ? undefined : 'found a crowd that cannot, expected step';
    },
    shows: () => played.crowd,
    speed: () => played.crowd.speed,
    people: () => played.people,
    onShows(listener) {
      changed.crowd = listener;
    },
    close: () => {},
  };
  return { played, daemon, crowd, crowdMoved: () => changed.crowd() };
}

let close: (() => Promise<unknown>)[];
let person: MqttClient;
let told: { topic: string; said: unknown; retain: boolean }[];
let warnings: string[];
let played: ReturnType<typeof plugAndCrowd>;
let port: number;

beforeEach(async () => {
  close = [];
  told = [];
  warnings = [];
  played = plugAndCrowd();
  port = await freePort();
});
afterEach(async () => {
  for (const end of close.toReversed()) await end();
});

/** `retained`: what stands at `demo/do` already. */
async function start(retained = ''): Promise<void> {
  const opened = await openBroker([port], [`${prefix}/#`]);
  if (!opened.ok) throw new Error(opened.why);
  const { broker } = opened;
  close.push(broker.close);
  const served = await openPage({ ports: [0], plan, serve: broker.serve });
  if (!served.ok) throw new Error(served.why);
  close.push(served.page.close);
  const url = served.page.mqttUrl;
  person = await connectAsync(url, { protocolVersion: 4 });
  close.push(() => person.endAsync(true));
  person.on('message', (topic, payload, { retain }) =>
    told.push({ topic: topic.slice(prefix.length + 1), said: JSON.parse(payload.toString()), retain }),
  );
  await person.subscribeAsync(whatIsSaid, { qos: 1 });
  await person.publishAsync(`${prefix}/demo/do`, retained, { qos: 1, retain: true });
  const warn = (sentence: string) => warnings.push(sentence);
  const around = openAround({ broker: { url }, hall: 'test', ...played, aedes: broker, warn });
  close.push(around.close);
  // From then on it also listens.
  await expect.poll(() => told.length).toBe(2);
}

const shows = (daemon: DemoShows['daemon'], broker: DemoShows['broker'], crowd = atRest) => ({
  daemon,
  broker,
  crowd,
});
const saidOn = (topic: string) => told.filter(one => one.topic === topic).map(({ said }) => said);
const ask = (payload: string) => person.publishAsync(`${prefix}/demo/do`, payload, { qos: 1 });

it('says, retained, what stands around the devices', async () => {
  await start();
  expect(saidOn('demo/shows')).toEqual([shows('running', 'here')]);
  expect(saidOn('demo/people')).toEqual([{ people: [] }]);
  told.length = 0;
  await person.unsubscribeAsync(whatIsSaid);
  await person.subscribeAsync(whatIsSaid, { qos: 1 });
  await expect.poll(() => told.length).toBe(2);
  expect(told.map(({ retain }) => retain)).toEqual([true, true]);
});

it("pulls the daemon's plug and starts it, and says so at once", async () => {
  await start();
  await ask('{"daemon":"pull"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toEqual(shows('pulled', 'here'));
  await ask('{"daemon":"start"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toEqual(shows('running', 'here'));
  expect(played.played.done).toEqual(['pulled', 'running']);
  expect(warnings).toEqual([]);
});

it('takes the broker away and brings it back in the order asked for', async () => {
  await start();
  const hall = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
  close.push(() => hall.endAsync(true));
  const cut = new Promise<void>(resolve => hall.on('close', () => resolve()));
  await ask('{"broker":"take-away"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toEqual(shows('running', 'away'));
  await cut;
  for (const wanted of ['bring-back', 'take-away', 'bring-back']) await ask(`{"broker":"${wanted}"}`);
  await ask('{"crowd":"step"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toEqual(shows('running', 'here'));
  const again = await connectAsync(`mqtt://127.0.0.1:${port}`);
  close.push(() => again.endAsync(true));
  expect(warnings).toEqual([]);
});

it('tells of a crowd what has changed, and that alone', async () => {
  await start();
  const move = (nth: number) => {
    played.played.people = { people: [{ nth, class: 'normal', is: 'waiting' }] };
    played.crowdMoved();
  };
  for (const nth of [1, 2, 3]) move(nth);
  await expect
    .poll(() => saidOn('demo/people').slice(1))
    .toEqual([{ people: [{ nth: 3, class: 'normal', is: 'waiting' }] }]);
  await ask('{"daemon":"pull"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toMatchObject({ daemon: 'pulled' });
  move(4);
  await expect.poll(() => saidOn('demo/people')).toHaveLength(3);
  expect(saidOn('demo/shows')).toHaveLength(2);
});

it('what is not understood is warned of with what was found and what was expected, and does nothing', async () => {
  await start();
  const wrong = [
    '{"daemon":',
    '["pull"]',
    '"pull"',
    'null',
    '7',
    '{}',
    '{"daemon":"stop"}',
    '{"daemon":null}',
    '{"broker":"gone"}',
    '{"broker":["take-away"]}',
    '{"crowd":{"speed":"fast"}}',
    '{"daemon":"pull","broker":"take-away"}',
    '{"plug":"pull"}',
    '{"toString":"pull"}',
    '{"__proto__":{"daemon":"pull"}}',
    `{"daemon":"${'x'.repeat(5000)}"}`,
    `${'['.repeat(2000)}${']'.repeat(2000)}`,
  ];
  for (const payload of wrong) await ask(payload);
  await expect.poll(() => warnings.length).toBe(wrong.length);
  for (const warning of warnings) expect(warning).toMatch(/^demo\/do: found .*, expected /);
  expect(warnings[6]).toBe(
    'demo/do: found "stop", expected one of pull, start, for example {"daemon":"pull"}',
  );
  expect(played.played).toMatchObject({ daemon: 'running', done: [{ speed: 'fast' }] });
});

it('does nothing that is retained: it would be done again at every start', async () => {
  await start('{"daemon":"pull"}');
  await expect.poll(() => warnings).toEqual([expect.stringContaining('demo/do: found a retained message')]);
  expect(played.played.done).toEqual([]);
});

it('says so when the port of the broker was taken meanwhile', async () => {
  await start();
  await ask('{"broker":"take-away"}');
  await expect.poll(() => saidOn('demo/shows').at(-1)).toMatchObject({ broker: 'away' });
  const other = await openBroker([port], [`${prefix}/#`]);
  if (!other.ok) throw new Error(other.why);
  await ask('{"broker":"bring-back"}');
  await expect.poll(() => warnings).toEqual([expect.stringContaining(`demo/do: found port ${port} taken`)]);
  await other.broker.close();
});
