import { describe, expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench, pace, pings, programme } from './bench.ts';

const strange =
  'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable';
const silence =
  'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)';

describe('a board that is not heard', () => {
  test('falls back to its stored programme after a minute, so that it does not lie', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(1000);
    b.unplug();
    await b.advance(58_000);
    expect(b.reads()).toBe('A001');
    await b.advance(2000);
    expect(b.reads()).toBe(programme);
  });

  test('whose first reply is lost shows the number at the second try, not faster than the card can', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.plug();
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(3000);
    expect(b.reads()).toBe('A001');
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.board.health()).toMatchObject({ errors: 1, retries: 1 });
    expect(b.simulator.shows()['tooFast']).toBe(0);
  });
});

describe('a heartbeat', () => {
  const lost = { is: 'lost', why: silence };

  test('an idle board that is unplugged is lost within 5 s', async () => {
    for (let afterMs = 1000; afterMs < 1000 + 1.5 * pace.refreshMs; afterMs += 770) {
      const b = bench();
      b.show('A001');
      await b.advance(afterMs);
      b.unplug();
      await b.advance(5000);
      expect([afterMs, b.fitnessTold().at(-1), b.shownTold().at(-1)]).toEqual([afterMs, lost, 'none']);
      b.plug();
      await b.advance(2000);
      expect([b.fitnessTold().at(-1), b.shownTold().at(-1)]).toEqual([{ is: 'ready' }, 'acked']);
    }
  });

  test('finds a board without a picture, and one whose picture was refused, just as soon', async () => {
    const bare = bench();
    await bare.advance(10_000);
    const refused = bench();
    refused.show('A001');
    await refused.advance(2000);
    refused.refuseNext(12);
    refused.show('A002');
    await refused.advance(8000);
    expect(refused.fitnessTold().at(-1)).toMatchObject({ is: 'degraded' });
    for (const b of [bare, refused]) {
      b.unplug();
      await b.advance(5000);
      expect(b.fitnessTold().at(-1)).toEqual(lost);
    }
  });

  test('is a ping after 3 s of silence, and none for a board that is heard more often', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(2000);
    b.newlyAsked();
    await b.advance(16_000);
    expect(pings(b.newlyAsked())).toBe(5);
    for (let n = 10; n < 30; n += 1) {
      b.show(`A0${n}`);
      await b.advance(2000);
    }
    expect(pings(b.newlyAsked())).toBe(0);
  });

  test('that is answered does not hide that no picture is', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(5500);
    b.wire.toDevices = bytes => (bytes.length > 40 ? swallow(bytes) : bytes);
    b.show('A002');
    await b.advance(5000);
    expect(pings(b.asked)).toBeGreaterThan(1);
    expect(b.fitnessTold()).toContainEqual(lost);
  });
});

describe('a board at another speed', () => {
  const junk = (): Uint8Array => Uint8Array.of(0xff, 0x00, 0xfc, 0x5a, 0x13);

  test('that answers junk is lost, with the baud rate to look at, and ready when it was set', async () => {
    const b = bench();
    b.wire.toHost = junk;
    b.show('A001');
    await b.advance(4000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: strange }]);
    b.plug();
    await b.advance(2000);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.reads()).toBe('A001');
  });

  test('that is silent until it is switched on is told anew when it answers junk, and when it is off again', async () => {
    const b = bench();
    b.unplug();
    b.show('A001');
    await b.advance(5000);
    b.wire.toHost = junk;
    b.wire.toDevices = bytes => {
      b.hear(junk());
      return swallow(bytes);
    };
    await b.advance(20_000);
    b.unplug();
    await b.advance(10_000);
    expect(b.fitnessTold()).toEqual([
      { is: 'lost', why: silence },
      { is: 'lost', why: strange },
      { is: 'lost', why: silence },
    ]);
  });

  test('is not blamed on the speed for one answer that was garbled', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.unplug();
      return junk().subarray(0, bytes.length);
    };
    b.show('A001');
    await b.advance(6000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: silence }]);
  });

  test('is not blamed where an adapter hears itself and was not declared', async () => {
    const b = bench();
    b.wire.toDevices = bytes => {
      b.hear(bytes);
      return swallow(bytes);
    };
    b.show('A001');
    await b.advance(6000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: silence }]);
  });
});

describe('a board that lost power', () => {
  test('and stayed away for a while is painted whole when it is heard again', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(5000);
    b.unplug();
    b.show('A002', '3号窗口');
    await b.advance(10_000);
    b.simulator.fault('power-cycle');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'lost', why: silence });
    b.plug();
    await b.advance(2500);
    expect(b.reads()).toBe('A002\n3号窗口');
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });
});
