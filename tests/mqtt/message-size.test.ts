import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf, isTooLong, messageAtMostBytes, piecesOf } from '../../daemon/mqtt/message-size.ts';

test('a message has at most 60 KiB, in bytes', () => {
  expect(messageAtMostBytes).toBe(61_440);
  expect(isTooLong('x'.repeat(61_440))).toBe(false);
  expect(isTooLong('x'.repeat(61_441))).toBe(true);
  expect(isTooLong('厅'.repeat(20_480))).toBe(false);
  expect(isTooLong('厅'.repeat(20_481))).toBe(true);
});

/** Of a few signs, many times over, so that it is long. */
const long = fc
  .tuple(
    fc.string({ size: 'max', minLength: 1, maxLength: 300, unit: 'binary' }),
    fc.integer({ min: 1, max: 900 }),
  )
  .map(([signs, times]) => JSON.stringify({ text: signs.repeat(times) }));

test('what is too long comes in parts that are not, and joined they are the same', () => {
  fc.assert(
    fc.property(long, payload => {
      const pieces = piecesOf(payload);
      expect(pieces.join('')).toBe(payload);
      for (const [index, json] of pieces.entries()) {
        const piece = JSON.stringify({ v: 1, ts: 1e13, seq: 1e15, part: index + 1, of: pieces.length, json });
        expect(bytesOf(piece)).toBeLessThanOrEqual(messageAtMostBytes);
        // No sign is cut in two, which UTF-8 cannot have.
        expect(Buffer.from(json).toString()).toBe(json);
      }
    }),
    { numRuns: 50 },
  );
});
