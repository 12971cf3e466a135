import { describe, expect, test } from 'vitest';
import { swallow } from '../link/virtual-line.ts';
import { bench, pace, pings, programme, updates } from './bench.ts';

const strange =
  'something answers that nobody understands: look at the baud rate of the board (9600 or 57600), and at the cable';
const silence =
  'no answer from the board: look at its power, its cable, its screen id and its baud rate (9600 or 57600)';

describe('a board that is not heard', () => {
  test('is lost after three tries, pinged once a second, and painted whole at its first answer', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(1000);
    b.unplug();
    b.newlyAsked();
    b.show('A002');
    await b.advance(6000);
    expect(updates(b.asked)).toEqual([[0], [0], [0]]);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }, { is: 'lost', why: silence }]);
    expect(b.shownTold()).toEqual(['acked', 'none']);

    b.newlyAsked();
    for (let n = 3; n < 53; n += 1) {
      b.show(`A0${n}`);
      await b.advance(200);
    }
    expect(updates(b.asked)).toEqual([]);
    expect(pings(b.asked)).toBeGreaterThanOrEqual(7);
    expect(pings(b.asked)).toBeLessThanOrEqual(10);

    b.newlyAsked();
    b.plug();
    await b.advance(2500);
    expect(updates(b.asked)).toEqual([['all', 0]]);
    expect(b.reads()).toBe('A052');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.shownTold()).toEqual(['acked', 'none', 'acked']);
  });

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

  test('whose port went is lost with the reason, and painted whole when it is back', async () => {
    const b = bench();
    b.show('A001', '1号窗口');
    await b.advance(1000);
    b.loseThePort();
    b.show('A002', '1号窗口');
    await b.advance(5000);
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'lost', why: 'the port is gone' });
    expect(b.shownTold()).toEqual(['acked', 'none']);
    b.newlyAsked();
    b.bringThePortBack();
    await b.advance(3000);
    expect(updates(b.asked)).toEqual([['all', 0, 1]]);
    expect(b.reads()).toBe('A002\n1号窗口');
    expect(b.fitnessTold()).toHaveLength(3);
    expect(b.board.health().reopened).toBe(1);
  });

  test('whose port goes in the middle of an exchange is not taken for painted', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(20);
    b.loseThePort();
    await b.advance(500);
    expect(b.shownTold()).toEqual([]);
    b.bringThePortBack();
    await b.advance(3000);
    expect(b.shownTold()).toEqual(['acked']);
    expect(b.reads()).toBe('A001');
  });

  test('shows the last number, however often it is unplugged and plugged while numbers change', async () => {
    const b = bench();
    for (let n = 100; n < 160; n += 1) {
      b.show(`A${n}`, `${n % 9}号窗口`);
      if (n % 7 === 0) b.unplug();
      if (n % 7 === 3) b.plug();
      if (n % 13 === 0) b.loseThePort();
      if (n % 13 === 2) b.bringThePortBack();
      await b.advance(370);
    }
    b.plug();
    b.bringThePortBack();
    await b.advance(6000);
    expect(b.reads()).toBe('A159\n6号窗口');
    expect(b.shownTold().at(-1)).toBe('acked');
    expect(b.fitnessTold().at(-1)).toEqual({ is: 'ready' });
    expect(b.simulator.shows()['tooFast']).toBe(0);
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

  test('in the middle of a picture shows all of it soon after', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.show('A002', '3号窗口');
    await b.advance(50);
    b.simulator.fault('power-cycle');
    await b.advance(pace.refreshMs);
    expect(b.reads()).toBe('A002\n3号窗口');
  });

  test('without anybody noticing is whole again at the next refresh', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(5000);
    b.simulator.fault('power-cycle');
    expect(b.reads()).toBe(programme);
    await b.advance(pace.refreshMs);
    expect(b.reads()).toBe('A001\n3号窗口');
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });
});
