/** A hall with a spare printer: what breaks is told, replaced and mended. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;

const spare = `  printer-2:
    { kind: escpos, serial: /dev/serial/by-path/spare-printer, columns: 32, spareFor: printer-1 }
  voice-1:
`;

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { edit: text => text.replace('  voice-1:\n', spare) });
  await hall.open('1');
});
afterAll(() => hall.close());

it('a printer that dies with a ticket in hand leaves it to its spare, with a mark; whoever is to mend it is told, and its repair is kept', async () => {
  await hall.untilDevice('printer-2', 'ready');
  await hall.untilDevice('printer-1', 'ready');
  hall.press('kiosk-1', 'advice');
  await hall.happens('ticket-print-begun', { device: 'printer-1' });
  hall.fault('printer-1', 'unplug');
  await hall.happens('ticket-print-begun', { device: 'printer-2', again: true });
  await hall.happens('ticket-printed', { device: 'printer-2', ticket: 'D001' });
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
  await hall.happens('device-mended', { device: 'printer-1', seenBy: 'watcher' });
  await hall.ops.until(() => hall.ops.last('alarm/device-printer-1') === undefined);
  hall.press('kiosk-1', 'advice');
  await hall.happens('ticket-printed', { device: 'printer-1', ticket: 'D002' });
}, 30_000);

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

it('60 lines at 20 Hz from one button are one ticket, the button is told, and the next press counts', async () => {
  const issued = () => hall.events().filter(({ kind }) => kind === 'ticket-issued').length;
  const before = issued();
  await new Promise<void>(done => {
    let left = 60;
    const timer = setInterval(() => {
      hall.press('kiosk-1', 'withdrawal');
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      done();
    }, 50);
  });
  await hall.untilDevice('kiosk-1', 'degraded');
  expect(hall.ops.last('device/kiosk-1/$state')).toMatchObject({
    why: 'the button withdrawal is stuck, or bounces: look at it; what it says without a pause counts once',
  });
  await hall.ops.until(() => hall.ops.last('alarm/device-kiosk-1') !== undefined);
  await hall.pressMs('withdrawal');
  expect(issued()).toBe(before + 2);
  await hall.ops.until(() => hall.ops.last('alarm/device-kiosk-1') === undefined);
}, 40_000);
