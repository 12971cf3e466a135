/** A display that nobody hears: its answer wire is broken, or it is wired to listen only. */
import { describe, expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, digits } from './bench.ts';

test('a display whose answers are lost is told its number and its blinking, and then only read, until its refresh', async () => {
  const b = bench([{ ...digits, blinkRegister: 8 }]);
  b.show('A003');
  await b.advance(500);
  b.wire.toHost = swallow;
  await b.advance(20_000);
  b.newlyAsked();
  b.show('A004', { blink: true });
  await b.advance(9000);
  expect(b.newlyAsked().filter(asked => asked !== '1 read 0')).toEqual(['1 write-many 0', '1 write-one 8']);
  expect([b.reads(), b.blinks(), b.shownTold().at(-1)]).toEqual(['A004', true, 'none']);
  b.at(0).simulator.fault('power-cycle');
  await b.advance(12_000);
  expect([b.reads(), b.blinks()]).toEqual(['A004', true]);
});

describe('a display that is wired to listen only', () => {
  const silent = () => bench([{ ...digits, answers: false, blinkRegister: 8 }]);

  test('is never read, and its picture is sent, never known to stand', async () => {
    const b = silent();
    b.show('A003', { blink: true });
    await b.advance(60_000);
    expect(new Set(b.newlyAsked())).toEqual(new Set(['1 write-many 0', '1 write-one 8']));
    expect([b.reads(), b.fitnessTold(), b.shownTold()]).toEqual(['A003', [{ is: 'ready' }], ['sent']]);
    expect(b.at(0).board.health()).toMatchObject({ errors: 0, roundTripMs: 0 });
  });

  test('with nothing to show is as ready as its port, and dark', async () => {
    const b = silent();
    await b.advance(2000);
    expect([b.fitnessTold(), b.reads()]).toEqual([[{ is: 'ready' }], '']);
  });

  test('is told each number again after a quarter of a second, because nobody sees that it missed one', async () => {
    const b = silent();
    b.show('A003');
    await b.advance(20_000);
    b.wire.toDevices = swallow;
    b.show('A004');
    await b.advance(200);
    b.plug();
    await b.advance(400);
    expect(b.reads()).toBe('A004');
    b.newlyAsked();
    await b.advance(60_000);
    // At last as often as its refresh says.
    expect(b.newlyAsked().filter(asked => asked === '1 write-many 0').length).toBeLessThanOrEqual(11);
  });
});
