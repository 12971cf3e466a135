/** A display of several rows, which change at different times: all of them stand there, whatever was heard of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answers, bench } from './bench.ts';

const happens = [
  'shows',
  'shows',
  'misses what is sent',
  'is not heard',
  'answers slowly',
  'is answered for by another',
  'loses its power',
  'is unplugged',
  'loses its broker',
] as const;
const moment = fc.record({
  // An answer takes 40 ms: much of it befalls a page that is half told.
  afterMs: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 3000 })),
  does: fc.constantFrom(...happens),
  row: fc.nat(),
  slowMs: fc.integer({ min: 40, max: 3000 }),
});

test('whatever befell it, all rows stand there within 9 s and are known to, or within 20 s where it is not heard', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(moment, { minLength: 2, maxLength: 30, size: 'max' }),
      // Sixteen rows of 64 take several commands.
      fc.constantFrom({ columns: 16, lines: 4 }, { columns: 64, lines: 16 }),
      fc.boolean(),
      fc.boolean(),
      async (moments, how, blink, isHeard) => {
        const b = await bench(how);
        const rows = Array.from({ length: how.lines }, (_, n) => `${String.fromCharCode(65 + n)}000`);
        const show = () => b.board.want({ lines: rows.map(text => ({ text, blink })) }, true);
        show();
        let isIn = true;
        for (const [nth, { afterMs, does, row, slowMs }] of moments.entries()) {
          await b.advance(afterMs);
          if (does === 'shows') {
            const changed = row % how.lines;
            rows[changed] = `${rows[changed]?.slice(0, 1)}${100 + nth}`;
            show();
          } else if (does === 'misses what is sent') b.wire.deaf = !b.wire.deaf;
          else if (does === 'is not heard') b.wire.mute = !b.wire.mute;
          else if (does === 'answers slowly') b.answersAfter(() => slowMs);
          else if (does === 'is answered for by another') b.fake.say(answers, '{"DisplayText":"[z]"}');
          else if (does === 'loses its power') {
            b.display.fault('power-cycle');
            if (isIn) b.display.connected();
          } else if (does === 'loses its broker') {
            b.fake.down();
            await b.advance(slowMs);
            b.fake.up(nth % 2 === 0 ? 'retained first' : undefined);
          } else {
            if (isIn) b.fake.unplug(b.display);
            else b.fake.plug(b.display);
            isIn = !isIn;
          }
        }
        b.wire.deaf = false;
        b.wire.mute = !isHeard;
        b.answersAfter(() => 40);
        if (!isIn) b.fake.plug(b.display);
        await b.advance(6000);
        for (let n = 0; n < (isHeard ? 30 : 140) && b.reads() !== rows.join('\n'); n += 1)
          await b.advance(100);
        expect(b.reads()).toBe(rows.join('\n'));
        if (isHeard) expect(b.shown().at(-1)).toBe('acked');
      },
    ),
    {
      numRuns: 300,
      // One that is half told is told over.
      examples: [
        [[{ afterMs: 0, does: 'shows', row: 0, slowMs: 40 }], { columns: 16, lines: 4 }, false, true],
      ],
    },
  );
});
