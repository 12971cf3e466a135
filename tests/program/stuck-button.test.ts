/** A kiosk's button that bounces, at a real hall: on a pty, through the driver, to paper. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

let hall: StandingHall;

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { paced: false });
  await hall.start();
  await hall.command('open-day', {});
});
afterAll(() => hall?.close());

it('60 lines at 20 Hz from one button are one ticket, the button is told, and the next press counts', async () => {
  await new Promise<void>(done => {
    let left = 60;
    const timer = setInterval(() => {
      hall.press('kiosk-1', 'advice');
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      done();
    }, 50);
  });
  await hall.ops.until(() => hall.ops.last('device/kiosk-1/$state')?.['state'] === 'degraded');
  expect(hall.ops.last('device/kiosk-1/$state')).toMatchObject({
    why: 'the button advice is stuck, or bounces: look at it; what it says without a pause counts once',
  });
  await hall.ops.until(() => hall.ops.last('alarm/device-kiosk-1') !== undefined);
  await hall.kioskRests();
  hall.press('kiosk-1', 'advice');
  await hall.until(() => hall.tickets().length === 2, 15_000);
  const issued = hall.events().filter(({ kind }) => kind === 'ticket-issued');
  expect(issued.map(({ ticket }) => ticket)).toEqual(['D001', 'D002']);
  await hall.ops.until(() => hall.ops.last('alarm/device-kiosk-1') === undefined);
}, 40_000);
