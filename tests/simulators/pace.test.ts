import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pace } from '../../simulators/stage/pace.ts';
import { virtualTimers } from '../virtual-timers.ts';

function pacedLine(baud: number | undefined) {
  const { timers, advance } = virtualTimers();
  const arrived: { at: number; bytes: number[] }[] = [];
  const send = pace(timers, baud, bytes => arrived.push({ at: timers.now(), bytes: [...bytes] }));
  return { send, advance, arrived };
}

test('24 bytes take 25.0 ms at 9600 baud, and 2.08 ms at 115200', async () => {
  const slow = pacedLine(9600);
  slow.send(new Uint8Array(24));
  await slow.advance(24.9);
  expect(slow.arrived).toEqual([]);
  await slow.advance(1);
  expect(slow.arrived[0]?.at).toBeCloseTo(25);

  const fast = pacedLine(115_200);
  fast.send(new Uint8Array(24));
  await fast.advance(10);
  expect(fast.arrived[0]?.at).toBeCloseTo(2.083, 3);
});

test('a chunk waits for the chunk before it, and not for the silence after it', async () => {
  const { send, advance, arrived } = pacedLine(9600);
  send(new Uint8Array(24));
  send(new Uint8Array(48));
  await advance(1000);
  send(new Uint8Array(24));
  await advance(1000);
  expect(arrived.map(({ at }) => Math.round(at))).toEqual([25, 75, 1025]);
});

test('without a baud, bytes arrive at once', () => {
  const { send, arrived } = pacedLine(undefined);
  send(Uint8Array.of(1, 2));
  expect(arrived).toEqual([{ at: 0, bytes: [1, 2] }]);
});

test('whatever is sent when, everything arrives in order and no sooner than its wire time', async () => {
  const chunk = fc.record({ pauseMs: fc.nat(30), length: fc.integer({ min: 1, max: 40 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { size: 'max', maxLength: 100 }), async chunks => {
      const { send, advance, arrived } = pacedLine(9600);
      let sent = 0;
      for (const { pauseMs, length } of chunks) {
        await advance(pauseMs);
        send(new Uint8Array(length).map(() => sent++ % 256));
      }
      await advance(10_000);
      expect(arrived.flatMap(({ bytes }) => bytes)).toEqual(
        Array.from({ length: sent }, (_, at) => at % 256),
      );
      for (const [index, { at, bytes }] of arrived.entries()) {
        const wireMs = bytes.length * (10_000 / 9600);
        expect(at - (arrived[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(wireMs - 1e-6);
      }
    }),
    { numRuns: 30 },
  );
});
