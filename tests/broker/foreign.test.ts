/** A kiosk and a display of somebody else, in Python, who has read the contract and nothing more. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import type { LiveHall } from '../kit/hall/live-hall.ts';
import { newLooks } from '../kit/hall/looks.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let at: AtBroker;
let hall: LiveHall;
beforeEach(async () => {
  at = await atBroker();
  hall = at.live();
  await at.watched('online');
});

type Told = Record<string, unknown>;

function foreign(program: string) {
  const { hostname, port } = new URL(at.broker.url);
  const words = [join(import.meta.dirname, 'foreign', `${program}.py`), hostname, port, 'small'];
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn('/usr/bin/python3', words, {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const told: Told[] = [];
  const looks = newLooks();
  createInterface(child.stdout).on('line', line => {
    told.push(JSON.parse(line));
    looks.again();
  });
  return {
    told,
    until: (isSo: () => boolean) => looks.until(isSo, () => undefined),
    async ask(line: string): Promise<Told> {
      const before = told.length;
      child.stdin.write(`${line}\n`);
      await looks.until(
        () => told.length > before,
        () => undefined,
      );
      return told.at(-1) ?? {};
    },
  };
}

test('a kiosk lists the services of a hall that it does not know, and says which are taken and why not', async () => {
  const kiosk = foreign('kiosk');
  await kiosk.until(() => kiosk.told.length > 0);
  const closed = await kiosk.ask('menu');
  expect(closed).toMatchObject({
    title: 'test',
    services: [
      {
        button: 'withdrawal',
        name: '提取',
        papers: ['身份证原件'],
        open: false,
        why: expect.stringMatching(/./),
      },
      { button: 'advice', name: '咨询', open: false },
    ],
  });
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  const isOpen = async () => !JSON.stringify(await kiosk.ask('menu')).includes('"open":false');
  while (!(await isOpen()));
});

test('it takes a ticket, prints it by itself, and asks for its place', async () => {
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  const kiosk = foreign('kiosk');
  await kiosk.until(() => kiosk.told.length > 0);
  const taken = await kiosk.ask('take withdrawal green');
  expect(taken).toMatchObject({
    number: 'A001',
    code: expect.stringMatching(/^small\/2026-03-02\/A001\/[A-Z]{2}$/),
  });
  const paper = String(taken['paper']);
  for (const text of ['公积金服务点', 'A001', '提取', '中心审批', '身份证原件', '全程凭此号'])
    expect(paper).toContain(text);
  expect(await kiosk.ask('place A001')).toMatchObject({ ticket: 'A001', place: 'waiting', ahead: 0 });
  expect(await kiosk.ask('take nothing')).toMatchObject({
    code: 'unknown-service',
    sorry: expect.stringMatching(/./),
  });
});

test('a display shows who is called and how many wait, and nothing while the hall is not heard', async () => {
  await hall.do({ verb: 'open-day', day: '2026-03-02' });
  await hall.do({ verb: 'open-counter', counter: '1' });
  for (const service of ['withdrawal', 'advice', 'advice']) await hall.do(takeTicket(service));
  const display = foreign('display');
  const shows = (picture: Told) =>
    display.until(() => {
      const last = display.told.at(-1) ?? {};
      return Object.entries(picture).every(([what, is]) => isDeepStrictEqual(last[what], is));
    });
  await shows({ calls: [], waiting: { 中心审批: 3, 工商银行: 0 } });
  await hall.do({ verb: 'call-next', counter: '1' });
  await shows({ calls: ['A001 > 1'], waiting: { 中心审批: 2, 工商银行: 0 } });
  await at.broker.kill();
  await shows({ says: 'please listen to the staff' });
  await at.broker.start();
  await shows({ calls: ['A001 > 1'] });
  await hall.close();
  await shows({ says: 'please listen to the staff' });
});
