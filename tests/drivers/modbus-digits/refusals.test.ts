import { describe, expect, test } from 'vitest';
import { bench, digits } from './bench.ts';

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
