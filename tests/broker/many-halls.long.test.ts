/** Two halls, each with its daemon and its Mosquitto, bridged to a third one at the centre by the files of config/deploy/mosquitto. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import type { Watcher } from '../kit/hall/broker/watcher.ts';
import { type SecureHall, secureHall, watchAs } from '../kit/hall/secure-hall.ts';

const halls = ['small', 'mawei'] as const;
type HallName = (typeof halls)[number];

/** From a hall to the centre; cut, nothing passes and nobody is told. */
type Way = { port: number; cut(): void; mend(): Promise<void> };
type Site = { name: HallName; way: Way; broker: SecureBroker; daemon: SecureHall; there: Watcher };

let certificates: string;
let centre: SecureBroker;
const sites: Site[] = [];
/** At the centre, with a session of its own: it may be away, and misses nothing. */
let archive: MqttClient;
let archived: { hall: string; below: string; text: string }[];
/** `lin` at the centre, where she looks at each hall. */
let fromAfar: Record<HallName, Watcher>;

beforeAll(async () => {
  certificates = mkdtempSync(join(tmpdir(), 'one-ticket-halls-'));
  makeCertificates(certificates);
  const bridges = halls.map(hall => `hall-${hall}`);
  centre = await installBroker({
    certificates,
    acl: 'acl-centre',
    hall: 'small',
    otherHall: 'mawei',
    users: [...bridges, 'lin', 'tech', 'wall'],
  });
  await centre.start();
  archived = [];
  archive = await toTheArchive();
  await archive.subscribeAsync('one-ticket/v1/+/#', { qos: 1 });
  sites.push(...(await Promise.all(halls.map(openSite))));
  const watchers = halls.map(async hall => [hall, await watchAs('lin', centre, hall)] as const);
  fromAfar = Object.fromEntries(await Promise.all(watchers)) as typeof fromAfar;
});
afterAll(async () => {
  await archive.endAsync(true);
  for (const watcher of Object.values(fromAfar)) await watcher.close();
  for (const { way, broker, daemon, there } of sites) {
    await there.close();
    await daemon.close();
    way.cut();
    await broker.close();
  }
  await centre.close();
  rmSync(certificates, { recursive: true });
});

function toTheArchive(): Promise<MqttClient> {
  const made = connect(`mqtts://localhost:${centre.tlsPort}`, {
    ca: readFileSync(centre.ca),
    username: 'tech',
    password: centre.passwordOf('tech'),
    protocolVersion: 4,
    reconnectPeriod: 20,
    clientId: 'archive',
    clean: false,
  });
  made.on('error', () => undefined);
  made.on('message', (topic, payload) => {
    const [, , hall = '', ...below] = topic.split('/');
    archived.push({ hall, below: below.join('/'), text: payload.toString() });
  });
  return new Promise(resolve => made.once('connect', () => resolve(made)));
}

async function openSite(name: HallName): Promise<Site> {
  const way = await openWay(centre.tlsPort);
  const user = `hall-${name}`;
  const broker = await installBroker({
    certificates,
    acl: 'acl',
    hall: name,
    users: ['one-ticket', 'lin', 'chen', 'tech'],
    bridge: { port: way.port, password: centre.passwordOf(user) },
  });
  await broker.start();
  const daemon = secureHall(broker);
  await daemon.start();
  const there = await watchAs('lin', broker);
  await there.command('open-day', { id: 'open-day' });
  for (const counter of ['1', '2'])
    await there.command('open-counter', { id: `open-${counter}`, args: { counter } });
  return { name, way, broker, daemon, there };
}

async function openWay(to: number): Promise<Way> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  const server = createServer(near => {
    const far = connectTcp(to, 'localhost');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const mend = async () => {
    server.listen(port, 'localhost');
    await once(server, 'listening');
  };
  await mend();
  return {
    port,
    cut() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
    mend,
  };
}

let orders = 0;
const anId = () => `order-${(orders += 1)}`;
const take = (who: Watcher) =>
  who.command('take-ticket', { id: anId(), args: { service: 'advice', print: false } });

/** Whoever comes is called, served and gone, but for the last of them, who waits. */
async function work({ there }: Site, visits: number): Promise<void> {
  for (let visit = 0; visit < visits; visit += 1) {
    await take(there);
    await there.command('call-next', { id: anId(), args: { counter: '1' } });
    await there.command('finish', { id: anId(), args: { counter: '1' } });
  }
  await take(there);
}

const seqOf = (text: string): number => Number(JSON.parse(text)['seq']);
/** Every event of the hall that reached the archive, each once, in the order of its coming. */
const archivedSeqs = (hall: string): number[] => [
  ...new Set(
    archived
      .filter(said => said.hall === hall && said.below.startsWith('event/'))
      .map(({ text }) => seqOf(text)),
  ),
];
const lastSeq = ({ there }: Site): number => Math.max(...there.events().map(({ seq }) => Number(seq)));
const from1To = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

/** A newcomer at the centre finds there what stands in the hall, and the archive every event of it. */
async function untilTheCentreKnows(site: Site): Promise<void> {
  // The last that the hall says; it may still be under way to those who are in the hall.
  await work(site, 0);
  const { seq } = await site.there.command('ask', { id: anId(), args: { ticket: 'D001' } });
  await site.there.until(() => lastSeq(site) === seq);
  await expect.poll(() => archivedSeqs(site.name).length, { timeout: 30_000 }).toBe(seq);
  expect(archivedSeqs(site.name)).toEqual(from1To(Number(seq)));
  const newcomer = await watchAs('wall', centre, site.name);
  await expect.poll(newcomer.standing, { timeout: 30_000 }).toEqual(site.there.standing());
  await newcomer.close();
}

test('the centre knows both halls: what stands in each, and every event', async () => {
  for (const site of sites) {
    await work(site, 2);
    await untilTheCentreKnows(site);
    expect(fromAfar[site.name].last('$state')).toMatchObject({ state: 'online' });
  }
});

test('an order from the centre goes to that hall and no other, with the name of who gave it, and is answered', async () => {
  const before = sites.map(lastSeq);
  expect(
    await fromAfar.small.command('take-ticket', {
      id: anId(),
      args: { service: 'withdrawal', print: false },
    }),
  ).toMatchObject({
    status: 'ok',
    data: { ticket: expect.stringMatching(/^A/) },
  });
  const [small, mawei] = sites;
  await small?.there.until(() => small.there.last('event/ticket-issued')?.['services'] !== undefined);
  expect(mawei && lastSeq(mawei)).toBe(before[1]);
  // Whoever has no role in the hall is told so there, whatever the centre lets them say.
  const wall = await watchAs('tech', centre, 'mawei');
  expect(await wall.command('call-next', { id: anId(), args: { counter: '1' } })).toMatchObject({
    status: 'rejected',
    code: 'not-allowed',
    message: expect.stringContaining('tech is an engineer'),
  });
  await wall.close();
});

test('the bridge of one hall speaks for no other, and orders nothing there', async () => {
  const bridge = await watchAs('hall-small', centre, 'mawei');
  const before = archived.length;
  for (const below of ['state/hall', 'event/rated', 'rsp/lin/x', 'cmd/open-day/lin', 'cmd/open-day'])
    await bridge.publish(below, '{"forged":true}');
  await untilTheCentreKnows(sites[1] as Site);
  expect(archived.slice(before).filter(({ text }) => text.includes('forged'))).toEqual([]);
  expect(bridge.messages).toEqual([]);
  await bridge.close();
});

test('the way is cut while the halls work, and back: nothing is missing, and nothing stands that is over', async () => {
  const [small, mawei] = sites as [Site, Site];
  small.way.cut();
  await expect.poll(() => small.broker.log()).toMatch(/Error creating bridge/);
  await work(small, 5);
  await work(mawei, 2);
  // The rest of its queue must stand a restart of the hall's own broker.
  await small.broker.stop();
  await small.broker.start();
  await small.there.untilState('online');
  await work(small, 5);
  await untilTheCentreKnows(mawei);
  expect(archivedSeqs('small').at(-1)).toBeLessThan(lastSeq(small));

  const late = { id: 'late', args: { service: 'advice', print: false } };
  await fromAfar.small.publish('cmd/take-ticket/lin', JSON.stringify({ client: 'lin', ...late }));
  await small.way.mend();
  await untilTheCentreKnows(small);
  // It was ordered while the way was cut: nobody carries it out an hour later. Given again, it is done.
  expect(small.there.last('rsp/lin/lin/late')).toBeUndefined();
  expect(await fromAfar.small.command('take-ticket', late)).toMatchObject({ status: 'ok' });
});

test('the centre’s broker is away, and so is who keeps the events there: afterwards nothing is missing', async () => {
  await archive.endAsync(true);
  for (const site of sites) await work(site, 3);
  await Promise.all(sites.map(({ name }) => expect.poll(() => fromAfar[name].last('$state')).toBeDefined()));
  await centre.stop();
  for (const site of sites) await work(site, 3);
  await centre.start();
  archive = await toTheArchive();
  for (const site of sites) await untilTheCentreKnows(site);
});

test('the centre’s broker hangs without a word: its bridges notice, try anew, and afterwards nothing is missing', async () => {
  const [small] = sites as [Site];
  const tries = () => small.broker.log().match(/Connecting bridge/g)?.length ?? 0;
  const before = tries();
  centre.hang();
  await work(small, 3);
  await expect.poll(tries, { timeout: 60_000 }).toBeGreaterThan(before);
  await work(small, 3);
  centre.goOn();
  for (const site of sites) await untilTheCentreKnows(site);
});
