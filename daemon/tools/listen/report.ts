/** What was found on a line, line by line: what is sure, and what only fits, with how many frames speak for it. */
import { hexByte, spaced } from '../../../drivers/parts/frame/words.ts';
import type { CheckGuess, CheckRule } from './guess/check.ts';
import type { Kind } from './guess/guess.ts';
import type { Hearing } from './hearing.ts';
import { words } from './words.ts';

const texts = words.report;
const mostShown = 8;

export function report({ bytes, lastedMs, baud, fits, guess, speed }: Hearing): string[] {
  const { kinds, others, frames, silenceMs } = guess;
  return [
    texts.heard(bytes, Math.round(lastedMs / 1000), baud),
    ...(fits.length === 0 ? [texts.nothingKnown] : []),
    ...fits.flatMap(({ claims, share, dialects, ...fit }) => [
      texts.fit({ ...fit, frames: claims.length, percent: Math.round(share * 100) }),
      ...dialects.map(({ name, frames: read }) => texts.dialect(name, read, claims.length)),
    ]),
    ...(frames > 0 && fits.some(({ sure }) => !sure) ? [texts.onlyLooks] : []),
    ...(frames > 0 ? [texts.rest(frames, kinds.length, silenceMs)] : []),
    ...kinds.flatMap((kind, nth) => kindLines(kind, nth + 1)),
    ...(others.length > 0 ? [texts.others(others.length)] : []),
    ...(speed === undefined
      ? []
      : [speed === 'nothing is sure' ? texts.nothingSure(baud) : texts.wrongSpeed(baud)]),
  ];
}

/** A place as a technician counts: the first byte is 1, and the last -1. */
export const counting = (at: number): number => (at < 0 ? at : at + 1);

export function kindLines(kind: Kind, nth: number): string[] {
  const { frames, distinct, lengths, head, end, check, lengthByte, addresses, key } = kind;
  const [sample] = frames;
  return [
    texts.kind(nth, frames.length, distinct, lengths),
    ...(sample === undefined ? [] : [texts.sample(spaced(sample.bytes))]),
    texts.head(spaced(head.bytes), head.fits, head.of, head.sure),
    texts.end(spaced(end)),
    ...(lengthByte.length === 0
      ? [texts.noLength]
      : lengthByte.map(guess => texts.length(counting(guess.at), guess.plus, guess))),
    ...checkLines(check),
    ...addresses.map(({ at, values }) =>
      texts.address(
        counting(at),
        values.map(({ value, times }) => texts.times(hexByte(value), times)).join(', '),
      ),
    ),
    ...(key === undefined
      ? []
      : [
          ...(key.places.length === 0 ? [texts.noKey] : []),
          ...key.places.map(({ at, values }) =>
            texts.key(
              counting(at),
              values.map(one => `${one.key} ${hexByte(one.value)}`).join(', '),
              key.sure,
            ),
          ),
          ...(key.places.length > 0 && !key.sure ? [texts.pressTwice] : []),
        ]),
  ];
}

function checkLines({ rules, fits, of, sure, needs }: CheckGuess): string[] {
  if (rules.length === 0) return [texts.noCheck(of)];
  return [texts.check(sure, fits, of, needs), ...rules.slice(0, mostShown).map(ruleLine)];
}

function ruleLine(rule: CheckRule): string {
  const { lowFirst, ...counted } = ruleCounted(rule);
  const order = lowFirst === undefined ? undefined : lowFirst ? texts.lowFirst : texts.highFirst;
  return texts.rule({ ...counted, order });
}

/** `from`, `at`: as a technician counts. `lowFirst`: of one that has two bytes. */
export function ruleCounted({ name, from, place, takesEnd, lowFirst }: CheckRule) {
  return {
    name,
    from: counting(from),
    at: place.from === 'end' ? -place.at : counting(place.at),
    takesEnd,
    ...(name.startsWith('CRC-16') && { lowFirst }),
  };
}
