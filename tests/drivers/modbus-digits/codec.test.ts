import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16 } from '../../../drivers/link/crc16.ts';
import {
  type Asked,
  encodeException,
  encodeReply,
  type ModbusMessage,
  modbusProtocol,
  requestDecoder,
} from '../../../drivers/modbus-digits/codec.ts';
import vectors from '../../vectors/modbus-digits.json' with { type: 'json' };

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const show = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

function decodeAll(...chunks: Uint8Array[]): ModbusMessage[] {
  const decode = modbusProtocol.decoder();
  return chunks.flatMap(decode);
}
const repliesIn = (messages: readonly ModbusMessage[]): string[] =>
  messages.flatMap(message => (message.is === 'reply' ? [show(message.bytes)] : []));

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const ends = [...cuts.map(at => at % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, at) => bytes.subarray(at === 0 ? 0 : ends[at - 1], end));
}

const word = fc.integer({ min: 0, max: 0xffff });
const address = fc.integer({ min: 1, max: 247 });
const words = (max: number) => fc.array(word, { minLength: 1, maxLength: max });
const reply = fc.oneof(
  fc.tuple(address, word, words(125)).map(([to, register, values]) => {
    const asked: Asked = { is: 'read', register, quantity: values.length };
    return encodeReply(to, asked, values);
  }),
  fc
    .tuple(address, word, word)
    .map(([to, register, value]) => encodeReply(to, { is: 'write-one', register, value })),
  fc
    .tuple(address, word, words(123))
    .map(([to, register, values]) => encodeReply(to, { is: 'write-many', register, values })),
  fc
    .tuple(address, fc.constantFrom(3, 6, 16), fc.integer({ min: 1, max: 11 }))
    .map(([to, code, exception]) => encodeException(to, code, exception)),
);
const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('the vectors of makers and of the standard', () => {
  test.each(vectors)('$name', ({ hex: text, message }) => {
    const bytes = hex(text);
    if (message.is === 'request') {
      const { address: to, asked } = message;
      expect(requestDecoder()(bytes)).toEqual([{ is: 'request', address: to, asked }]);
      return;
    }
    expect(decodeAll(bytes)).toEqual([{ is: 'reply', address: message.address, bytes }]);
    const said =
      message.is === 'exception'
        ? encodeException(message.address, message.function ?? 0, message.code ?? 0)
        : encodeReply(message.address, message.asked as Asked, message.values);
    expect(show(said)).toBe(show(bytes));
  });
});

describe('replies', () => {
  test('cut anywhere, and one after the other, come out whole', () => {
    fc.assert(
      fc.property(fc.array(reply, { minLength: 1, maxLength: 5, size: 'max' }), cuts, (replies, at) => {
        const chunks = cut(Uint8Array.from(replies.flatMap(one => [...one])), at);
        expect(repliesIn(decodeAll(...chunks))).toEqual(replies.map(show));
      }),
    );
  });

  test('behind noise, the beginning of another frame among it, are found with their last byte', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      reply.map(frame => frame.subarray(0, frame.length >> 1)),
      // A beginning that announces 250 bytes.
      fc.constant(Uint8Array.of(1, 3, 250, 0)),
    );
    fc.assert(
      fc.property(noise, reply, cuts, (before, frame, at) => {
        const found = repliesIn(decodeAll(...cut(Uint8Array.from([...before, ...frame]), at)));
        expect(found.at(-1)).toBe(show(frame));
      }),
    );
  });

  test('with a damaged byte are never taken, and nothing is lost of the junk', () => {
    fc.assert(
      fc.property(reply, fc.nat(), fc.integer({ min: 1, max: 255 }), (frame, at, flip) => {
        const damaged = frame.with(at % frame.length, (frame[at % frame.length] ?? 0) ^ flip);
        expect(repliesIn(decodeAll(damaged))).toEqual([]);
      }),
    );
  });

  test('with a count of bytes that no answer has are none', () => {
    for (const count of [0, 5, 252]) {
      const junk = decodeAll(Uint8Array.of(1, 3, count)).flatMap(({ bytes }) => [...bytes]);
      expect(junk.slice(0, 2)).toEqual([1, 3]);
    }
  });

  test('of endless noise no more is kept than one frame', () => {
    const decode = modbusProtocol.decoder();
    let kept = 0;
    for (let round = 0; round < 200; round += 1) {
      // Each looks like the beginning of a long answer.
      const chunk = Uint8Array.of(1, 3, 250, 7, 7, 7, 7, 7);
      const out = decode(chunk).reduce((sum, { bytes }) => sum + bytes.length, 0);
      kept += chunk.length - out;
      expect(kept).toBeLessThan(256);
    }
  });

  test('only a whole one belongs to a member of the line', () => {
    const [message] = decodeAll(encodeException(7, 3, 2));
    expect(message && modbusProtocol.addressOf(message)).toBe(7);
    expect(modbusProtocol.addressOf({ is: 'junk', bytes: Uint8Array.of(7) })).toBeUndefined();
    // Nobody answers in the name of the broadcast, or of an address that is none.
    expect(repliesIn(decodeAll(encodeException(0, 3, 2), encodeException(248, 3, 2)))).toEqual([]);
  });
});

describe('requests, as a slave hears them', () => {
  test('that do not fit together are told apart from those that do', () => {
    const crcLast = (bytes: number[]): Uint8Array => {
      const crc = crc16(Uint8Array.from(bytes), 0xffff);
      return Uint8Array.from([...bytes, crc & 0xff, crc >> 8]);
    };
    expect(requestDecoder()(crcLast([1, 3, 0, 0, 0, 0]))).toEqual([{ is: 'wrong', address: 1, function: 3 }]);
    expect(requestDecoder()(crcLast([1, 3, 0, 0, 0, 126]))).toEqual([
      { is: 'wrong', address: 1, function: 3 },
    ]);
    // Two registers, and the bytes of one.
    expect(requestDecoder()(crcLast([1, 16, 0, 0, 0, 2, 2, 0, 1]))).toEqual([
      { is: 'wrong', address: 1, function: 16 },
    ]);
  });

  test('made of noise throw nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300, size: 'max' }), noise => void requestDecoder()(noise)),
    );
  });
});
