import { describe, expect, test } from 'vitest';
import { bench, brief, card, digits, meter } from './bench.ts';

describe('a healthy display', () => {
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
    const b = bench([digits, ...Array.from({ length: 7 }, (_, at) => ({ ...digits, address: at + 2 }))]);
    for (let which = 0; which < 8; which += 1) b.show(`A00${which}`, { blink: true, which });
    await b.advance(3300);
    b.asked.length = 0;
    const calledAtMs = 3300;
    b.show('A099', { which: 5 });
    await b.advance(200);
    const written = b.asked.find(({ message }) => brief(message) === '6 write-many 0');
    expect(written?.atMs).toBeLessThan(calledAtMs + 60);
    expect(b.reads(5)).toBe('A099');
  });

  test('goes before pictures of others that are not urgent', async () => {
    const b = bench([digits, ...Array.from({ length: 7 }, (_, at) => ({ ...digits, address: at + 2 }))]);
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

describe('the port', () => {
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
});
