/** A board of several lines, which change at different times: all of them stand there, whatever was heard of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { swallow } from '../../kit/driver/virtual-line.ts';
import { bench } from './bench.ts';

const four = { width: 192, height: 64 } as const;

/** More than one frame holds, on a 5K. */
const long = 'x'.repeat(380);

test('a board that never answers, and whose picture takes two frames, lacks the second only while that is sent', async () => {
  const b = bench('5k', { ...four, answers: false, refreshMs: 10_000 });
  b.show('A003', 'A002', '-', long);
  await b.advance(5000);
  b.show('A004', 'A002', '-', long);
  await b.advance(1000);
  for (let lacksMs = 0, n = 0; n < 300; n += 1) {
    await b.advance(100);
    lacksMs = b.reads() === `A004\nA002\n-\n${long}` ? 0 : lacksMs + 100;
    expect(lacksMs).toBeLessThan(700);
  }
});

test('a line that changes after an answer was lost takes no other with it', async () => {
  const b = bench('6k', four);
  b.show('A003', 'A002', '-', 'wait');
  await b.advance(4000);
  b.wire.toHost = bytes => {
    b.plug();
    return swallow(bytes);
  };
  b.show('A004', 'A002', '-', 'wait');
  await b.advance(3000);
  b.show('A005', 'A002', '-', 'wait');
  const read = new Set<unknown>();
  for (let n = 0; n < 100; n += 1) {
    await b.advance(20);
    read.add(b.reads());
  }
  expect([...read]).toEqual(['A004\nA002\n-\nwait', 'A005\nA002\n-\nwait']);
});

const happens = [
  'shows',
  'shows',
  'misses an answer',
  'misses a frame',
  'answers late',
  'is busy',
  'refuses',
  'loses its power',
  'is unplugged',
] as const;
type Moment = {
  afterMs: number;
  does: (typeof happens)[number];
  line: number;
  late: number;
};
const moment: fc.Arbitrary<Moment> = fc.record({
  afterMs: fc.integer({ min: 0, max: 3000 }),
  does: fc.constantFrom(...happens),
  line: fc.integer({ min: 0, max: 3 }),
  late: fc.double({ min: 0.1, max: 0.95, noNaN: true }),
});

test('whatever befell it, all lines stand there and are known to within 12 s', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 2, maxLength: 30, size: 'max' }),
      fc.constantFrom('5k' as const, '6k' as const),
      fc.constantFrom(300, 2000),
      fc.constantFrom('wait', long),
      async (moments, model, replyWithinMs, notice) => {
        const b = bench(model, { ...four, replyWithinMs, refreshMs: 10_000 });
        const lines = ['A000', 'B000', 'C000', `${notice}000`];
        b.show(...lines);
        for (const [nth, { afterMs, does, line, late }] of moments.entries()) {
          await b.advance(afterMs);
          if (does === 'shows') {
            lines[line] = `${lines[line]?.slice(0, -3)}${100 + nth}`;
            b.show(...lines);
          } else if (does === 'misses a frame') {
            b.wire.toDevices = bytes => {
              b.plug();
              return swallow(bytes);
            };
          } else if (does === 'is busy') b.refuseNext(3);
          else if (does === 'refuses') b.refuseNext(12);
          else if (does === 'loses its power') b.simulator.fault('power-cycle');
          else if (does === 'is unplugged') b.unplug();
          else {
            b.wire.toHost = bytes => {
              b.plug();
              if (does === 'answers late') b.timers.after(late * replyWithinMs, () => b.hear(bytes));
              return swallow(bytes);
            };
          }
        }
        b.plug();
        await b.advance(11_000);
        // At a refresh the second frame of a long picture comes half a second after the first.
        for (let n = 0; n < 10 && b.reads() !== lines.join('\n'); n += 1) await b.advance(100);
        expect([b.reads(), b.shownTold().at(-1)]).toEqual([lines.join('\n'), 'acked']);
      },
    ),
    { numRuns: 100 },
  );
});
