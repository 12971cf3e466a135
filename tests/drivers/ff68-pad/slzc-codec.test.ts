/** The frames of the dialect slzc, beside which those of the 21-key pad are read on one line. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoder, encode, type Ff68Frame } from '../../../drivers/ff68-pad/codec.ts';
import { payloadsOf, raterAnswers, raterOf } from '../../../drivers/ff68-pad/payloads.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/ff68-pad-slzc.json' with { type: 'json' };

const slzc = payloadsOf.slzc;

const framesIn = (chunks: readonly Uint8Array[]): Ff68Frame[] => {
  const decode = decoder();
  return chunks.flatMap(chunk => decode(chunk)).flatMap(one => (one.is === 'frame' ? [one] : []));
};
function only(hex: string): Ff68Frame {
  const [frame] = framesIn([bytesOf(hex)]);
  if (frame === undefined) throw new Error(`no frame in ${hex}`);
  return frame;
}
const hexOfVector = (name: string): string => {
  const found = vectors.find(vector => vector.name.startsWith(name));
  if (found === undefined) throw new Error(`no vector ${name}`);
  return hexOf(bytesOf(found.hex));
};

const digits = fc.stringMatching(/^[0-9]{0,15}$/);
const pressed = fc.record({
  address: fc.nat(126),
  key: fc.constantFrom(...slzc.keyNames.filter(key => !/\d/.test(key))),
  digits,
});
const keyFrames = pressed.map(({ address, ...key }) => slzc.keyFrame(address, key));
/** Whatever passes on the line of such pads, in either direction. */
const passing = fc.oneof(
  keyFrames,
  fc
    .record({ address: fc.nat(126), rating: fc.constantFrom(...slzc.ratings) })
    .map(({ address, rating }) => slzc.ratingFrame(address, rating)),
  fc
    .record({ address: fc.nat(126), text: fc.stringMatching(/^[0-9]{0,4}__?[0-9]{1,3}$/) })
    .map(({ address, text }) => slzc.lcdFrame(address, text)),
  fc.nat(126).map(address => slzc.beepFrame(address)),
  fc.nat(126).map(address => slzc.acknowledgementOf(slzc.ratingFrame(address, 5))),
  fc.nat(126).map(address => encode({ address, func: 1, data: [0x0c] })),
);
const joined = (parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(parts.flatMap(part => [...part]));
function cutAt(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const length of [...lengths, bytes.length]) {
    chunks.push(bytes.subarray(at, at + length));
    at += length;
  }
  return chunks;
}
/** As it is read: without the 00 that stands behind it. */
const isFrame = ([first]: Uint8Array): boolean => first === 0xff;
const read = (bytes: Uint8Array): string => {
  const length = (bytes[2] ?? 0) + 7;
  return hexOf(bytes.subarray(0, length));
};

describe('the vectors of slzc', () => {
  test('say what they are named after', () => {
    for (const { name, by, hex, message } of vectors) {
      const { is, ...what } = message;
      if (by === 'answer') expect(raterAnswers()(bytesOf(hex)), name).toEqual([message.rater]);
      else if (by === 'host') {
        const frame = only(hex);
        expect(slzc.said(frame), name).toBeUndefined();
        expect(slzc.lcdOf(frame), name).toBe(is === 'lcd' ? message.text : undefined);
      } else expect(slzc.said(only(hex)), name).toEqual({ is, ...what });
    }
  });

  test('are what the host and the pad write', () => {
    for (const { name, by, hex, message } of vectors) {
      const { key, digits, text } = message;
      const { address } = by === 'answer' ? { address: 3 } : only(hex);
      if (by === 'pad' && digits !== undefined)
        expect(
          hexOf(slzc.keyFrame(address, { key: slzc.keyNames.find(one => one === key) ?? '0', digits })),
          name,
        ).toBe(hexOf(bytesOf(hex)));
      if (by === 'host' && text?.includes('_') === true)
        expect(hexOf(slzc.lcdFrame(address, text)), name).toBe(hexOf(bytesOf(hex)));
    }
    expect(hexOf(slzc.beepFrame(3))).toBe(hexOfVector('beep'));
    expect(hexOf(slzc.ratingFrame(3, 5))).toBe(hexOfVector('rater of pad 3: best'));
    expect(hexOf(slzc.acknowledgementOf(bytesOf(hexOfVector('rater of pad 3: best'))))).toBe(
      hexOfVector('rater of pad 3 answered'),
    );
    expect(hexOf(slzc.acknowledgementOf(bytesOf(hexOfVector('call 1024'))))).toBe(hexOfVector('call 1024'));
  });
});

describe('the decoder', () => {
  test('gives of frames cut and joined anywhere those that were sent, and no noise', () => {
    fc.assert(
      fc.property(
        fc.array(passing, { maxLength: 12 }),
        fc.array(fc.nat(20), { maxLength: 20 }),
        (sent, lengths) => {
          const chunks = cutAt(joined(sent), lengths);
          expect(framesIn(chunks).map(({ bytes }) => hexOf(bytes))).toEqual(sent.filter(isFrame).map(read));
          const decode = decoder();
          const junk = chunks.flatMap(chunk => decode(chunk)).filter(({ is }) => is === 'junk');
          // The answer to a rater has no head.
          const answers = sent.filter(bytes => !isFrame(bytes));
          expect(hexOf(joined(junk.map(({ bytes }) => bytes)))).toBe(hexOf(joined(answers)));
        },
      ),
    );
  });

  test('gives of a stream with one wrong byte in some frames, and noise between, only frames that were sent', () => {
    const damaged = fc.tuple(passing, fc.nat(), fc.integer({ min: 1, max: 255 })).map(([meant, at, by]) => ({
      meant,
      bytes: meant.map((byte, nth) => (nth === at % meant.length ? byte ^ by : byte)),
    }));
    const noise = fc.uint8Array({ maxLength: 6 }).map(bytes => bytes.filter(byte => byte !== 0x68));
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            passing.map(bytes => ({ bytes, meant: bytes })),
            damaged,
            noise.map(bytes => ({ bytes, meant: undefined })),
          ),
          { maxLength: 12 },
        ),
        fc.array(fc.nat(20), { maxLength: 20 }),
        (parts, lengths) => {
          const says = ({ address, func, data }: Ff68Frame) => [address, func, ...data].join(' ');
          const heard = framesIn(cutAt(joined(parts.map(({ bytes }) => bytes)), lengths)).map(says);
          // One whose end alone was wrong has lost nothing that it says.
          const meant = parts.flatMap(({ meant }) => (meant ? framesIn([meant]) : [])).map(says);
          expect(heard.filter(one => !meant.includes(one))).toEqual([]);
        },
      ),
    );
  });

  test('hears the press that follows a frame broken off anywhere, at once', () => {
    fc.assert(
      fc.property(passing, fc.nat(), keyFrames, (broken, at, press) => {
        const half = broken.subarray(0, at % broken.length);
        expect(framesIn([half, press]).map(({ bytes }) => hexOf(bytes))).toContain(hexOf(press));
      }),
    );
  });

  test('ends by 00 only what is shown, and takes one 00 behind what the host says for no noise', () => {
    const press = hexOfVector('call next');
    const told = (hex: string): string[] => {
      const decode = decoder();
      return decode(bytesOf(hex)).map(({ is, bytes }) => `${is} ${hexOf(bytes)}`);
    };
    expect(told(`${press.slice(0, -2)}00${press}`)).toEqual([
      `junk ${press.slice(0, -2)}00`,
      `frame ${press}`,
    ]);
    const beep = hexOfVector('beep').slice(0, -2);
    expect(told(`${beep}00${beep}0000${press}00`)).toEqual([
      `frame ${beep}`,
      'filler 00',
      `frame ${beep}`,
      'filler 00',
      'junk 00',
      `frame ${press}`,
      'junk 00',
    ]);
  });
});

describe('what a frame means in slzc', () => {
  test('an unknown key, a lone digit, or a key before the last place is a press that means nothing', () => {
    for (const data of [[], [5], [0x0e], [0x10], [0x11], [0x12], [0x13], [0x0c, 0x0c], [0x0a, 0x0f]])
      expect(slzc.said(only(hexOf(encode({ address: 3, func: 1, data }))))).toEqual({
        is: 'other',
        from: 'pad',
      });
  });

  test('no func but the host’s own keeps a key from being one', () => {
    for (const func of [0x00, 0x01, 0x11, 0x55])
      expect(slzc.said(only(hexOf(encode({ address: 3, func, data: [0x0c] }))))).toMatchObject({ is: 'key' });
    for (const func of [0x02, 0x03])
      expect(slzc.said(only(hexOf(encode({ address: 3, func, data: [0x0c] }))))).toBeUndefined();
  });

  test('a rater says bad, fair, good, best; what is none of these is no grade', () => {
    const rated = (...data: number[]) =>
      slzc.said(only(hexOf(encode({ address: raterOf(3), func: 0x11, data }))));
    expect([0, 1, 2, 3].map(grade => rated(grade))).toEqual(
      [1, 3, 4, 5].map(rating => ({ is: 'rating', rating })),
    );
    for (const data of [[4], [0x0c], [1, 1], []])
      expect(rated(...data)).toEqual({ is: 'other', from: 'rater' });
  });
});
