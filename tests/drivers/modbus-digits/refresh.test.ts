import { describe, expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, brief, digits, meter } from './bench.ts';

describe('the refresh', () => {
  test('reads the registers back, and writes nothing where they are right', async () => {
    const b = bench([{ ...digits, blinkRegister: 8 }]);
    b.show('A003');
    await b.advance(digits.refreshMs + 500);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 write-one 8', '1 read 0', '1 read 8']);
    expect(b.shownTold()).toEqual(['acked']);
  });

  test('paints a display whole that lost power and shows 0000', async () => {
    const b = bench([{ ...digits, blinkRegister: 8 }]);
    b.show('A003', { blink: true });
    await b.advance(1000);
    b.at(0).simulator.fault('power-cycle');
    expect([b.reads(), b.blinks()]).toEqual(['000000', false]);
    b.newlyAsked();
    await b.advance(digits.refreshMs);
    expect([b.reads(), b.blinks()]).toEqual(['A003', true]);
    expect(b.newlyAsked()).toEqual(['1 read 0', '1 write-many 0', '1 write-one 8']);
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('of a display that takes turns reads back the page that stands', async () => {
    const b = bench([meter, { ...digits, address: 2 }]);
    b.show('A003', { blink: true, which: 1 });
    await b.advance(3 * digits.refreshMs);
    expect(b.shownTold(1)).toEqual(['acked']);
    expect(b.asked.filter(({ message }) => brief(message) === '2 read 0')).toHaveLength(3);
  });

  test('is not confused by a call that comes while it reads', async () => {
    const b = bench([{ ...digits, blinkRegister: 8 }]);
    b.show('A003');
    await b.advance(digits.refreshMs + 10);
    expect(b.newlyAsked().at(-1)).toBe('1 read 0');
    b.show('A004', { blink: true });
    await b.advance(1000);
    expect([b.reads(), b.blinks(), b.shownTold()]).toEqual(['A004', true, ['acked', 'acked']]);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 write-one 8']);
  });

  test('goes on reading back a display that loses power now and then', async () => {
    const b = bench();
    b.show('A003');
    for (let day = 0; day < 5; day += 1) {
      await b.advance(2 * digits.refreshMs);
      b.at(0).simulator.fault('power-cycle');
    }
    await b.advance(2 * digits.refreshMs);
    expect(b.reads()).toBe('A003');
    expect(b.newlyAsked().at(-1)).toBe('1 read 0');
  });

  test('writes to a display that cannot be read', async () => {
    const b = bench();
    // A card that knows function 16 and no other.
    b.wire.toDevices = bytes => {
      if (bytes[1] !== 3) return [bytes];
      b.hear(Uint8Array.of(1, 0x83, 1, 0x80, 0xf0));
      return [];
    };
    b.show('A003');
    await b.advance(digits.refreshMs + 500);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 read 0']);
    b.at(0).simulator.fault('power-cycle');
    await b.advance(digits.refreshMs);
    expect([b.reads(), b.newlyAsked(), b.shownTold()]).toEqual(['A003', ['1 write-many 0'], ['acked']]);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('also where an answer of it was lost', async () => {
    const b = bench();
    b.wire.toHost = bytes => (bytes[1] === 3 ? [Uint8Array.of(1, 0x83, 1, 0x80, 0xf0)] : [bytes]);
    b.show('A003');
    await b.advance(digits.refreshMs + 500);
    b.newlyAsked();
    b.wire.toHost = swallow;
    b.show('A004');
    await b.advance(100);
    b.plug();
    await b.advance(1000);
    expect([b.shownTold(), b.newlyAsked()]).toEqual([
      ['acked', 'acked'],
      ['1 write-many 0', '1 write-many 0'],
    ]);
  });

  test('writes to a display that reads back something else, time after time', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(200);
    // 0 in every register, its checksum right.
    const zeros = Uint8Array.from([1, 3, 12, ...Array<number>(12).fill(0), 0x93, 0x70]);
    b.wire.toHost = bytes => [bytes[1] === 3 ? zeros : bytes];
    b.newlyAsked();
    await b.advance(3 * digits.refreshMs + 500);
    expect(b.newlyAsked()).toEqual(Array.from({ length: 3 }, () => ['1 read 0', '1 write-many 0']).flat());
    await b.advance(2 * digits.refreshMs);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 write-many 0']);
    expect(b.shownTold().at(-1)).toBe('acked');
  });
});
