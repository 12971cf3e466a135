/** A hall run with nothing but mosquitto_pub and mosquitto_sub. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';
import { type LiveHall, startLiveHall } from '../kit/hall/live-hall.ts';

const run = promisify(execFile);
const state = mkdtempSync(join(tmpdir(), 'one-ticket-by-hand-'));
const prefix = 'one-ticket/v1/small';

let broker: Mosquitto;
let hall: LiveHall;
let ear: ChildProcess;
/** The lines of `mosquitto_sub -v`. */
const lines: string[] = [];
const looks = new Set<() => void>();

beforeAll(async () => {
  broker = await startMosquitto();
  ear = spawn('mosquitto_sub', [...atBroker(), '-q', '1', '-v', '-t', `${prefix}/#`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (ear.stdout === null) throw new Error('no output');
  createInterface(ear.stdout).on('line', line => {
    lines.push(line);
    for (const look of looks) look();
  });
  hall = startLiveHall(broker.url, state);
  await line(/\$state .*"state":"online"/);
});
afterAll(async () => {
  await hall.close();
  const ended = once(ear, 'exit');
  ear.kill();
  await ended;
  await broker.kill();
  rmSync(state, { recursive: true });
});

function atBroker(): string[] {
  const { hostname, port } = new URL(broker.url);
  return ['-h', hostname, '-p', port];
}

/** Waits for a line, from the `from`th on. */
function line(pattern: RegExp, from = 0): Promise<string> {
  return new Promise(found => {
    const look = () => {
      const one = lines.slice(from).find(text => pattern.test(text));
      if (one === undefined) return;
      looks.delete(look);
      found(one);
    };
    looks.add(look);
    look();
  });
}

let orders = 0;
/** One order, and its answer. */
async function order(verb: string, args: string): Promise<string> {
  orders += 1;
  const message = `{"id":"${orders}","client":"hand","args":${args}}`;
  await run('mosquitto_pub', [...atBroker(), '-q', '1', '-t', `${prefix}/cmd/${verb}`, '-m', message]);
  return line(new RegExp(`^${prefix}/rsp/hand/${orders} `));
}

test('a ticket is taken, called, sent on and finished, a counter paused, an alarm acknowledged', async () => {
  expect(await order('open-day', '{}')).toContain('"status":"ok"');
  expect(await order('take-ticket', '{"service":"withdrawal","print":false}')).toContain('"ticket":"A001"');
  await line(/\/state\/visit\/A001 .*"place":"waiting","queue":"approval"/);

  await line(/\/alarm\/unserved-approval .*"severity":"critical"/);
  expect(await order('alarm-ack', '{"alarm":"unserved-approval"}')).toContain('"status":"ok"');
  await line(/\/alarm\/unserved-approval .*"ackedBy":"hand"/);

  const raised = lines.length;
  expect(await order('open-counter', '{"counter":1}')).toContain('"status":"ok"');
  // mosquitto_sub tells an empty payload so.
  await line(/\/alarm\/unserved-approval \(null\)$/, raised);
  expect(await order('call-next', '{"counter":1}')).toContain('"status":"ok"');
  await line(/\/event\/visit-called .*"ticket":"A001","counter":"1"/);
  expect(await order('start', '{"counter":1}')).toContain('"status":"ok"');

  expect(await order('transfer', '{"counter":1,"to":{"queue":"icbc"},"reason":"misrouted"}')).toContain(
    '"status":"ok"',
  );
  await line(/\/state\/visit\/A001 .*"place":"waiting","queue":"icbc"/);
  expect(await order('open-counter', '{"counter":2}')).toContain('"status":"ok"');
  expect(await order('call-next', '{"counter":2}')).toContain('"status":"ok"');
  expect(await order('finish', '{"counter":2}')).toContain('"status":"ok"');
  await line(/\/event\/visit-done .*"ticket":"A001","outcome":"approved"/);
  await line(/\/state\/visit\/A001 \(null\)$/);

  expect(await order('pause-counter', '{"counter":1}')).toContain('"status":"ok"');
  await line(/\/state\/counter\/1 .*"status":"paused"/);
});

test('a slip of the hand is told what is wrong with it, and how it would be right', async () => {
  expect(await order('call-nxt', '{}')).toContain('"code":"unknown-verb"');
  expect(await order('finish', '{"counter":9}')).toContain('"code":"unknown-counter"');
  expect(await order('transfer', '{"counter":1,"to":"icbc"}')).toMatch(
    /"code":"wrong-type","message":"to: found .*for example /,
  );
});
