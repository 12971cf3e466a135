import { describe, expect, test } from 'vitest';
import { bench, brief, card, digits, meter, swallow } from './bench.ts';

describe('a healthy display', () => {
  test('is written after the link came up, and shown only when it confirmed that', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(20);
    expect([b.reads(), b.shownTold(), b.fitnessTold()]).toEqual(['000000', [], []]);
    await b.advance(80);
    expect([b.reads(), b.shownTold(), b.fitnessTold()]).toEqual(['A003', ['acked'], [{ is: 'ready' }]]);
    expect(b.newlyAsked()).toEqual(['1 write-many 0']);
  });

  test('with a map of one number is written by function 06', async () => {
    const b = bench([{ ...meter, address: 12, register: 7 }]);
    b.show('B042');
    await b.advance(100);
    expect([b.reads(), b.newlyAsked()]).toEqual(['0042', ['12 write-one 7']]);
  });

  test('with a font shows its text', async () => {
    const b = bench([card]);
    b.show('A003', { text: 'A3优先' });
    await b.advance(100);
    expect([b.reads(), b.newlyAsked()]).toEqual(['A3优先', ['1 write-many 1000']]);
  });

  test('with nothing to show yet is asked whether it is there', async () => {
    const b = bench();
    await b.advance(500);
    expect([b.fitnessTold(), b.shownTold(), b.newlyAsked()]).toEqual([[{ is: 'ready' }], [], ['1 read 0']]);
    await b.advance(digits.refreshMs);
    expect(b.newlyAsked()).toEqual(['1 read 0']);
  });

  test('that already shows the picture is not written again', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(100);
    b.show('A003');
    await b.advance(100);
    expect([b.newlyAsked(), b.shownTold()]).toEqual([['1 write-many 0'], ['acked']]);
  });

  test('shows the latest of pictures that came while it was written to', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(10);
    b.show('A004');
    b.show('A005');
    await b.advance(200);
    expect([b.reads(), b.shownTold()]).toEqual(['A005', ['acked']]);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 write-many 0']);
  });

  test('tells what it took', async () => {
    const b = bench();
    b.show('A003');
    expect(b.at(0).board.health()).toMatchObject({ frames: 0, queueDepth: 1 });
    await b.advance(100);
    expect(b.at(0).board.health()).toEqual({
      frames: 1,
      errors: 0,
      retries: 0,
      reopened: 0,
      queueDepth: 0,
      // 21 bytes there and 8 back at 9600 baud.
      roundTripMs: expect.closeTo(30.2, 0),
    });
  });
});

describe('a called number', () => {
  test('blinks: number and dark take turns each second', async () => {
    const b = bench();
    b.show('A003', { blink: true });
    await b.advance(900);
    expect(b.newlyAsked()).toEqual(['1 write-many 0']);
    await b.advance(3000);
    expect(b.newlyAsked()).toEqual(Array(3).fill('1 write-many 0'));
    expect([b.reads(), b.blinks(), b.shownTold()]).toEqual(['A003', true, ['acked']]);
    b.show('A003');
    await b.advance(4000);
    expect([b.reads(), b.blinks()]).toEqual(['A003', false]);
    expect(b.shownTold()).toEqual(['acked', 'acked']);
  });

  test('blinks by the register of the display where it has one', async () => {
    const b = bench([{ ...digits, blinkRegister: 8 }]);
    b.show('A003', { blink: true });
    await b.advance(5000);
    expect([b.reads(), b.blinks(), b.shownTold()]).toEqual(['A003', true, ['acked']]);
    expect(b.newlyAsked()).toEqual(['1 write-many 0', '1 write-one 8']);
    b.show('A003');
    await b.advance(500);
    expect([b.reads(), b.blinks(), b.newlyAsked()]).toEqual(['A003', false, ['1 write-one 8']]);
  });

  test('that is new begins with the number, whichever page it had', async () => {
    const b = bench();
    b.show('A003', { blink: true });
    await b.advance(1500);
    b.show('A004', { blink: true });
    await b.advance(100);
    expect(b.reads()).toBe('A004');
    expect(b.shownTold()).toEqual(['acked', 'acked']);
  });

  test('of eight displays at once leaves room on the line for one that is called next', async () => {
    const b = bench(Array.from({ length: 8 }, (_, at) => ({ ...digits, address: at + 1 })));
    for (let which = 0; which < 8; which += 1) b.show(`A00${which}`, { blink: true, which });
    await b.advance(3300);
    b.asked.length = 0;
    const calledAtMs = 3300;
    b.show('A099', { which: 5 });
    await b.advance(200);
    const written = b.asked.find(({ request }) => brief(request) === '6 write-many 0');
    expect(written?.atMs).toBeLessThan(calledAtMs + 60);
    expect(b.reads(5)).toBe('A099');
  });

  test('goes before pictures of others that are not urgent', async () => {
    const b = bench(Array.from({ length: 8 }, (_, at) => ({ ...digits, address: at + 1 })));
    for (let which = 0; which < 8; which += 1) b.show(`A00${which}`, { which });
    await b.advance(2000);
    b.newlyAsked();
    for (let which = 0; which < 7; which += 1)
      b.at(which).board.want({ lines: [{ text: 'B' }], ticket: 'B' }, false);
    b.show('A099', { which: 7 });
    await b.advance(100);
    expect(b.newlyAsked().slice(0, 2)).toEqual(['1 write-many 0', '8 write-many 0']);
  });
});

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
    expect(b.asked.filter(({ request }) => brief(request) === '2 read 0')).toHaveLength(3);
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

describe('a display that refuses', () => {
  test('because it is busy is asked again after a pause', async () => {
    const b = bench();
    b.at(0).simulator.fault('busy');
    b.show('A003');
    await b.advance(400);
    b.at(0).simulator.fault('none');
    await b.advance(300);
    expect([b.reads(), b.shownTold(), b.fitnessTold()]).toEqual(['A003', ['acked'], [{ is: 'ready' }]]);
    expect(b.newlyAsked()).toHaveLength(3);
  });

  test('now and then is not reported', async () => {
    const b = bench();
    for (const ticket of ['A001', 'A002', 'A003', 'A004']) {
      b.at(0).simulator.fault('busy');
      b.show(ticket);
      await b.advance(100);
      b.at(0).simulator.fault('none');
      await b.advance(1000);
      expect(b.reads()).toBe(ticket);
    }
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });

  test('because it stays busy is reported, and asked each second', async () => {
    const b = bench();
    b.at(0).simulator.fault('busy');
    b.show('A003');
    await b.advance(1000);
    expect(b.fitnessTold()).toEqual([{ is: 'degraded', why: 'busy (code 6)' }]);
    b.newlyAsked();
    await b.advance(3000);
    expect(b.newlyAsked()).toHaveLength(3);
    b.at(0).simulator.fault('none');
    await b.advance(1100);
    expect([b.reads(), b.fitnessTold().at(-1)]).toEqual(['A003', { is: 'ready' }]);
  });

  test('because it has no such registers says that the map is wrong', async () => {
    const b = bench([{ ...digits, register: 40 }], { register: 0 });
    b.show('A003');
    await b.advance(2000);
    const why = 'the map in the config does not fit this display: illegal data address (code 2)';
    expect([b.fitnessTold(), b.shownTold()]).toEqual([[{ is: 'degraded', why }], []]);
    expect(b.newlyAsked()).toEqual(['1 write-many 40']);
    await b.advance(digits.refreshMs);
    expect(b.newlyAsked()).toEqual(['1 write-many 40']);
    expect(b.fitnessTold()).toHaveLength(1);
  });

  test('is tried at once with a new picture', async () => {
    const b = bench([{ ...digits, register: 40 }], { register: 0 });
    b.show('A003');
    await b.advance(2000);
    b.newlyAsked();
    b.show('A004');
    await b.advance(100);
    expect(b.newlyAsked()).toEqual(['1 write-many 40']);
  });

  test('with nothing to show is still alive', async () => {
    const b = bench([{ ...digits, register: 40 }], { register: 0 });
    await b.advance(100);
    expect(b.fitnessTold()).toEqual([{ is: 'ready' }]);
  });
});

describe('a display that is silent', () => {
  test('is lost after three requests, and pinged once a second', async () => {
    const b = bench();
    b.unplug();
    b.show('A003');
    await b.advance(1000);
    expect(b.fitnessTold()).toEqual([{ is: 'lost', why: 'no answer from the display' }]);
    expect(b.newlyAsked()).toEqual(Array(3).fill('1 write-many 0'));
    expect(b.at(0).board.health()).toMatchObject({ frames: 3, errors: 3, retries: 2 });
    await b.advance(5000);
    const pings = b.newlyAsked();
    expect([new Set(pings), pings.length >= 4 && pings.length <= 5]).toEqual([new Set(['1 read 0']), true]);
    expect(b.fitnessTold()).toHaveLength(1);
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
  test('an answer with a wrong checksum is none', async () => {
    const b = bench();
    b.wire.toHost = bytes => [bytes.with(3, (bytes[3] ?? 0) ^ 0x40)];
    b.show('A003');
    await b.advance(1000);
    expect([b.shownTold(), b.fitnessTold().at(-1)?.is]).toEqual([[], 'lost']);
    b.plug();
    await b.advance(1500);
    expect([b.shownTold(), b.fitnessTold().at(-1)?.is]).toEqual([['acked'], 'ready']);
  });

  test('the answer of another slave is none', async () => {
    const b = bench();
    b.wire.toDevices = bytes => {
      // Slave 2 says that it wrote 6 registers from 0.
      b.hear(Uint8Array.of(2, 0x10, 0, 0, 0, 6, 0x40, 0x38));
      return bytes[1] === 16 ? [] : [bytes];
    };
    b.show('A003');
    await b.advance(100);
    expect(b.shownTold()).toEqual([]);
  });

  test('an answer to something else is none', async () => {
    const b = bench([meter]);
    // Register 0, and the value 4 in place of 3.
    b.wire.toHost = () => [Uint8Array.of(1, 6, 0, 0, 0, 4, 0x88, 0x09)];
    b.show('A003');
    await b.advance(140);
    expect([b.shownTold(), b.fitnessTold()]).toEqual([[], []]);
    await b.advance(1000);
    expect(b.fitnessTold().at(-1)?.is).toBe('lost');
  });

  test('an answer of another number of registers is none', async () => {
    const b = bench();
    // Registers from 0, and 5 of them in place of 6.
    b.wire.toHost = () => [Uint8Array.of(1, 0x10, 0, 0, 0, 5, 0, 0x0a)];
    b.show('A003');
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

  test('an answer in pieces, with noise before it, is heard', async () => {
    const b = bench();
    b.wire.toHost = bytes => [
      Uint8Array.of(1, 3, 250, 0xff),
      ...Array.from(bytes, byte => Uint8Array.of(byte)),
    ];
    b.show('A003');
    await b.advance(200);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked']]);
  });

  test('noise between the exchanges does no harm', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(500);
    b.hear(Uint8Array.of(1, 0x10, 0, 0, 0, 6, 0x40, 0x0b));
    b.hear(Uint8Array.of(0xff, 1, 3, 12, 0));
    b.show('A004');
    await b.advance(500);
    expect([b.reads(), b.shownTold()]).toEqual(['A004', ['acked', 'acked']]);
    expect(b.at(0).board.health().errors).toBe(0);
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

describe('the port', () => {
  test('that goes and comes back paints the display anew', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(500);
    b.loseThePort();
    await b.advance(100);
    expect([b.fitnessTold().at(-1), b.shownTold()]).toEqual([
      { is: 'lost', why: 'the port is gone' },
      ['acked', 'none'],
    ]);
    b.show('A004');
    b.at(0).simulator.fault('power-cycle');
    b.bringThePortBack();
    await b.advance(1500);
    expect([b.reads(), b.fitnessTold().at(-1), b.shownTold().at(-1)]).toEqual([
      'A004',
      { is: 'ready' },
      'acked',
    ]);
    expect(b.at(0).board.health().reopened).toBe(1);
  });

  test('that goes in mid-exchange leaves no answer behind', async () => {
    const b = bench();
    b.show('A003');
    await b.advance(10);
    b.loseThePort();
    b.bringThePortBack();
    await b.advance(1500);
    expect([b.reads(), b.shownTold()]).toEqual(['A003', ['acked']]);
  });

  test('that goes with an answer takes the answer along', async () => {
    const b = bench();
    b.wire.toHost = bytes => {
      b.hear(bytes);
      b.loseThePort();
      return [];
    };
    b.show('A003');
    await b.advance(500);
    expect([b.shownTold(), b.fitnessTold()]).toEqual([[], [{ is: 'lost', why: 'the port is gone' }]]);
  });

  test('is silent after the display was closed', async () => {
    const b = bench();
    b.show('A003', { blink: true });
    await b.advance(500);
    await b.at(0).board.close();
    b.asked.length = 0;
    await b.advance(2 * digits.refreshMs);
    expect([b.asked, b.shownTold()]).toEqual([[], ['acked']]);
  });
});
