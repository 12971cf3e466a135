/** `one-ticket watch` in a real terminal, on a real broker, over a hall whose daemon is real. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, type TestContext, test } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import { freePort, type Mosquitto, startMosquitto } from '../kit/hall/broker/mosquitto.ts';
import { type Watcher, watch } from '../kit/hall/broker/watcher.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type SecureHall, secureHall, watchAs } from '../kit/hall/secure-hall.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { openTerminal, type Terminal } from '../tools/watch/tmux.ts';

const small = { width: 80, height: 24 };
let hall: StandingHall;

/** Without devices; somebody waits too long at once, and there is a plan for too many. */
function strained(text: string): string {
  const [hall = ''] = text.split(/^# One line for each kind/m);
  return `${hall.replace('name: 中心审批', 'name: 中心审批, promise: 1 s')}
surge: { levels: { attention: { waitingPerCounter: 50 }, busy: { waitingPerCounter: 90 } } }
`;
}

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { edit: strained });
  await hall.open('1');
  await hall.command('take-ticket', { service: 'withdrawal', print: false });
  await hall.command('take-ticket', { service: 'advice', cases: 40, print: false });
});
afterAll(() => hall.close());

async function look(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  { width, height }: { width: number; height: number },
  url: string,
  ...words: string[]
): Promise<Terminal> {
  const terminal = await openTerminal({ width, height }, ['watch', '--url', url, ...words]);
  onTestFinished(terminal.close);
  return terminal;
}

test.concurrent('the hall is seen and commanded by keys, and the answers are told', async context => {
  const seen = await look(context, small, hall.broker.url);
  await seen.untilShows(/approval 中心审批 +2 +OVER/);
  const wait = () => hall.ops.last('alarm/wait-approval');
  expect(wait()?.['ackedBy']).toBeUndefined();
  await seen.keys('a');
  await seen.untilShows('acknowledge wait-approval: done');
  await hall.ops.until(() => String(wait()?.['ackedBy']).startsWith(`${userInfo().username}-`));
  await seen.untilShows(/ALARMS 1 -.*\n +warning.*seen by /);

  const counter = (id: string) => hall.ops.last(`state/counter/${id}`);
  await seen.keys('Tab', 'Tab', 'n');
  await seen.untilShows('Call the next one at counter 1?');
  expect(counter('1')).toMatchObject({ place: 'idle' });
  await seen.keys('y');
  await seen.untilShows('call next at counter 1: done');
  await seen.untilShows(/1 called {2}A001/);
  await hall.ops.until(() => counter('1')?.['ticket'] === 'A001');

  await seen.keys('t');
  await seen.untilShows(/Transfer A001 from counter 1 to:[^]*counter 2 \(工商银行, closed\)/);
  await seen.keys('Down', 'Enter');
  await seen.untilShows('Transfer A001 from counter 1 to queue icbc 工商银行, now?');
  await seen.keys('y');
  await seen.untilShows('transfer A001 to queue icbc 工商银行: done');
  await hall.ops.until(() => hall.ops.last('state/visit/A001')?.['queue'] === 'icbc');

  await seen.keys('Down', 'n', 'y');
  await seen.untilShows(
    /call next at counter 2: REFUSED, counter-closed: counter 2 is closed; open it\nfirst/,
  );

  await seen.keys('s', 'Enter', 'y');
  await seen.untilShows('surge: attention');
  await hall.ops.until(() => hall.ops.last('state/hall')?.['surge'] === 'attention');
  await seen.keys('s', 'End', 'Enter', 'y');
  await seen.untilShows('no surge');
  await hall.ops.until(() => hall.ops.last('state/hall')?.['surge'] === undefined);

  await seen.resize(160, 50);
  await seen.untilShows(/QUEUES 2.*COUNTERS 1 of 2 open/);
  await seen.keys('q');
  await seen.untilShows(/^stood before\nended 0\n/);
});

test.concurrent.for(['Ctrl-C', 'SIGTERM'])('%s gives the terminal back as it was', async (how, context) => {
  const seen = await look(context, { width: 160, height: 50 }, hall.broker.url);
  await seen.untilShows(/QUEUES 2.*COUNTERS/);
  if (how === 'SIGTERM') await seen.signal('SIGTERM');
  else await seen.keys('C-c');
  await seen.untilShows(/^stood before\nended 0\n/);
  expect(await seen.screen()).not.toContain('QUEUES');
});

test.concurrent('into a pipe goes one picture, without colours', async () => {
  const { code, out } = await runVerb('watch', '--url', hall.broker.url);
  expect(code).toBe(0);
  expect(out).toMatch(/^公积金服务点 small.*online[^]*QUEUES 2[^]*COUNTERS 1 of 2 open[^]*LAST CALLS/);
  // oxlint-disable-next-line no-control-regex
  expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test.concurrent('a program is told all that stands, as one line', async () => {
  const { code, out, err } = await runVerb('watch', '--json', '--url', hall.broker.url);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^[^\n]+\n$/);
  const [small, ...others] = JSON.parse(out).halls;
  expect(others).toEqual([]);
  expect(small).toMatchObject({ hall: 'small', state: 'online', old: false, open: true });
  expect(small.alarms).toContainEqual(
    expect.objectContaining({
      id: 'wait-approval',
      code: expect.any(String),
      args: expect.objectContaining({ queue: 'approval' }),
      text: expect.stringContaining('approval'),
    }),
  );
  expect(small.queues.map(({ id }: { id: string }) => id)).toContain('approval');
  expect(small.batches).toEqual([
    { id: 'D002', place: 'waiting', queue: 'approval', cases: 40, casesLeft: 40 },
  ]);
});

test.concurrent('where no broker is, it says what to look at', async () => {
  const { code, err } = await runVerb('watch', '--url', `mqtt://127.0.0.1:${await freePort()}`);
  expect(code).toBe(74);
  expect(err).toContain('Is the hall running?');
});

test.concurrent('many halls are a line each, a silent one with when it was last heard; a broker that is lost is asked until it is back', async context => {
  const broker: Mosquitto = await startMosquitto();
  context.onTestFinished(broker.kill);
  const say = (hall: Watcher, state: object) =>
    hall.publish('$state', JSON.stringify({ v: 1, ts: Date.now(), boot: 'b', ...state }), { retain: true });
  const silent = await watch(broker.url, 'mawei');
  await say(silent, { state: 'online', beat: 1, ts: Date.now() - 3_600_000 });
  await silent.close();
  const living = await watch(broker.url, 'small');
  context.onTestFinished(living.close);
  let beat = 0;
  const beats = setInterval(() => {
    beat += 1;
    // The last one may go with the connection.
    say(living, { state: 'online', beat }).catch(() => undefined);
  }, 500);
  context.onTestFinished(() => clearInterval(beats));
  const seen = await look(context, small, broker.url);
  await seen.untilShows(/HALLS 2, 1 needs attention[^]*! mawei +last heard \d\d:\d\d:\d\d/);
  await seen.keys('Enter');
  await seen.untilShows(/^mawei[^]*NOT HEARD: last heard \d\d:\d\d:\d\d, 60 min ago; what follows is old/);
  await seen.keys('Escape');
  await seen.untilShows('HALLS 2');
  await seen.keys('Down', 'Enter');
  await seen.untilShows(/^small.*online.*\nno day yet/);
  await broker.kill();
  await seen.untilShows(/NO BROKER at 127\.0\.0\.1:\d+ since/);
  await broker.start();
  await seen.untilShows(/^small.*online.*\nno day yet/);
});

test.concurrent('with users over TLS a viewer sees the hall, and why an order is refused; a hall that is killed is told offline', async context => {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-watch-'));
  context.onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificates(folder);
  const users = ['one-ticket', 'manager', 'lin'];
  const broker: SecureBroker = await installBroker({
    certificates: folder,
    acl: 'acl',
    hall: 'small',
    users,
  });
  context.onTestFinished(broker.close);
  await broker.start();
  const guarded: SecureHall = secureHall(broker);
  context.onTestFinished(guarded.close);
  await guarded.start();
  const lin = await watchAs('lin', broker);
  context.onTestFinished(lin.close);
  await lin.command('open-day', { id: 'open' });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, broker.passwordOf('manager'), { mode: 0o400 });
  const url = `mqtts://manager@localhost:${broker.tlsPort}`;
  const seen = await look(context, small, url, '--password-file', passwordFile, '--ca', broker.ca);
  await seen.untilShows(/COUNTERS 0 of 2 open/);
  await seen.keys('Tab', 'Tab', 'o');
  await seen.untilShows(/open counter 1: REFUSED, not-allowed: manager is a viewer/);
  await guarded.kill();
  await seen.untilShows(/OFFLINE since \d\d:\d\d:\d\d: the connection was lost; what follows is old/);
  await seen.keys('o');
  await seen.untilShows('open counter 1: not sent, the hall is not heard now');
});
