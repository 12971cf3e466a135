/** What is said of lines that nobody knows is right or not sure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../daemon/people/chance.ts';
import type { Kind } from '../../../daemon/tools/listen/guess/guess.ts';
import { bursts, type Heard } from '../../../daemon/tools/listen/heard.ts';
import { type Hearing, hearing } from '../../../daemon/tools/listen/hearing.ts';
import { families } from '../../../daemon/tools/listen/known/families.ts';
import { readRecorded } from '../../../daemon/tools/listen/recorded.ts';
import { frameOf, knownChecks, lineOf, noiseOf, type Protocol, protocolOf } from './strange-line.ts';

const seeds = fc.integer({ min: 1, max: 2 ** 30 });
const baud = 9600;

/** Everything sure that is not so. */
function surelyWrong(
  found: Hearing,
  protocols: readonly Protocol[],
  known: readonly string[] = [],
): string[] {
  return [
    ...found.fits.flatMap(({ family, sure }) => (sure && !known.includes(family) ? [`it is ${family}`] : [])),
    ...found.guess.kinds.flatMap(kind => wrongOf(kind, protocols)),
  ];
}

function wrongOf({ head, check, lengthByte }: Kind, protocols: readonly Protocol[]): string[] {
  const own = protocols.find(protocol =>
    protocol.head.every((byte, at) => at >= head.bytes.length || head.bytes[at] === byte),
  );
  const isRight =
    own !== undefined &&
    check.rules.some(
      ({ name, from, place, takesEnd }) =>
        name === own.check &&
        from === own.from &&
        place.from === 'end' &&
        place.at === own.end.length + (name.startsWith('CRC-16') ? 2 : 1) &&
        !takesEnd,
    );
  return [
    ...(head.sure && own === undefined ? [`head ${[...head.bytes].join(' ')}`] : []),
    ...(check.sure && !isRight ? [`check ${JSON.stringify(check.rules)}`] : []),
    ...lengthByte.flatMap(({ sure, at }) => (sure && at !== own?.lengthAt ? [`length at ${at}`] : [])),
  ];
}

/** Two protocols whose frames can be told apart at all. */
function protocolsOf(seed: number, count: number): Protocol[] {
  const chance = chanceOf(seed, 1);
  return Array.from({ length: count }, () => protocolOf(chance));
}

it('of one protocol, and of two by turns, nothing is surely wrong', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 1, max: 2 }),
      fc.integer({ min: 4, max: 80 }),
      (seed, count, frames) => {
        const protocols = protocolsOf(seed, count);
        expect(surelyWrong(hearing(lineOf(protocols, frames, seed), baud, families), protocols)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
});

it('of noise nothing is sure, be it of all bytes or of few', () => {
  fc.assert(
    fc.property(seeds, fc.constantFrom(1, 2, 4, 16, 256), (seed, values) => {
      expect(surelyWrong(hearing(noiseOf(seed, 80, values), baud, families), [])).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

it('of two protocols, heard long enough, most is found', () => {
  let [heads, checks, lengths, all] = [0, 0, 0, 0];
  for (let seed = 1; seed <= 8; seed += 1) {
    const protocols = protocolsOf(seed, 2).map(protocol => ({
      ...protocol,
      check: knownChecks[seed % knownChecks.length] ?? 'sum',
      lengthAt: protocol.head.length,
      addresses: [1, 2, 60, 200],
      digits: 7,
    }));
    const { kinds } = hearing(lineOf(protocols, 160, seed), baud, []).guess;
    all += protocols.length;
    heads += kinds.filter(({ head }) => head.sure).length;
    checks += kinds.filter(({ check }) => check.sure).length;
    lengths += kinds.filter(({ lengthByte }) => lengthByte.some(({ sure }) => sure)).length;
  }
  expect(heads).toBeGreaterThanOrEqual(all * 0.9);
  expect(checks).toBeGreaterThanOrEqual(all * 0.75);
  expect(lengths).toBeGreaterThanOrEqual(all * 0.9);
});

describe('one that is known among others', () => {
  const read = readRecorded('tests/recordings/ff68-pad.jsonl');
  const pads = read.ok ? bursts(read.heard, 50, baud) : [];

  /** The pads of a recording, and behind each of their frames one of somebody else. */
  function mixed(protocol: Protocol, seed: number): Heard[] {
    const chance = chanceOf(seed, 4);
    return pads.flatMap(({ bytes }, nth) => [
      { at: nth * 400, bytes },
      { at: nth * 400 + 200, bytes: Uint8Array.from(frameOf(protocol, chance)) },
    ]);
  }

  it('is sure, and what is strange beside it is right or not sure', () => {
    for (let seed = 1; seed <= 5; seed += 1) {
      const protocols = protocolsOf(seed, 1);
      for (const protocol of protocols) {
        const found = hearing(mixed(protocol, seed), baud, families);
        expect(found.fits.filter(({ sure }) => sure).map(({ family }) => family)).toEqual(['ff68-pad']);
        expect(surelyWrong(found, protocols, ['ff68-pad'])).toEqual([]);
        // The frames of the pads are not taken for more of the strange one.
        expect(found.guess.frames).toBe(pads.length);
      }
    }
  });
});

it('a sum modulo 255 is not taken for one modulo 256, though the end makes good what they differ by', () => {
  // 20 and 237 make 257: with them, a sum of 256 to 510 is one more, as it is modulo 255.
  const protocol: Protocol = {
    head: [225, 23],
    lengthAt: 2,
    check: 'sum modulo 255',
    from: 0,
    end: [20, 237],
    addresses: [1, 2, 3, 4, 5],
    digits: 7,
  };
  const found = hearing(lineOf([protocol], 110, 1), baud, []);
  expect(found.guess.kinds[0]?.check).toMatchObject({ sure: false });
  expect(surelyWrong(found, [protocol])).toEqual([]);
});
