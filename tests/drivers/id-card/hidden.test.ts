/** Nothing of a card is in what a recording keeps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerDecoder, textIn } from '../../../drivers/id-card/codec.ts';
import { hiddenCards } from '../../../drivers/id-card/hidden.ts';
import all from '../../vectors/id-card.json' with { type: 'json' };

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const vectors = all as { name: string; hex: string; card?: { number: string } }[];
const cards = vectors.filter(({ card }) => card !== undefined).map(({ hex }) => bytesOf(hex));
const answers = vectors.filter(one => !('question' in one)).map(({ hex }) => bytesOf(hex));

/** The bytes that a number has on a card, and in an answer that tells which card it is. */
const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every(byte => [0, 0xaa, 0x96, 0x69, 0x05, 0x08, 0x90, 0x95, 0x9f, 0x9d].includes(byte));

it.each(answers.map((bytes, nth) => [nth, bytes] as const))(
  'an answer (%i) is one of the same length and status, with zeros in it',
  (_, bytes) => {
    const hidden = hiddenCards({ others: false })(bytes);
    expect(hidden).toHaveLength(bytes.length);
    const [right] = answerDecoder()(bytes);
    const [kept, ...more] = answerDecoder()(hidden);
    if (right?.is !== 'answer' || kept?.is !== 'answer') throw new Error('it is no answer any more');
    expect(more).toEqual([]);
    expect(kept.answer.status).toBe(right.answer.status);
    expect([...kept.answer.data]).toEqual(
      right.answer.data.length === 0 ? [] : Array.from(right.answer.data, () => 0),
    );
    expect(textIn(kept.answer) === undefined).toBe(true);
  },
);

describe('whatever is wrong on the way', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...cards), fc.array(fc.tuple(fc.nat(1294), fc.nat(255)), { maxLength: 4 }))
    .map(([card, wrongs]) => {
      const bytes = Uint8Array.from(card);
      for (const [at, value] of wrongs) bytes[at] = value;
      return bytes;
    });
  const part = fc.oneof(
    damaged,
    fc.constantFrom(...answers),
    fc.constantFrom(...cards).chain(card => fc.nat(1294).map(length => card.subarray(length))),
    fc.uint8Array({ maxLength: 8 }),
  );
  const cuts = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 });

  it('no two bytes of a number come through, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5, size: 'max' }), cuts, (parts, lengths) => {
        const bytes = Uint8Array.from(parts.flatMap(one => [...one]));
        const hide = hiddenCards({ others: false });
        const kept: number[] = [];
        for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
          const end = at + (lengths[nth % lengths.length] ?? 1);
          kept.push(...hide(bytes.subarray(at, end)));
          at = end;
        }
        expect(kept).toHaveLength(bytes.length);
        // Where a length is damaged, two bytes and three of a card may stand where a length and a status would.
        const digits = kept.map(byte => (byte >= 0x30 && byte <= 0x39 ? String.fromCharCode(byte) : ' '));
        expect(digits.join('').replaceAll(/\s+/g, ' ')).not.toMatch(/\d \d \d/);
      }),
      { numRuns: 200 },
    );
  });

  it('what is outside of its frames is kept on a line of others', () => {
    const line = bytesOf('FF 68 AA 03 96');
    expect(hiddenCards({ others: true })(line)).toEqual(line);
    const mixed = Uint8Array.from([...line, ...(cards[0] ?? []), ...line]);
    const hidden = hiddenCards({ others: true })(mixed);
    expect([hidden.subarray(0, 5), hidden.subarray(-5)]).toEqual([line, line]);
    expect(isBlank(hidden.subarray(5, -5))).toBe(true);
  });
});
