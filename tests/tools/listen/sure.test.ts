/** Each thing that is asked of a guess before it is called sure (docs/decisions/0046-sure-or-not-sure.md). */
import { describe, expect, it } from 'vitest';
import { guessCheck } from '../../../daemon/tools/listen/guess/check.ts';
import { guessLengths } from '../../../daemon/tools/listen/guess/fields.ts';
import { groupsOf } from '../../../daemon/tools/listen/guess/frames.ts';
import { guess } from '../../../daemon/tools/listen/guess/guess.ts';
import type { Heard } from '../../../daemon/tools/listen/heard.ts';
import { fitsOf } from '../../../daemon/tools/listen/known/claims.ts';
import { families } from '../../../daemon/tools/listen/known/families.ts';
import type { Family } from '../../../daemon/tools/listen/known/family.ts';
import { familyOf } from '../../../daemon/tools/listen/known/shape.ts';

const sum = (bytes: readonly number[]): number => bytes.reduce((all, byte) => all + byte, 0) & 0xff;
const xor = (bytes: readonly number[]): number => bytes.reduce((all, byte) => all ^ byte, 0);
const apart = (frames: readonly (readonly number[])[]): Heard[] =>
  frames.map((frame, nth) => ({ at: nth * 300, bytes: Uint8Array.from(frame) }));
/** All pairs of so many values, each far from the other. */
const pairs = Array.from({ length: 64 }, (_, nth): [number, number] => [
  (nth % 8) * 29 + 3,
  (nth >> 3) * 31 + 5,
]);
const checkOf = (frames: readonly (readonly number[])[]) =>
  guessCheck(frames.map(frame => Uint8Array.from(frame)));

describe('a known family', () => {
  const frames = [1, 2, 3, 4].map(nth => [0x55, nth, 7, 9, nth * 3, sum([0x55, nth, 7, 9, nth * 3])]);
  const summed = (name: string): Family =>
    familyOf({
      name,
      length: from => (from[0] === 0x55 ? 6 : 'none'),
      parts(parts, bytes) {
        parts.bytes('content', 6);
        if (bytes[5] !== sum([...bytes.subarray(0, 5)])) parts.wrong('the sum');
        return 'something';
      },
    });
  const fit = (heard: readonly Heard[], ...among: Family[]) => fitsOf(heard, 9600, among);

  it('is sure of frames that stand alone, and not of what lies within others', () => {
    expect(fit(apart(frames), summed('one'))).toMatchObject([{ sure: true }]);
    expect(fit(apart(frames.map(frame => [0xee, ...frame])), summed('one'))).toMatchObject([{ sure: false }]);
    expect(fit(apart(frames.map(frame => [...frame, 0xee])), summed('one'))).toMatchObject([{ sure: false }]);
  });

  it('is not sure while another reads the same', () => {
    expect(fit(apart(frames), summed('one'), summed('other'))).toMatchObject([
      { sure: false, rivals: ['other'] },
      { sure: false, rivals: ['one'] },
    ]);
  });

  it('has no check when its frames end with whatever comes behind them', () => {
    const text: Family = {
      name: 'text',
      readers: [
        {
          reader: () => {
            let held: number[] = [];
            return chunk => {
              const whole = Uint8Array.from(held);
              held = [...chunk];
              return whole.length === 0 ? [] : [{ says: 'text', fields: [], bytes: whole }];
            };
          },
        },
      ],
    };
    const near = frames.map((frame, nth) => ({ at: nth * 100, bytes: Uint8Array.from(frame) }));
    expect(fit(near, text)).toMatchObject([{ checked: false, sure: false }]);
  });

  it('is found behind the beginning of a frame that never ended', () => {
    // 200 bytes of speech, of which four came.
    const begun = [0xfd, 0, 200, 1];
    const spoken = [0x41, 0x42, 0x43].map(letter => [0xfd, 0, 5, 1, 0, letter, 0x30]);
    const [first] = fitsOf(apart([begun, ...spoken.map(frame => [...frame, xor(frame)])]), 9600, families);
    expect(first).toMatchObject({ family: 'syn6288', sure: true });
  });
});

describe('a check', () => {
  it('is sure when two bytes change without each other, and not when they count up together', () => {
    expect(checkOf(pairs.map(([a, b]) => [0xaa, a, b, sum([a, b])]))).toMatchObject({ sure: true });
    const together = Array.from({ length: 40 }, (_, nth) => [0xaa, nth + 100, nth + 105]);
    expect(checkOf(together.map(([head = 0, a = 0, b = 0]) => [head, a, b, sum([a, b])]))).toMatchObject({
      sure: false,
      needs: 'other bytes',
      fits: 40,
    });
  });

  it('is not sure when another fits as well', () => {
    const both = checkOf(pairs.map(([a, b]) => [0xaa, 7, sum([a, b, xor([a, b])]), a, b, xor([a, b])]));
    expect(both).toMatchObject({ sure: false, needs: 'one of them' });
    expect(new Set(both.rules.map(({ name }) => name))).toEqual(new Set(['sum', 'XOR']));
  });

  it('has nothing behind it but an end that is the same in all', () => {
    expect(checkOf(pairs.map(([a, b], nth) => [0xaa, a, b, sum([a, b]), (nth * 37) & 0xff])).rules).toEqual(
      [],
    );
  });

  it('is none that is the same in all, though the bytes before it make it', () => {
    const frames = pairs.map(([a, b]) => [0xaa, a, b, xor([0xaa, a, b, 0x0f]), 0x0f]);
    const { sure, rules } = checkOf(frames);
    expect(sure).toBe(true);
    expect(rules.every(({ place }) => place.from === 'end' && place.at === 2)).toBe(true);
  });
});

it('a length byte of two lengths fits, and is not sure', () => {
  const of = (count: number) =>
    Uint8Array.from([0xaa, count, ...Array.from({ length: count }, (_, nth) => nth * 9)]);
  expect(guessLengths([2, 3].map(of))).toMatchObject([{ at: 1, plus: 2, sure: false }]);
  expect(guessLengths([2, 3, 4, 5, 6].map(of))).toMatchObject([{ at: 1, plus: 2, sure: true }]);
});

it('a frame is cut where its head stands again only if its first part is as long as one that came alone', () => {
  const alone = [
    [0x5c, 0x21, 1, 9, 9],
    [0x5c, 0x21, 2, 9, 9],
    [0x5c, 0x21, 3, 9, 8],
  ];
  const two = [0x5c, 0x21, 4, 9, 9, 0x5c, 0x21, 5, 9, 9];
  const within = [0x5c, 0x21, 6, 0x5c, 0x21];
  const { groups } = groupsOf(apart([...alone, two, within]), 6, 9600);
  expect(groups.map(({ frames }) => frames.length)).toEqual([6]);
});

it('the key is not sure when each was pressed once', () => {
  const pressed = (times: number): Heard[] =>
    Array.from({ length: times * 3 }, (_, nth) => {
      const key = nth % 3;
      return { at: nth * 500, key: `key ${key}`, bytes: Uint8Array.of(0x5c, 0x21, 0x30 + key, 0x0d) };
    });
  const keyOf = (heard: readonly Heard[]) => guess(heard, 9600).kinds[0]?.key;
  expect(keyOf(pressed(2))).toMatchObject({ sure: true, places: [{ at: 2 }] });
  expect(keyOf(pressed(1))).toMatchObject({ sure: false, places: [{ at: 2 }] });
});
