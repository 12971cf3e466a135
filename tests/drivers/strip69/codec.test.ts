import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowPages } from '../../../drivers/parts/text/one-row.ts';
import {
  encodeScreen,
  mostPlaces,
  screenDecoder,
  screenOf,
  storedScreens,
  stripProtocol,
  textOf,
} from '../../../drivers/strip69/codec.ts';
import all from '../../vectors/strip69.json' with { type: 'json' };

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
type Vector = {
  name: string;
  hex: string;
  leftover?: boolean;
  message: { address: number; kind: number; screen: number; text: string };
};
const vectors = (all as Vector[]).map(({ hex, ...vector }) => ({ ...vector, bytes: bytesOf(hex) }));

const screensIn = (bytes: Uint8Array) =>
  screenDecoder()(bytes).flatMap(message => (message.is === 'screen' ? [message] : []));

describe.each(vectors)('$name', ({ bytes, leftover = false, message }) => {
  it('is read as its source says', () => {
    const [read, ...more] = screenDecoder()(bytes);
    expect(more).toEqual([]);
    if (read?.is !== 'screen') throw new Error('it is no frame');
    expect({ ...read.screen, text: textOf(read.screen) }).toMatchObject(message);
    expect(read.screen).toMatchObject({ wayIn: 12, wayOut: 12, stay: 0xe0 });
    expect(read.screen.signs.every(({ colour }) => colour === 1)).toBe(true);
  });

  it('is written as its source has it, but for what an earlier text left behind', () => {
    const { address, kind, screen, text } = message;
    const written = encodeScreen({ ...screenOf(address, screen, text), kind });
    const end = leftover ? 8 + 2 * text.length : bytes.length;
    expect(written.subarray(0, end)).toEqual(bytes.subarray(0, end));
  });
});

it('with any byte but its head damaged it is no frame, and with its head damaged that of another strip', () => {
  const bytes = encodeScreen(screenOf(3, 10, '请A001到1号'));
  for (let at = 0; at < bytes.length; at += 1) {
    const damaged = bytes.map((byte, nth) => (nth === at ? byte ^ 0x01 : byte));
    expect(screensIn(damaged).map(({ screen }) => screen.address)).toEqual(at === 0 ? [2] : []);
  }
});

it('what a shorter row leaves free is wiped', () => {
  const bytes = encodeScreen(screenOf(1, 10, 'A1'));
  expect([...bytes.subarray(8, 12)]).toEqual([0x21, 0x41, 0x21, 0x31]);
  expect(bytes.subarray(12, 68).every(byte => byte === 0)).toBe(true);
});

it('more characters than have room in a frame are none, however right the sum', () => {
  const bytes = encodeScreen(screenOf(1, 10, 'A'));
  bytes[4] = 31;
  bytes[68] = ((bytes[68] ?? 0) + 30) & 0xff;
  expect(screensIn(bytes)).toEqual([]);
  // Twenty-one Chinese ones are three bytes too long.
  const chinese = encodeScreen(screenOf(1, 10, '中'.repeat(21)));
  expect([chinese.length, screensIn(chinese)]).toEqual([72, []]);
});

it('whatever comes from a strip is nobody’s', () => {
  const [heard, ...more] = stripProtocol.decoder()(Uint8Array.of(0xfe, 0x03));
  if (heard === undefined) throw new Error('it is not told');
  expect([heard.is, stripProtocol.addressOf(heard), more]).toEqual(['junk', undefined, []]);
});

const anyText = fc.string({ unit: 'binary', size: 'max', maxLength: 40 });
const text = fc.oneof(anyText, fc.constantFrom('A001', '请A001到3号窗口', '公积金中心', '\t', ''));

it('of any text comes a frame of 69 bytes for each stored screen, which is read back as it stands, over all places', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 3, max: mostPlaces }), (line, ticket, places) => {
      const [row] = rowPages({ lines: [{ text: line, blink: true }], ticket }, 2 * places);
      for (const screen of storedScreens) {
        const bytes = encodeScreen(screenOf(7, screen, row.text));
        expect(bytes).toHaveLength(69);
        const [read, ...more] = screensIn(bytes);
        expect(more).toEqual([]);
        if (read === undefined) throw new Error('it is no frame');
        expect([textOf(read.screen), read.screen.screen]).toEqual([row.text, screen]);
        const cells = read.screen.signs.reduce((sum, { character }) => sum + character.length, 0);
        expect(cells).toBe(2 * places);
      }
    }),
  );
});

it('a strip reads the same of frames, half frames and noise, however they are cut', () => {
  const frame = fc.constantFrom(...vectors.map(({ bytes }) => bytes));
  const half = fc.tuple(frame, fc.nat(68)).map(([bytes, length]) => bytes.slice(0, length));
  const stream = fc
    .array(fc.oneof(frame, half, fc.uint8Array({ maxLength: 8 })), { maxLength: 6 })
    .map(parts => Uint8Array.from(parts.flatMap(part => [...part])));
  fc.assert(
    fc.property(stream, fc.array(fc.nat(500), { maxLength: 5 }), (bytes, cuts) => {
      const decode = screenDecoder();
      const ends = [...cuts.map(at => at % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
      const cut = ends.flatMap((end, at) => decode(bytes.subarray(at === 0 ? 0 : ends[at - 1], end)));
      expect(cut.filter(({ is }) => is === 'screen')).toEqual(screensIn(bytes));
    }),
  );
});
