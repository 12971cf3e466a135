/** What can be said of frames that nobody knows, from the frames alone. */
import { distinct, type Heard } from '../heard.ts';
import { type CheckGuess, guessCheck } from './check.ts';
import { unlikeElsewhere } from './evidence.ts';
import {
  type AddressGuess,
  guessAddresses,
  guessKey,
  guessLengths,
  type KeyGuesses,
  type LengthGuess,
} from './fields.ts';
import { type Group, groupsOf, sharedEnd } from './frames.ts';

/** One kind of frames. `head` and `end`: what they all begin and end with; the last of a head may be an address. */
export type Kind = {
  frames: readonly Heard[];
  /** How many of them differ. */
  distinct: number;
  lengths: readonly number[];
  head: { bytes: Uint8Array; fits: number; of: number; sure: boolean };
  end: Uint8Array;
  check: CheckGuess;
  lengthByte: readonly LengthGuess[];
  addresses: readonly AddressGuess[];
  key?: KeyGuesses;
};

/** `silenceMs`: what was taken for the silence between two frames; `others`: frames of no kind. */
export type Guess = { silenceMs: number; frames: number; kinds: readonly Kind[]; others: readonly Heard[] };

/** From that between two messages of a chip (8 ms) to what an adapter that collects (16 ms) may put between two bytes. */
const silencesMs = [6, 12, 25, 50];

/** `heard`: what no known family is sure of. The silence is that by which most frames fall into kinds that are sure. */
export function guess(heard: readonly Heard[], baud: number): Guess {
  const all = silencesMs.map(silenceMs => guessAt(heard, silenceMs, baud));
  return all.reduce((best, one) => (worth(one) > worth(best) ? one : best));
}

function worth({ frames, kinds }: Guess): number {
  const sure = kinds.reduce(
    (sum, kind) => sum + kind.frames.length * (4 * Number(kind.check.sure) + Number(kind.head.sure)),
    0,
  );
  return frames === 0 ? 0 : sure / frames;
}

function guessAt(heard: readonly Heard[], silenceMs: number, baud: number): Guess {
  const { frames, groups, others } = groupsOf(heard, silenceMs, baud);
  const seen = { frames: frames.length, shares: sharesOf(frames) };
  const kinds = groups.flatMap(group => kindsOf(group, seen));
  return { silenceMs, frames: frames.length, kinds, others };
}

type Seen = { frames: number; shares: readonly number[] };

/** Of two kinds that begin with the same byte, the second byte tells them apart: split when that makes one of them sure. */
function kindsOf(group: Group, seen: Seen): Kind[] {
  const whole = kindOf(group.frames, seen);
  if (whole.check.sure || group.sharedBytes !== 1) return [whole];
  const parts = [...Map.groupBy(group.frames, ({ bytes }) => bytes[1]).values()];
  if (parts.length > group.frames.length / 3) return [whole];
  const kinds = parts.map(frames => kindOf(frames, seen));
  return kinds.some(({ check }) => check.sure) ? kinds : [whole];
}

function kindOf(frames: readonly Heard[], seen: Seen): Kind {
  const bytes = frames.map(frame => frame.bytes);
  const different = distinct(bytes);
  const { head, fits } = headOf(bytes);
  const end = endOf(different, head.length);
  const check = guessCheck(bytes);
  const lengthByte = guessLengths(different);
  const apart = new Set(lengthByte.map(({ at }) => at));
  for (const { place } of check.sure ? check.rules : []) if (place.from === 'front') apart.add(place.at);
  const key = guessKey(frames, isCheckPlace(check, different));
  return {
    frames,
    distinct: different.length,
    lengths: [...new Set(bytes.map(({ length }) => length))].toSorted((one, other) => one - other),
    head: { bytes: head, fits, of: seen.frames, sure: isSureHead(head, fits, seen) },
    end,
    check,
    lengthByte,
    addresses: guessAddresses(bytes, head.length, apart),
    ...(key !== undefined && { key }),
  };
}

/** Nine in ten must have it, so that one damaged byte does not hide it. */
function headOf(frames: readonly Uint8Array[]): { head: Uint8Array; fits: number } {
  let head: number[] = [];
  let having = [...frames];
  for (;;) {
    const nexts = Map.groupBy(
      having.filter(({ length }) => length > head.length + 1),
      frame => frame[head.length] ?? 0,
    );
    const [byte, those] = [...nexts].reduce<[number, Uint8Array[]]>(
      (best, one) => (one[1].length > best[1].length ? [one[0], one[1]] : best),
      [0, []],
    );
    if (those.length < frames.length * 0.9 || those.length === 0)
      return { head: Uint8Array.from(head), fits: head.length === 0 ? 0 : having.length };
    head = [...head, byte];
    having = those;
  }
}

function endOf(frames: readonly Uint8Array[], headBytes: number): Uint8Array {
  const [first] = frames;
  const shortest = Math.min(...frames.map(({ length }) => length));
  const shared = frames.length < 3 ? 0 : Math.min(sharedEnd(frames), shortest - headBytes);
  return first === undefined || shared <= 0 ? new Uint8Array() : first.slice(first.length - shared);
}

/** Of each value, its share of all bytes. */
function sharesOf(frames: readonly Heard[]): number[] {
  const times = Array.from({ length: 256 }, () => 0);
  for (const { bytes } of frames) for (const byte of bytes) times[byte] = (times[byte] ?? 0) + 1;
  const all = Math.max(
    1,
    times.reduce((sum, one) => sum + one, 0),
  );
  return times.map(one => one / all);
}

function isSureHead(head: Uint8Array, fits: number, { frames, shares }: Seen): boolean {
  const [first] = head;
  return first !== undefined && unlikeElsewhere(fits, frames, shares[first] ?? 1);
}

/** Where the check stands: it changes with every key, and is none. */
function isCheckPlace(check: CheckGuess, frames: readonly Uint8Array[]): (at: number) => boolean {
  const [length = 0, ...others] = new Set(frames.map(frame => frame.length));
  const places = new Set<number>();
  for (const { name, place } of check.sure ? check.rules : []) {
    const wide = name.startsWith('CRC-16') ? 2 : 1;
    for (let nth = 0; nth < wide; nth += 1) {
      const at = place.from === 'end' ? nth - place.at : place.at + nth;
      places.add(at);
      if (others.length === 0) places.add(at < 0 ? length + at : at - length);
    }
  }
  return at => places.has(at);
}
