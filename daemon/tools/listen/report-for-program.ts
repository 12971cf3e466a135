/** What was found on a line, for a program: what the report says, without its sentences. Bytes are hex; the first byte is 1, and the last -1. */
import type { CheckGuess } from './guess/check.ts';
import type { Kind } from './guess/guess.ts';
import { hexOf } from './heard.ts';
import type { Hearing } from './hearing.ts';
import { counting, ruleCounted } from './report.ts';

export function reportForProgram({ bytes, lastedMs, baud, fits, guess, speed }: Hearing): object {
  return {
    bytes,
    lastedMs,
    baud,
    ...(speed !== undefined && { speed: code(speed) }),
    fits: fits.map(({ claims, ...fit }) => ({ ...fit, frames: claims.length })),
    silenceMs: guess.silenceMs,
    unknown: guess.frames,
    kinds: guess.kinds.map(kindForProgram),
    others: guess.others.length,
  };
}

function kindForProgram({ frames, head, end, check, lengthByte, addresses, key, ...counts }: Kind): object {
  const [sample] = frames;
  return {
    frames: frames.length,
    ...counts,
    ...(sample && { sample: hexOf(sample.bytes) }),
    head: { ...head, bytes: hexOf(head.bytes) },
    end: hexOf(end),
    lengthByte: lengthByte.map(counted),
    check: checkForProgram(check),
    addresses: addresses.map(counted),
    ...(key && { key: { ...key, places: key.places.map(counted) } }),
  };
}

function checkForProgram({ rules, needs, ...seen }: CheckGuess): object {
  return { ...seen, ...(needs !== undefined && { needs: code(needs) }), rules: rules.map(ruleCounted) };
}

const counted = <Place extends { at: number }>(place: Place): Place => ({ ...place, at: counting(place.at) });

const code = (words: string): string => words.replaceAll(' ', '-');
