import { describe, expect, test } from 'vitest';
import { bench, digits } from './bench.ts';

describe('a display that refuses', () => {
  test('because it has no such registers says that the map is wrong, and is asked again at the refresh and with a new picture', async () => {
    const b = bench([{ ...digits, register: 40 }], { register: 0 });
    b.show('A003');
    await b.advance(2000);
    const why = 'the map in the config does not fit this display: illegal data address (code 2)';
    expect([b.fitnessTold(), b.shownTold()]).toEqual([[{ is: 'degraded', why }], []]);
    expect(b.newlyAsked()).toEqual(['1 write-many 40']);
    await b.advance(digits.refreshMs);
    expect(b.newlyAsked()).toEqual(['1 write-many 40']);
    expect(b.fitnessTold()).toHaveLength(1);
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
