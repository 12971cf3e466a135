/** A hall with a spare printer, supervised: what breaks is told, replaced and mended; what is tested means nothing in the hall. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;

const spare = `  printer-2:
    { kind: escpos, serial: /dev/serial/by-path/spare-printer, columns: 32, spareFor: printer-1 }
  voice-1:
`;

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { edit: text => text.replace('  voice-1:\n', spare) });
  await hall.start();
  await hall.command('open-day', {});
  await hall.command('open-counter', { counter: '1' });
});
afterAll(() => hall.close());

const device = (id: string) => hall.ops.last(`device/${id}/$state`);
const until = (id: string, state: string) => hall.ops.until(() => device(id)?.['state'] === state);
const happens = (kind: string, is: Record<string, unknown>) =>
  hall.ops.until(() =>
    hall.ops.messages.some(({ topic, text }) => {
      if (topic !== `event/${kind}`) return false;
      const event = JSON.parse(text);
      return Object.keys(is).every(key => event[key] === is[key]);
    }),
  );
/** What was told on the way of the test that was asked for with this command. */
const live = (id: string) =>
  hall.ops.messages.flatMap(({ topic, text }) =>
    topic === `rsp/watcher/${id}/said` ? [JSON.parse(text)] : [],
  );
const over = (id: string) => hall.ops.until(() => live(id).some(said => said['over'] !== undefined));

describe('a printer that dies with a ticket in hand', () => {
  it('leaves it to its spare, with a mark; whoever is to mend it is told, and its repair is kept', async () => {
    await until('printer-2', 'ready');
    await until('printer-1', 'ready');
    hall.press('kiosk-1', 'advice');
    await happens('ticket-print-begun', { device: 'printer-1' });
    hall.fault('printer-1', 'unplug');
    await happens('ticket-print-begun', { device: 'printer-2', again: true });
    await happens('ticket-printed', { device: 'printer-2', ticket: 'D001' });
    await hall.ops.until(() => hall.ops.last('alarm/device-printer-1') !== undefined);
    expect(hall.ops.last('alarm/device-printer-1')).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('printer-2 can print meanwhile'),
    });
    expect(await hall.command('alarm-ack', { alarm: 'device-printer-1' })).toMatchObject({ status: 'ok' });
    expect(await hall.command('device-test', { device: 'printer-1' })).toMatchObject({
      status: 'rejected',
      code: 'device-lost',
    });
    hall.fault('printer-1', 'none');
    await happens('device-mended', { device: 'printer-1', seenBy: 'watcher' });
    await hall.ops.until(() => hall.ops.last('alarm/device-printer-1') === undefined);
    hall.press('kiosk-1', 'advice');
    await happens('ticket-printed', { device: 'printer-1', ticket: 'D002' });
  }, 30_000);
});

describe('a test', () => {
  it('of a board shows its picture, and the true one again', async () => {
    await until('board-2', 'ready');
    const idle = hall.board('2');
    const reply = await hall.command('device-test', { device: 'board-2' });
    expect(reply).toMatchObject({ status: 'ok', data: { forMs: 5000 } });
    expect(hall.board('2')).toContain('88888888');
    await hall.untilShows('board-2', ({ text }) => text === idle);
    await over(String(reply['id']));
  }, 15_000);

  it('of a pad tells its keys live, and the hall does not hear them', async () => {
    const reply = await hall.command('device-test', { device: 'pad-2' });
    const id = String(reply['id']);
    expect(reply).toMatchObject({ status: 'ok', data: { forMs: 60_000 } });
    await hall.untilShows('pad-2', ({ lcd }) => lcd === '888888');
    hall.press('pad-2', 'pause');
    await hall.ops.until(() => live(id).length > 0);
    expect(live(id)).toMatchObject([{ key: 'pause', digits: '' }]);
    expect(hall.ops.last('state/counter/2')).toMatchObject({ status: 'closed' });
    expect(await hall.command('device-test', { device: 'pad-2' })).toMatchObject({ code: 'device-busy' });
  });

  it('of a kiosk takes no ticket', async () => {
    const issued = hall.ops.last('state/hall')?.['totals'];
    const reply = await hall.command('device-test', { device: 'kiosk-1' });
    const id = String(reply['id']);
    for (const line of ['withdrawal', 'withdrawal-green', 'advice']) hall.press('kiosk-1', line);
    await hall.ops.until(() => live(id).length >= 3);
    expect(live(id)[0]).toMatchObject({ line: 'withdrawal' });
    await hall.command('ask', { ticket: 'D001' });
    expect(hall.ops.last('state/hall')?.['totals']).toEqual(issued);
  });

  it('of a printer prints a page, once for an id, and then the tickets that waited', async () => {
    const request = { id: 'page', args: { device: 'printer-1' } };
    const [reply] = await Promise.all([
      hall.ops.command('device-test', request),
      hall.ops.publish('cmd/device-test', JSON.stringify({ client: 'watcher', ...request })),
    ]);
    expect(reply).toMatchObject({ id: 'page', data: { did: 'printer-1 has printed a test page' } });
    await hall.ops.until(() =>
      hall.ops.messages.some(
        ({ topic, text }) => topic === 'rsp/watcher/page' && JSON.parse(text).status === 'duplicate',
      ),
    );
    const pages = hall.tickets().filter(lines => lines.some(line => line.includes('TEST PAGE')));
    expect(pages).toHaveLength(1);
    const taken = await hall.command('take-ticket', { service: 'advice' });
    await happens('ticket-printed', { ticket: (taken['data'] as { ticket: string }).ticket });
  }, 20_000);

  it('of a voice says all digits', async () => {
    const reply = await hall.command('device-test', { device: 'voice-1' });
    expect(reply).toMatchObject({ status: 'ok' });
    expect(hall.said().at(-1)).toContain('零一二三四五六七八九');
  }, 20_000);

  it('of nothing that is there is refused', async () => {
    expect(await hall.command('device-test', { device: 'pad-9' })).toMatchObject({
      status: 'rejected',
      code: 'unknown-device',
    });
  });
});

it('the figures of every device stand on the broker', async () => {
  await hall.ops.until(() => hall.ops.last('device/board-1/health') !== undefined);
  expect(hall.ops.last('device/board-1/health')).toMatchObject({
    frames: expect.any(Number),
    errors: expect.any(Number),
    retries: expect.any(Number),
    queueDepth: expect.any(Number),
    roundTripMs: expect.any(Number),
  });
});
