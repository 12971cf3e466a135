/** By its topics a person does, in a demo, what is done around the devices: at the daemon's plug, the broker, the crowd. */
import type { MqttClient } from 'mqtt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openBroker } from '../../simulators/broker/broker.ts';
import { openDemoChannel } from '../../simulators/demo/demo-channel.ts';
import type { CrowdShows, DemoPeople, DemoShows } from '../../simulators/page/contract.ts';
import { emptyPlan } from '../page/empty-plan.ts';
import { cutOff, type DemoBroker, openDemoBroker, prefix, retained } from './demo-broker.ts';

let demo: DemoBroker;
beforeEach(async () => {
  demo = await openDemoBroker();
});

const atRest: CrowdShows = {
  speed: 0,
  seed: 1,
  arrivals: '0:00 60',
  mix: {},
  stopped: false,
  clockS: 0,
  figures: { came: 0, turnedAway: 0, served: 0, missed: 0, gaveUp: 0, inside: 0 },
  holds: { voice: 0, calls: 0, paper: 0, keys: 0 },
};
const said = ['demo/shows', 'demo/people'].map(below => `${prefix}/${below}`);
let person: MqttClient;
let told: { topic: string; said: unknown; retain: boolean }[];
let warnings: string[];
let close: () => Promise<void>;
/** The daemon and the crowd are played by the test. */
let daemon: DemoShows['daemon'];
let done: unknown[];
let people: DemoPeople;
let crowdMoved: () => void;

/** `standing`: what is retained at `demo/do` already. */
async function start(standing = ''): Promise<void> {
  [told, warnings, done, daemon, people] = [[], [], [], 'running', { people: [] }];
  person = (await demo.client(demo.page.mqttUrl)).made;
  person.on('message', (topic, payload, { retain }) =>
    told.push({ topic: topic.slice(prefix.length + 1), said: JSON.parse(payload.toString()), retain }),
  );
  await person.subscribeAsync(said, { qos: 1 });
  await person.publishAsync(`${prefix}/demo/do`, standing, retained);
  let daemonMoved = (): void => {};
  const setDaemon = (now: DemoShows['daemon']) => {
    daemon = now;
    done.push(now);
    daemonMoved();
  };
  const channel = openDemoChannel({
    broker: { url: demo.page.mqttUrl },
    hall: emptyPlan.hall,
    aedes: demo.broker,
    warn: sentence => warnings.push(sentence),
    daemon: {
      shows: () => daemon,
      onShows: listener => (daemonMoved = listener),
      pull: () => setDaemon('pulled'),
      start: () => setDaemon('running'),
    },
    crowd: {
      do(wanted) {
        done.push(wanted);
        return wanted === 'step' ? undefined : 'found a crowd that cannot, expected step';
      },
      shows: () => atRest,
      people: () => people,
      onShows: listener => (crowdMoved = listener),
    },
  });
  close = channel.close;
  // From then on it also listens.
  await expect.poll(() => told.length).toBe(2);
}
afterEach(async () => {
  await close();
  await demo.close();
});

const saidOn = (topic: string) => told.filter(one => one.topic === topic).map(({ said }) => said);
const ask = (payload: string) => person.publishAsync(`${prefix}/demo/do`, payload, { qos: 1 });
const untilShown = (shows: Partial<DemoShows>) =>
  expect.poll(() => saidOn('demo/shows').at(-1)).toMatchObject(shows);

test('and hears, retained, what stands there', async () => {
  await start();
  expect(saidOn('demo/shows')).toEqual([{ daemon: 'running', broker: 'here', crowd: atRest }]);
  expect(saidOn('demo/people')).toEqual([{ people: [] }]);
  told.length = 0;
  await person.unsubscribeAsync(said);
  await person.subscribeAsync(said, { qos: 1 });
  await expect.poll(() => told.length).toBe(2);
  expect(told.map(({ retain }) => retain)).toEqual([true, true]);
});

test('the plug of the daemon is pulled and put in, and that is said at once', async () => {
  await start();
  await ask('{"daemon":"pull"}');
  await untilShown({ daemon: 'pulled' });
  await ask('{"daemon":"start"}');
  await untilShown({ daemon: 'running' });
  expect([done, warnings]).toEqual([['pulled', 'running'], []]);
});

test('the broker is taken away and brought back in the order asked for', async () => {
  await start();
  const cut = cutOff((await demo.client(demo.portUrl)).made);
  await ask('{"broker":"take-away"}');
  await untilShown({ broker: 'away' });
  await cut;
  for (const wanted of ['bring-back', 'take-away', 'bring-back']) await ask(`{"broker":"${wanted}"}`);
  await ask('{"crowd":"step"}');
  await untilShown({ broker: 'here' });
  await demo.client(demo.portUrl);
  expect(warnings).toEqual([]);
});

test('what has changed of a crowd is told, and that alone', async () => {
  await start();
  const move = (nth: number) => {
    people = { people: [{ nth, class: 'normal', is: 'waiting' }] };
    crowdMoved();
  };
  for (const nth of [1, 2, 3]) move(nth);
  await expect
    .poll(() => saidOn('demo/people').slice(1))
    .toEqual([{ people: [{ nth: 3, class: 'normal', is: 'waiting' }] }]);
  await ask('{"daemon":"pull"}');
  await untilShown({ daemon: 'pulled' });
  move(4);
  await expect.poll(() => saidOn('demo/people')).toHaveLength(3);
  expect(saidOn('demo/shows')).toHaveLength(2);
});

test('what is not understood is warned of with what was found and what was expected, and does nothing', async () => {
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
  expect([daemon, done]).toEqual(['running', [{ speed: 'fast' }]]);
});

test('nothing that is retained is done: it would be done again at every start', async () => {
  await start('{"daemon":"pull"}');
  await expect.poll(() => warnings).toEqual([expect.stringContaining('demo/do: found a retained message')]);
  expect(done).toEqual([]);
});

test('that the port of the broker was taken meanwhile is said', async () => {
  await start();
  await ask('{"broker":"take-away"}');
  await untilShown({ broker: 'away' });
  const other = await openBroker([demo.broker.port], [`${prefix}/#`]);
  if (!other.ok) throw new Error(other.why);
  await ask('{"broker":"bring-back"}');
  await expect
    .poll(() => warnings)
    .toEqual([expect.stringContaining(`demo/do: found port ${demo.broker.port} taken`)]);
  await other.broker.close();
});
