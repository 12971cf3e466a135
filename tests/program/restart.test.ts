/** The daemon comes and goes while the hall stands: killed, ended, ended by an order (I12), and started with another config. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test as base, expect, vi } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

/** Each test has its own, side by side: they mostly wait for wires and voices. */
const it = base.extend<{ hall: StandingHall; small: StandingHall }>({
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads from it what a fixture needs, and this one needs nothing
  hall: async ({}, use) => {
    const hall = await standHall('config/halls/fuzhou.yaml');
    await hall.open('1', '7');
    await use(hall);
    await hall.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  small: async ({}, use) => {
    const third = '  "3": { institution: centre, queues: [approval] }\n';
    const edit = (text: string) => text.replace('counters:\n', `counters:\n${third}`);
    const hall = await standHall('config/halls/small.yaml', { paced: false, edit });
    await use(hall);
    await hall.close();
  },
});

const take = (hall: StandingHall) =>
  hall.command('take-ticket', { service: 'withdrawal', choice: { bank: 'icbc' } });
const printed = (hall: StandingHall, most: number) =>
  hall.untilShows('printer-1', () => hall.tickets().length === most);
const numbers = (hall: StandingHall) =>
  hall.tickets().map(lines => lines.find(line => /^[A-D]\d{3}$/.test(line)));
const marked = (hall: StandingHall) => hall.tickets().filter(lines => lines.includes('补打')).length;

it.concurrent('after kill -9 boards, queue and the next number are as before, and nothing is printed or said twice', async ({
  hall,
}) => {
  for (let ticket = 0; ticket < 3; ticket += 1) await take(hall);
  await printed(hall, 3);
  hall.press('pad-1', 'next');
  await hall.untilShows('voice-1', () => hall.said().length === 2);
  await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'speech-ended'));
  const before = hall.ops.standing();

  await hall.end('SIGKILL');
  hall.fault('board-1', 'power-cycle');
  await hall.start();
  await hall.untilShows('board-1', ({ text, blink }) => text === 'A001' && blink === true);
  await hall.untilShows('main-board', ({ text }) =>
    String(text).startsWith('A001 请到1号窗口\n\n\n请准备 A002 A003'),
  );
  await hall.ops.until(() => hall.ops.last('state/board/board-1')?.['confirmed'] === 'acked');
  const after = hall.ops.standing();
  for (const board of [...before.keys()].filter(topic => topic.startsWith('state/board/'))) {
    before.delete(board);
    after.delete(board);
  }
  expect(after).toEqual(before);
  expect(await take(hall)).toMatchObject({ data: { ticket: 'A004', ahead: 2 } });
  await printed(hall, 4);
  expect(numbers(hall)).toEqual(['A001', 'A002', 'A003', 'A004']);
  expect(marked(hall)).toBe(0);
  expect(hall.said()).toHaveLength(2);
});

it.concurrent('a ticket cut off by kill -9 is printed again and marked, and one not begun is printed without the mark', async ({
  hall,
}) => {
  await Promise.all([take(hall), take(hall)]);
  await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'ticket-print-begun'));
  await hall.end('SIGKILL');
  await hall.start();
  await hall.ops.until(() => hall.events().filter(({ kind }) => kind === 'ticket-printed').length === 2);
  expect(new Set(numbers(hall))).toEqual(new Set(['A001', 'A002']));
  expect(hall.tickets().filter(lines => lines.includes('A002') && lines.includes('补打'))).toEqual([]);
  expect(marked(hall)).toBe(1);
});

it.concurrent('a call cut off by kill -9 is said again while it is true, and not any more once the visit has moved on', async ({
  hall,
}) => {
  await take(hall);
  hall.press('pad-1', 'next');
  await hall.untilShows('voice-1', ({ speaking }) => speaking !== null);
  await hall.end('SIGKILL');
  await hall.start();
  await hall.ops.until(() => hall.events().filter(({ kind }) => kind === 'speech-begun').length === 2);
  hall.press('pad-1', 'evaluate');
  await hall.ops.until(() => hall.ops.last('state/visit/A001')?.['queue'] === 'icbc');
  await hall.end('SIGKILL');
  await hall.start();
  await hall.ops.until(() =>
    hall.events().some(({ kind, outcome }) => kind === 'speech-ended' && outcome === 'dropped'),
  );
});

it.concurrent('a press whose echo was lost with the daemon is acknowledged after the restart and has one effect', async ({
  hall,
}) => {
  await take(hall);
  await take(hall);
  hall.press('pad-1', 'next');
  await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'visit-called'));
  await hall.end('SIGKILL');
  hall.press('pad-1', 'next');
  await hall.start();
  await hall.untilShows('pad-1', ({ lcd }) => lcd === '001001');
  await hall.command('start', { counter: '1' });
  expect(hall.events().filter(({ kind }) => kind === 'visit-called')).toHaveLength(1);
});

it.concurrent('Ctrl-C during speech ends with exit code 0 within a second or so, and releases the ports', async ({
  hall,
}) => {
  await take(hall);
  hall.press('pad-1', 'next');
  await hall.untilShows('voice-1', ({ speaking }) => speaking !== null);
  expect(await hall.end('SIGINT')).toBe(0);
  await hall.ops.untilState('offline');
  await hall.start();
  await hall.untilShows('board-1', ({ text }) => text === 'A001');
});

const faulty = { NODE_OPTIONS: `--import=${resolve('tests/program/faulty-ticket.ts')}` };

it.concurrent('an order that ended the daemon twice is set aside, the hall goes on, and whoever acknowledges it has it tried again', async ({
  small: hall,
}) => {
  const record = join(hall.state, 'crash.json');
  const papers = (ticket: string) =>
    hall.untilShows('printer-1', () => hall.tickets().some(lines => lines.includes(ticket)));
  /** Not while devices come up: what they tell would stand in one turn with the press, and be a suspect too. */
  const press = async () => {
    for (const device of hall.config.devices.keys()) await hall.untilDevice(device, 'ready');
    await hall.kioskRests();
    hall.press('kiosk-1', 'withdrawal');
  };
  await hall.start(faulty);
  await hall.command('open-day', {});
  await press();
  await papers('A001');
  for (const times of [1, 2]) {
    await press();
    await hall.ended();
    expect(JSON.parse(readFileSync(record, 'utf8')).crashes).toMatchObject([{ times }]);
    await hall.start(faulty);
  }
  await hall.ops.until(() => hall.ops.last('alarm/order-set-aside') !== undefined);
  expect(hall.ops.last('alarm/order-set-aside')).toMatchObject({
    severity: 'critical',
    text: expect.stringMatching(
      /^an order that ended the program twice is refused: .*take-ticket.*withdrawal/,
    ),
  });
  await press();
  await hall.until(() => hall.log().includes('"refused":"set-aside"'), 15_000);
  // Everything else is done.
  expect(await hall.command('take-ticket', { service: 'advice' })).toMatchObject({
    status: 'ok',
    data: { ticket: 'D002' },
  });
  await papers('D002');
  expect(await hall.command('open-counter', { counter: '1' })).toMatchObject({ status: 'ok' });
  expect(await hall.command('call-next', { counter: '1' })).toMatchObject({ status: 'ok' });
  expect(await hall.command('alarm-ack', { alarm: 'order-set-aside' })).toMatchObject({ status: 'ok' });
  await hall.ops.until(() => hall.ops.last('alarm/order-set-aside') === undefined);
  expect(existsSync(record)).toBe(false);
  await press();
  await papers('A003');
});

// docs/decisions/0007-config-changes.md
it.concurrent('a queue renamed while people need it stops the start with exit 78; a counter taken away while it serves gives its visit back', async ({
  small: hall,
}) => {
  const file = join(hall.state, 'stage.yaml');
  const right = readFileSync(file, 'utf8');
  await hall.open('3');
  await hall.command('take-ticket', { service: 'withdrawal' });
  await hall.command('call-next', { counter: '3' });
  await hall.end('SIGTERM');
  writeFileSync(file, right.replaceAll('icbc', 'bank'));
  await expect(hall.start()).rejects.toThrow('the daemon ended with 78');
  await vi.waitFor(() =>
    expect(hall.log()).toMatch(
      /stage\.yaml: queues: found no icbc, expected it to stay until .*\(A001\); put it back/,
    ),
  );
  writeFileSync(file, right.replace(/^ *"3":.*\n/m, ''));
  await hall.start();
  await hall.ops.until(() => hall.ops.last('state/visit/A001')?.['place'] === 'waiting');
  await vi.waitFor(() => expect(hall.log()).toContain('"counter":"3","ticket":"A001"'));
});
