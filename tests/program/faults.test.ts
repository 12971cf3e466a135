import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;

beforeAll(async () => {
  hall = await standHall('config/halls/fuzhou.yaml');
  await hall.start();
  await hall.command('open-day', {});
  for (const counter of ['1', '2', '3']) await hall.command('open-counter', { counter });
});
afterAll(() => hall.close());

const take = () => hall.command('take-ticket', { service: 'withdrawal', choice: { bank: 'icbc' } });
const device = (id: string) => hall.ops.last(`device/${id}/$state`);
const until = (id: string, state: string) => hall.ops.until(() => device(id)?.['state'] === state);
const shows = (board: string, text: string) => hall.untilShows(board, ({ text: shown }) => shown === text);

it("a board's cable out and in while numbers change: the board is right by itself", async () => {
  await Promise.all([take(), take(), take()]);
  hall.press('pad-1', 'next');
  await shows('board-1', 'A001');
  hall.fault('board-1', 'unplug');
  hall.press('pad-1', 'evaluate');
  await until('board-1', 'lost');
  hall.press('pad-1', 'next');
  await hall.untilShows('main-board', ({ text }) =>
    String(text).startsWith('A002 请到1号窗口\n\n\n请准备 A003 A001'),
  );
  expect(hall.board('1')).toBe('A001');
  hall.fault('board-1', 'none');
  await shows('board-1', 'A002');
  await until('board-1', 'ready');
});

it('a dead board does not hold up the others on its line', async () => {
  hall.fault('board-3', 'mute');
  hall.press('pad-3', 'pause');
  await until('board-3', 'lost');
  hall.press('pad-2', 'next');
  await shows('board-2', 'A003');
  // The pad's own key again would be a repeat so soon after.
  expect(await hall.command('open-counter', { counter: '3' })).toMatchObject({ status: 'ok' });
  hall.fault('board-3', 'none');
  await until('board-3', 'ready');
});

it('a board that lost power quietly is painted again', async () => {
  hall.fault('board-2', 'power-cycle');
  await shows('board-2', '请听工作人员叫号');
  await shows('board-2', 'A003');
}, 40_000);

it('a garbling board is told apart from a true one, and is right when it stops', async () => {
  hall.fault('board-2', 'garble');
  hall.press('pad-2', 'evaluate');
  await until('board-2', 'lost');
  hall.fault('board-2', 'none');
  await shows('board-2', '公积金中心\n2号窗口');
});

it('paper out between two tickets: the kiosk is refused, no ghost stands in the queue, and paper brings it back', async () => {
  await hall.ops.until(() => hall.tickets().length === 3);
  hall.fault('printer-1', 'paper-out');
  await until('printer-1', 'degraded');
  const before = hall.ops.last('state/hall')?.['totals'];
  expect(await take()).toMatchObject({ status: 'rejected', code: 'no-paper' });
  expect(hall.ops.last('state/hall')?.['totals']).toEqual(before);
  hall.fault('printer-1', 'none');
  await until('printer-1', 'ready');
  expect(await take()).toMatchObject({ data: { ticket: 'A004' } });
  await hall.untilShows('printer-1', () => hall.tickets().some(lines => lines.includes('A004')));
});

it('paper out in the middle of a ticket: it is printed again and marked', async () => {
  const reply = take();
  await hall.ops.until(() =>
    hall.events().some(({ kind, ticket }) => kind === 'ticket-print-begun' && ticket === 'A005'),
  );
  hall.fault('printer-1', 'paper-out');
  expect(await reply).toMatchObject({ data: { ticket: 'A005' } });
  await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'ticket-print-failed'));
  hall.fault('printer-1', 'none');
  await hall.untilShows('printer-1', () =>
    hall.tickets().some(lines => lines.includes('A005') && lines.includes('补打')),
  );
});

it('a pad that never hears its echo has one effect all the same', async () => {
  const calls = () => hall.events().filter(({ kind }) => kind === 'visit-called').length;
  const before = calls();
  hall.fault('pad-3', 'slow');
  hall.press('pad-3', 'next');
  await hall.untilShows('board-3', ({ blink }) => blink === true);
  hall.fault('pad-3', 'none');
  await hall.command('start', { counter: '3' });
  expect(calls()).toBe(before + 1);
});

it('a hall whose broker went away goes on; when it is back, events have no gap and what stands is true', async () => {
  const called = hall.board('1');
  await hall.broker.kill();
  hall.press('pad-1', 'evaluate');
  await shows('board-1', '公积金中心\n1号窗口');
  hall.press('kiosk-1', 'collection');
  await hall.untilShows('printer-1', () => hall.tickets().some(lines => lines.includes('C006')));
  await hall.broker.start();
  await hall.ops.until(() => hall.ops.last('state/visit/C006') !== undefined);
  await hall.ops.until(() =>
    hall.events().some(({ kind, ticket }) => kind === 'ticket-printed' && ticket === 'C006'),
  );
  const seqs = hall.events().map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  expect(called).toBe('A002');
});
