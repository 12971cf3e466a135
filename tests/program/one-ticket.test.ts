import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;

beforeAll(async () => {
  hall = await standHall('config/halls/fuzhou.yaml');
  await hall.start();
  await hall.command('open-day', {});
  for (const counter of ['0', '1', '2', '3', '4', '7', '10']) await hall.command('open-counter', { counter });
});
afterAll(() => hall.close());

const shows = (board: string, text: string) => hall.untilShows(board, ({ text: shown }) => shown === text);
const visit = (ticket: string) => hall.ops.last(`state/visit/${ticket}`);

describe('one ticket through three institutions, on real wires', () => {
  it('is taken over MQTT, and answered with its number and the people ahead', async () => {
    const reply = await hall.command('take-ticket', { service: 'withdrawal', choice: { bank: 'icbc' } });
    expect(reply).toMatchObject({ status: 'ok', data: { ticket: 'A001', ahead: 0 } });
  });

  it('is printed with its number, its way, and that no other is needed', async () => {
    await hall.untilShows('printer-1', () => hall.tickets().length === 1);
    expect(hall.tickets()[0]).toEqual(
      expect.arrayContaining(['A001', '第1步 中心审批', '第2步 工商银行', '全程凭此号，无需再次取号']),
    );
  });

  it('is taken at the kiosk the same way', async () => {
    hall.press('kiosk-1', 'withdrawal-icbc');
    await hall.untilShows('printer-1', () => hall.tickets().length === 2);
    expect(hall.tickets()[1]).toEqual(expect.arrayContaining(['A002', '前面等候 1 人']));
  });

  it('is held under the scanner: the main board tells its place', async () => {
    const code = hall.tickets()[1]?.flatMap(line => /^\[QR (.+)\]$/.exec(line)?.[1] ?? [])[0] ?? '';
    expect(code).toMatch(/^fuzhou\/\d{4}-\d\d-\d\d\/A002$/);
    expect(hall.stage.do('scanner-1', { scan: code })).toBeUndefined();
    await hall.untilShows('main-board', ({ text }) => String(text).includes('A002 前面等候 1 人'));
    await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'place-asked'));
    expect(hall.events().find(({ kind }) => kind === 'place-asked')).toMatchObject({
      ticket: 'A002',
      answer: { is: 'waiting', queue: 'approval', ahead: 1 },
    });
  });

  it('is called by the pad of a centre counter: board, main board, LCD and voice say so', async () => {
    hall.press('pad-1', 'next');
    await hall.untilShows('board-1', ({ text, blink }) => text === 'A001' && blink === true);
    await hall.untilShows('main-board', ({ text }) => String(text).startsWith('A001 请到1号窗口\n'));
    await hall.untilShows('pad-1', ({ lcd }) => lcd === '001001');
    await hall.untilShows('voice-1', () => hall.said().length === 2);
    expect(hall.said()).toEqual(['请A零零一号到1号窗口', '请A零零一号到1号窗口']);
  });

  it('waits at the bank under the same number when the centre has approved', async () => {
    hall.press('pad-1', 'evaluate');
    await hall.ops.until(() => visit('A001')?.['queue'] === 'icbc');
    expect(visit('A001')).toMatchObject({
      place: 'waiting',
      route: [{ queue: 'approval', doneAt: '1' }, { queue: 'icbc' }],
    });
    await shows('board-1', '公积金中心\n1号窗口');
  });

  it('is called by the bank, served, and done', async () => {
    hall.press('pad-7', 'next');
    await shows('board-7', 'A001');
    hall.press('pad-7', 'evaluate');
    await hall.ops.until(() => visit('A001') === undefined);
    await hall.ops.until(() =>
      hall.events().some(({ kind, ticket }) => kind === 'visit-done' && ticket === 'A001'),
    );
  });

  it('a loan returns from the bank chosen by the clerk to the centre for the seal', async () => {
    hall.press('kiosk-1', 'loan-green');
    await hall.untilShows('printer-1', () => hall.tickets().length === 3);
    hall.press('pad-2', 'next');
    await shows('board-2', 'A002');
    hall.press('pad-3', 'next');
    // A claim is no green yet, and nothing of it is shown in public.
    await shows('board-3', 'B003');
    for (const key of ['5', 'ok']) hall.press('pad-3', key);
    await hall.ops.until(() => hall.events().some(({ kind }) => kind === 'class-set'));
    hall.press('pad-3', 'evaluate');
    await hall.untilShows('pad-3', ({ beeps }) => beeps === 2);
    for (const key of ['1', '0', 'transfer', 'evaluate']) hall.press('pad-3', key);
    await hall.ops.until(() => visit('B003')?.['queue'] === 'ccb');
    hall.press('pad-10', 'next');
    await shows('board-10', 'B003优先');
    hall.press('pad-10', 'evaluate');
    await hall.ops.until(
      () => visit('B003')?.['queue'] === 'approval' && visit('B003')?.['place'] === 'waiting',
    );
    // It is kept for the counter that knows it.
    await hall.command('call-next', { counter: '3' });
    await shows('board-3', 'B003优先');
    await hall.command('finish', { counter: '3' });
    await hall.ops.until(() => visit('B003') === undefined);
  });

  it('all of it stands on MQTT as events without a gap', () => {
    const seqs = hall.events().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
  });
});
