/** A minute under load in which the broker loses its power every five seconds: nothing is missing, nothing is done twice. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import type { Watcher } from '../kit/hall/broker/watcher.ts';
import { type SecureHall, secureHall, watchAs } from '../kit/hall/secure-hall.ts';

const killEveryMs = 5_000;
const kills = 12;
/** An order is given again with the same id until there is an answer: its own or the answer may have gone with the broker. */
const giveAgainMs = 300;
/** Between two orders of one client, so that all of them stay within what one user may order. */
const paceMs = 80;

let certificates: string;
let broker: SecureBroker;
let hall: SecureHall;
let lin: Watcher;

beforeEach(async () => {
  certificates = mkdtempSync(join(tmpdir(), 'one-ticket-killed-'));
  makeCertificates(certificates);
  broker = await installBroker({
    certificates,
    acl: 'acl',
    hall: 'small',
    users: ['one-ticket', 'lin'],
  });
  await broker.start();
  hall = secureHall(broker);
  lin = await watchAs('lin', broker);
  await hall.start();
});
afterEach(async () => {
  await lin.close();
  await hall.close();
  await broker.close();
  rmSync(certificates, { recursive: true });
});

type Answer = { verb: string; code: unknown; seq: unknown; ticket: unknown };

const answers: Answer[] = [];
async function order(verb: string, args: object): Promise<Answer> {
  const id = `order-${verb}-${answers.length}`;
  const answer: Answer = { verb, code: undefined, seq: undefined, ticket: undefined };
  answers.push(answer);
  const reply = `rsp/lin/lin/${id}`;
  const answered = lin.until(() => lin.last(reply) !== undefined);
  while (lin.last(reply) === undefined) {
    void lin.publish(`cmd/${verb}/lin`, JSON.stringify({ id, client: 'lin', args }));
    await Promise.race([answered, sleep(giveAgainMs)]);
  }
  const { code, seq, data } = lin.last(reply) ?? {};
  expect(code).not.toBe('too-many');
  await sleep(paceMs);
  return Object.assign(answer, { code, seq, ticket: (data as { ticket?: unknown } | undefined)?.ticket });
}

/** A kiosk, and a clerk at each counter, nearly as fast as they are answered. */
async function takes(service: string, over: AbortSignal): Promise<void> {
  while (!over.aborted) await order('take-ticket', { service, print: false });
}
async function serves(counter: string, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await order('call-next', { counter });
    await order('start', { counter });
    await order('finish', { counter });
  }
}

/** As a newcomer finds it, when the hall has said all it had to say. */
async function standing(): Promise<Record<string, unknown>> {
  const newcomer = await watchAs('lin', broker);
  await newcomer.untilState('online');
  // The answer comes behind everything that is retained.
  await newcomer.command('ask', { id: randomUUID(), args: { ticket: 'A001' } });
  const found = Object.fromEntries(newcomer.standing());
  await newcomer.close();
  return found;
}

test('events are complete and in order, what stands is what the hall knows, and no answered order was done twice', async () => {
  await order('open-day', {});
  for (const counter of ['1', '2']) await order('open-counter', { counter });
  const over = new AbortController();
  const load = [
    ...['advice', 'withdrawal'].map(service => takes(service, over.signal)),
    ...['1', '2'].map(counter => serves(counter, over.signal)),
  ];
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(killEveryMs);
    await broker.kill();
    await broker.start();
  }
  over.abort();
  await Promise.all(load);

  const last = Math.max(...answers.map(({ seq }) => Number(seq)));
  await lin.until(() => lin.events().some(({ seq }) => seq === last));
  const events = [...new Map(lin.events().map(event => [event['seq'], event])).values()];
  expect(events.map(({ seq }) => seq)).toEqual(
    Array.from({ length: events.length }, (_, index) => index + 1),
  );

  const done = (verb: string) => answers.filter(answer => answer.verb === verb && answer.code === 'ok');
  const happened = (kind: string) => events.filter(event => event['kind'] === kind);
  const issued = done('take-ticket').map(({ ticket }) => ticket);
  expect(new Set(issued).size).toBe(issued.length);
  expect(happened('ticket-issued').map(({ ticket }) => ticket)).toEqual(expect.arrayContaining(issued));
  expect(happened('ticket-issued').length).toBe(issued.length);
  expect(happened('step-finished').length).toBe(done('finish').length);
  expect(issued.length).toBeGreaterThan(100);

  // A broker that has forgotten everything is told everything by the hall: just this stood on the one with all that past.
  const withItsPast = await standing();
  await broker.stop();
  broker.forget();
  await broker.start();
  expect(await standing()).toEqual(withItsPast);
}, 200_000);
