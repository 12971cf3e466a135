import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type BankPadMessage,
  decoder,
  type KeyFrame,
  keyFrame,
  pollOf,
  pressOf,
  showFrame,
  simulatedKeys,
} from '../../../drivers/bankpad-polled/codec.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/bankpad-polled.json' with { type: 'json' };

const keysIn = (messages: BankPadMessage[]): KeyFrame[] =>
  messages.flatMap(one => (one.is === 'key' ? [one] : []));

const frames = fc
  .record({
    address: fc.integer({ min: 1, max: 95 }),
    code: fc.constantFrom(...simulatedKeys.values()),
    number: fc.nat(9999),
  })
  .map(({ address, code, number }) => keyFrame(address, code, number));
const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));
function heard(bytes: Uint8Array, lengths: readonly number[]): BankPadMessage[] {
  const decode = decoder();
  const all: BankPadMessage[] = [];
  let at = 0;
  for (const length of [...lengths, bytes.length]) {
    all.push(...decode(bytes.subarray(at, at + length)));
    at += length;
  }
  return all;
}
const cuts = fc.array(fc.nat(9), { maxLength: 20 });

describe('the vectors', () => {
  test('say what they are named after, and are what both sides write', () => {
    for (const { name, by, hex, message } of vectors) {
      const { address, press, digits } = message;
      if (by === 'pad') {
        const [frame, ...more] = keysIn(decoder()(bytesOf(hex)));
        expect(more, name).toEqual([]);
        if (frame === undefined) throw new Error(`no frame in ${name}`);
        expect(frame.address, name).toBe(address);
        const meant = pressOf(frame);
        expect(meant && `${meant.key} ${meant.digits}`.trim(), name).toBe(press);
        expect(hexOf(keyFrame(address, frame.code, frame.number)), name).toBe(hexOf(bytesOf(hex)));
      } else {
        const written = digits === undefined ? pollOf(address) : showFrame(address, digits);
        expect(hexOf(written), name).toBe(hexOf(bytesOf(hex)));
      }
    }
  });
});

describe('the decoder', () => {
  test('gives of frames cut and joined anywhere those that were sent', () => {
    fc.assert(
      fc.property(fc.array(frames, { maxLength: 12 }), cuts, (sent, lengths) => {
        const all = heard(joined(sent), lengths);
        expect(all.map(({ is, bytes }) => `${is} ${hexOf(bytes)}`)).toEqual(
          sent.map(bytes => `key ${hexOf(bytes)}`),
        );
      }),
    );
  });

  test('gives none of a frame with one wrong byte behind its number', () => {
    fc.assert(
      fc.property(
        frames,
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 255 }),
        (frame, at, by) => {
          const damaged = frame.map((byte, nth) => (nth === at ? byte ^ by : byte));
          expect(keysIn(decoder()(damaged))).toEqual([]);
        },
      ),
    );
  });

  test('never throws at noise, loses no byte of it, and keeps less than one frame', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), cuts, (noise, lengths) => {
        const all = heard(noise, lengths).flatMap(({ bytes }) => [...bytes]);
        expect([...noise].slice(0, all.length)).toEqual(all);
        expect(noise.length - all.length).toBeLessThan(5);
      }),
    );
  });
});
