import { describe, expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, digits, meter } from './bench.ts';

describe('a display that is silent', () => {
  test('and answers a ping too late is given its picture at once, and pinged again when that is silent', async () => {
    const b = bench([{ ...digits, replyWithinMs: 500 }]);
    b.show('A003');
    await b.advance(500);
    b.unplug();
    b.show('A004');
    await b.advance(3000);
    b.newlyAsked();
    while (b.asked.length === 0) await b.advance(10);
    // Waited for for 150 ms, because it was quick before.
    await b.advance(300);
    b.newlyAsked();
    b.hear(Uint8Array.of(1, 0x10, 0, 0, 0, 6, 0x40, 0x0b));
    await b.advance(10);
    expect(b.newlyAsked()).toEqual(['1 write-many 0']);
    await b.advance(5000);
    // It is told its picture once more, blind.
    expect(b.newlyAsked().slice(0, 3)).toEqual(['1 write-many 0', '1 read 0', '1 read 0']);
  });

  test('and comes back is painted whole, and believed only when it was read back', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(500);
    b.unplug();
    b.show('A004');
    await b.advance(3000);
    b.at(0).simulator.fault('power-cycle');
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.plug();
    b.newlyAsked();
    await b.advance(1500);
    expect([b.reads(), b.fitnessTold().at(-1)]).toEqual(['A004', { is: 'ready' }]);
    expect(b.newlyAsked()).toEqual(['1 read 0', '1 write-many 0', '1 read 0']);
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
    b.show('A005');
    await b.advance(500);
    expect(b.newlyAsked()).toEqual(['1 write-many 0']);
  });

  test('to one picture may show it, so the one before is written again', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(500);
    b.wire.toHost = swallow;
    b.show('A004');
    await b.advance(100);
    b.show('A003');
    b.plug();
    await b.advance(1000);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked', 'acked']]);
  });

  test('is pinged behind all that others have to ask', async () => {
    const b = bench([digits, ...[2, 3, 4].map(address => ({ ...digits, address }))]);
    b.wire.toDevices = bytes => (bytes[0] === 1 ? [] : [bytes]);
    for (const which of [1, 2, 3]) b.show('A', { which });
    await b.advance(1000);
    expect(b.fitnessTold(0).at(-1)?.is).toBe('lost');
    b.newlyAsked();
    // More than the line can take.
    for (let round = 0; round < 100; round += 1) {
      for (const which of [1, 2, 3]) b.at(which).board.want({ lines: [], ticket: `${round}` }, false);
      await b.advance(30);
    }
    expect(b.newlyAsked().filter(one => one.startsWith('1 ')).length).toBeLessThanOrEqual(1);
    await b.advance(2000);
    expect(b.newlyAsked()).toContain('1 read 0');
  });

  test('does not hold up another one on the line, and a call there goes first', async () => {
    const b = bench([digits, { ...digits, address: 2 }]);
    b.show('A003');
    b.show('B004', { which: 1 });
    await b.advance(500);
    b.wire.toDevices = bytes => (bytes[0] === 1 ? [] : [bytes]);
    b.show('A005');
    await b.advance(5000);
    expect(b.fitnessTold(0).at(-1)?.is).toBe('lost');
    expect(b.fitnessTold(1)).toEqual([{ is: 'ready' }]);
    for (let call = 0; call < 20; call += 1) {
      b.show(`B1${call + 10}`, { which: 1 });
      // At worst behind one ping: its frame, 150 ms, and the exchange itself.
      await b.advance(230);
      expect(b.reads(1)).toBe(`B1${call + 10}`);
    }
  });

  test('with a late answer to an earlier picture is not believed', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(500);
    // The next write never arrives, and its answer is that to the one before, which comes late.
    b.wire.toDevices = swallow;
    b.show('A004');
    await b.advance(100);
    b.wire.toDevices = bytes => (bytes[1] === 16 ? [] : [bytes]);
    await b.advance(150);
    b.hear(Uint8Array.of(1, 0x10, 0, 0, 0, 6, 0x40, 0x0b));
    await b.advance(30);
    b.wire.toDevices = bytes => [bytes];
    expect(b.shownTold()).toEqual(['acked']);
    await b.advance(500);
    expect([b.reads(), b.shownTold()]).toEqual(['A004', ['acked', 'none', 'acked']]);
  });
});

describe('on a bad line', () => {
  test.each([
    ['another value', meter, Uint8Array.of(1, 6, 0, 0, 0, 4, 0x88, 0x09)],
    ['another number of registers', digits, Uint8Array.of(1, 0x10, 0, 0, 0, 5, 0, 0x0a)],
    ['another slave', digits, Uint8Array.of(2, 0x10, 0, 0, 0, 6, 0x40, 0x38)],
  ])('an answer of %s is none', async (_, entry, answer) => {
    const b = bench([entry]);
    b.wire.toHost = () => [answer];
    b.show('A003');
    await b.advance(140);
    expect([b.shownTold(), b.fitnessTold()]).toEqual([[], []]);
    await b.advance(1000);
    expect([b.shownTold(), b.fitnessTold().at(-1)?.is]).toEqual([[], 'lost']);
  });

  test('of two answers the first counts', async () => {
    const b = bench();
    // The second says busy.
    b.wire.toHost = bytes => [Uint8Array.from([...bytes, 1, 0x90, 6, 0xcc, 0x02])];
    b.show('A003');
    await b.advance(500);
    expect([b.shownTold(), b.at(0).board.health().errors]).toEqual([['acked'], 0]);
  });

  test('at 1200 baud frames are parted by the silence that the standard asks for', async () => {
    const b = bench([{ ...digits, replyWithinMs: 500 }], {}, 1200);
    b.show('A003');
    await b.advance(10);
    b.show('A004');
    await b.advance(1000);
    const [first, second] = b.asked.map(({ atMs }) => atMs);
    const endMs = (first ?? 0) + ((21 + 8) * 10_000) / 1200;
    // Serial line V1.02 §2.5.1.1
    expect((second ?? 0) - endMs).toBeGreaterThanOrEqual((3.5 * 10_000) / 1200);
    expect(b.reads()).toBe('A004');
  });
});
