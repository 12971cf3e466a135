import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AreaUpdate,
  decodeAreaUpdate,
  encodeAreaUpdate,
  encodeReply,
  encodeRequest,
  type OnbonMessage,
  onbonProtocol,
  type Request,
} from '../../../drivers/onbon-k/codec.ts';
import vectors from '../../vectors/onbon-k.json' with { type: 'json' };

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));

type Vector = (typeof vectors)[number];
const messageOf = ({ message }: Vector) => ({ ...message, payload: hex(message.payload) });
function encode(vector: Vector): Uint8Array {
  const { wantsReply, overProgramme, error, ...fields } = messageOf(vector);
  return wantsReply === undefined || overProgramme === undefined
    ? encodeReply({ ...fields, error: error ?? 0 })
    : encodeRequest({ ...fields, wantsReply, overProgramme });
}

const decodeAll = (...chunks: Uint8Array[]): OnbonMessage[] => chunks.flatMap(onbonProtocol.decoder());
const wholeOnly = (messages: OnbonMessage[]): OnbonMessage[] => messages.filter(({ is }) => is !== 'junk');

const payloads = fc.uint8Array({ size: 'max', maxLength: 300 });
const awkward = fc.uint8Array({ size: 'max', maxLength: 300 }).map(bytes =>
  // Half of the bytes are those that have to be escaped.
  bytes.map(byte => (byte < 128 ? ([0xa5, 0xa6, 0x5a, 0x5b][byte & 3] ?? 0) : byte)),
);
const requests: fc.Arbitrary<Request> = fc.record({
  screen: fc.integer({ min: 1, max: 0x7fff }),
  group: fc.nat(255),
  command: fc.nat(255),
  wantsReply: fc.boolean(),
  overProgramme: fc.boolean(),
  payload: fc.oneof(payloads, awkward),
});

describe("the maker's own example frames", () => {
  test.each(vectors)('$name is read as the document says', vector => {
    expect(decodeAll(hex(vector.hex))).toEqual([messageOf(vector)]);
  });

  test.each(vectors.filter(({ reserved }) => reserved === undefined))(
    '$name is written as the document says',
    vector => {
      const withoutHeads = vector.hex.replaceAll(' ', '').replace(/^(A5)+/, '');
      expect(Buffer.from(encode(vector)).toString('hex').toUpperCase()).toBe('A5'.repeat(8) + withoutHeads);
    },
  );

  test('the dynamic area of the first example has the fields of its table, and is written as it is there', () => {
    const payload = hex(vectors[0]?.message.payload ?? '');
    const update: AreaUpdate = {
      remove: [],
      areas: [
        {
          id: 0,
          x: 0,
          y: 0,
          width: 128,
          height: 32,
          runMode: 0,
          expiresAfterS: 10,
          centred: false,
          singleLine: false,
          displayMode: 1,
          speed: 2,
          stayHalfSeconds: 10,
          text: hex('BB B6 D3 AD B9 E2 C1 D9'),
        },
      ],
    };
    expect(decodeAreaUpdate(payload)).toEqual(update);
    expect(encodeAreaUpdate(update)).toEqual(payload);
  });
});

describe('frames', () => {
  test('any request comes back as it was, with bytes to be escaped and cut anywhere', () => {
    fc.assert(
      fc.property(requests, fc.array(fc.nat(700), { maxLength: 8 }), (request, cuts) => {
        const bytes = encodeRequest(request);
        const at = [0, ...cuts.map(cut => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const chunks = at.slice(1).map((end, n) => bytes.subarray(at[n], end));
        expect(decodeAll(...chunks)).toEqual([{ is: 'request', ...request }]);
      }),
    );
  });

  test('head and tail never stand inside a frame', () => {
    fc.assert(
      fc.property(requests, request => {
        const inside = encodeRequest(request).subarray(8, -1);
        expect(inside.includes(0xa5) || inside.includes(0x5a)).toBe(false);
      }),
    );
  });

  test('noise or half a frame throws nothing and hides no frame that begins after it', () => {
    const half = fc
      .tuple(requests, fc.nat(700))
      .map(([lost, cut]) => encodeRequest(lost).slice(0, -1).subarray(0, cut));
    fc.assert(
      fc.property(fc.oneof(payloads, awkward, half), requests, (noise, request) => {
        expect(decodeAll(noise, encodeRequest(request)).at(-1)).toEqual({ is: 'request', ...request });
      }),
    );
  });

  test('one flipped bit is never read as another message', () => {
    fc.assert(
      fc.property(requests, fc.nat(), fc.nat(7), (request, at, bit) => {
        const bytes = encodeRequest(request);
        const place = at % bytes.length;
        bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
        for (const message of decodeAll(bytes)) {
          if (message.is === 'request') expect(message).toEqual({ is: 'request', ...request });
          else expect(message.is).not.toBe('reply');
        }
      }),
    );
  });

  test('a frame without end is given up, and the next one is read', () => {
    const endless = Uint8Array.of(0xa5, ...Array<number>(10_000).fill(0x01));
    const escapedEndless = Uint8Array.from([
      0xa5,
      ...Array.from({ length: 10_000 }, (_, n) => (n % 2 === 0 ? 0xa6 : 0x01)),
    ]);
    const ping = hex(vectors[3]?.hex ?? '');
    expect(wholeOnly(decodeAll(endless, escapedEndless, ping))).toHaveLength(1);
  });

  test('only a reply belongs to a member of the line', () => {
    const reply = { screen: 7, group: 0xa0, command: 0, error: 0, payload: Uint8Array.of() };
    expect(onbonProtocol.addressOf({ is: 'reply', ...reply })).toBe(7);
    expect(onbonProtocol.addressOf({ is: 'damaged', destination: 0x8000 })).toBeUndefined();
    expect(onbonProtocol.addressOf({ is: 'junk', bytes: Uint8Array.of(1) })).toBeUndefined();
  });
});

describe('updates of areas', () => {
  const pixels = fc.nat(0x7fff);
  const updates: fc.Arbitrary<AreaUpdate> = fc.record({
    remove: fc.oneof(fc.constant('all' as const), fc.array(fc.nat(254), { maxLength: 8 })),
    areas: fc.array(
      fc.record({
        id: fc.nat(255),
        x: pixels,
        y: pixels,
        width: pixels,
        height: pixels,
        runMode: fc.nat(2),
        expiresAfterS: fc.nat(65_535),
        centred: fc.boolean(),
        singleLine: fc.boolean(),
        displayMode: fc.integer({ min: 1, max: 6 }),
        speed: fc.nat(24),
        stayHalfSeconds: fc.nat(255),
        text: payloads,
      }),
      { maxLength: 8 },
    ),
  });

  test('come back as they were', () => {
    fc.assert(
      fc.property(updates, update => {
        expect(decodeAreaUpdate(encodeAreaUpdate(update))).toEqual(update);
      }),
    );
  });

  test('that are cut short are refused', () => {
    fc.assert(
      fc.property(updates, fc.nat(), (update, at) => {
        const bytes = encodeAreaUpdate(update);
        expect(decodeAreaUpdate(bytes.subarray(0, at % bytes.length))).toBeUndefined();
      }),
    );
  });

  test('made of noise throw nothing', () => {
    fc.assert(fc.property(payloads, noise => void decodeAreaUpdate(noise)));
  });
});
