/** I12: no order keeps the hall from coming back. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { standHall } from '../kit/hall/standing-hall.ts';

const faulty = { NODE_OPTIONS: `--import=${resolve('tests/program/faulty-ticket.ts')}` };

test('an order that ended the daemon twice is set aside, the hall goes on, and whoever acknowledges it has it tried again', async () => {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  const record = join(hall.state, 'crash.json');
  try {
    await hall.start(faulty);
    await hall.command('open-day', {});
    hall.press('kiosk-1', 'withdrawal');
    await hall.until(() => hall.tickets().some(lines => lines.includes('A001')), 15_000);
    for (const times of [1, 2]) {
      await hall.kioskRests();
      hall.press('kiosk-1', 'withdrawal');
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
    await hall.kioskRests();
    hall.press('kiosk-1', 'withdrawal');
    await hall.until(() => hall.log().includes('"refused":"set-aside"'), 15_000);
    // Everything else is done.
    expect(await hall.command('take-ticket', { service: 'advice' })).toMatchObject({
      status: 'ok',
      data: { ticket: 'D002' },
    });
    await hall.until(() => hall.tickets().some(lines => lines.includes('D002')), 15_000);
    expect(await hall.command('open-counter', { counter: '1' })).toMatchObject({ status: 'ok' });
    expect(await hall.command('call-next', { counter: '1' })).toMatchObject({ status: 'ok' });
    expect(await hall.command('alarm-ack', { alarm: 'order-set-aside' })).toMatchObject({ status: 'ok' });
    await hall.ops.until(() => hall.ops.last('alarm/order-set-aside') === undefined);
    expect(existsSync(record)).toBe(false);
    await hall.kioskRests();
    hall.press('kiosk-1', 'withdrawal');
    await hall.until(() => hall.tickets().some(lines => lines.includes('A003')), 15_000);
  } finally {
    await hall.close();
  }
});
