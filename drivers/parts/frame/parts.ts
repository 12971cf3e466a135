/**
 * A frame part by part. Each protocol has one function that goes through the parts of a frame in the order and by the names of
 * its maker's table, and says of each how long it is, what is written there, and what that means. By this one table a frame
 * is written, found among other bytes, and explained to a person (simulators/frames/field-table.ts).
 */
import { hexByte } from './words.ts';

type Means<Of> = string | ((of: Of) => string);

/** What does one of the three. */
export type Walk = {
  /** `always`: all that it may be. What has no `value` is written as zeros. */
  bytes(
    part: { name: string; length: number; always?: readonly number[] },
    value: Iterable<number> | undefined,
    means: Means<Uint8Array>,
  ): Uint8Array;
  /** The frame up to here. */
  before(): Uint8Array;
  /** It is no such frame. `fault`: what a person is told. */
  wrong(fault?: string): void;
  /** False: whether it is one is known, so that a table of many parts need not go through the rest of them. */
  goesOn(): boolean;
};

/**
 * Each gives what stands there: what is read, as far as it is there, or what is written: `value`. To read, that may be
 * left out.
 */
export type Parts = Omit<Walk, 'bytes'> & {
  bytes(name: string, length: number, value?: Iterable<number>, means?: Means<Uint8Array>): Uint8Array;
  byte(name: string, value?: number, means?: Means<number>): number;
  /** Numbers of more bytes, the low one first, or the high one. */
  low(name: string, length: number, value?: number, means?: Means<number>): number;
  high(name: string, length: number, value?: number, means?: Means<number>): number;
  mark(name: string, bytes: readonly number[], means: Means<Uint8Array>): void;
};

export function partsBy({ bytes, ...walk }: Walk): Parts {
  const number =
    (numberIn: (bytes: Uint8Array) => number, bytesOf: (number: number, length: number) => Uint8Array) =>
    (name: string, length: number, value = 0, means: Means<number> = ''): number => {
      const found = bytes({ name, length }, bytesOf(value, length), part =>
        typeof means === 'string' ? means : means(numberIn(part)),
      );
      return numberIn(found);
    };
  const low = number(lowFirst, lowBytes);

  return {
    ...walk,
    bytes: (name, length, value, means = '') => bytes({ name, length }, value, means),
    byte: (name, value, means) => low(name, 1, value, means),
    low,
    high: number(highFirst, (value, length) => lowBytes(value, length).toReversed()),
    mark(name, always, means) {
      const found = bytes({ name, length: always.length, always }, always, means);
      if (found.some((byte, at) => byte !== always[at])) walk.wrong('a mark is not where it belongs');
    },
  };
}

/** One byte that is made of those before it: `right`, of what is named. */
export function checkByte(parts: Parts, name: string, right: number, made: string): void {
  const [found] = parts.bytes(name, 1, [right], ([byte]) =>
    byte === right ? 'right' : `wrong: ${made} make ${hexByte(right)}`,
  );
  if (found === undefined || found === right) return;
  parts.wrong(`the ${name} is ${hexByte(found)}, and its bytes make ${hexByte(right)}`);
}

const lowBytes = (number: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, at) => Math.floor(number / 256 ** at));

export function lowFirst(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

export function highFirst(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

export function write(frame: (parts: Parts) => unknown): Uint8Array {
  const written: number[] = [];
  const walk = partsBy({
    bytes({ length }, value = new Uint8Array(length)) {
      const bytes = Uint8Array.from(value);
      written.push(...bytes);
      return bytes;
    },
    before: () => Uint8Array.from(written),
    wrong() {},
    goesOn: () => true,
  });
  frame(walk);
  return Uint8Array.from(written);
}

/** What stands at the beginning of these bytes: a whole frame, the beginning of one, or none. */
export type Found<Message> =
  | { is: 'whole'; message: Message; length: number }
  | { is: 'unfinished' }
  | { is: 'none' };

export function find<Message>(from: Uint8Array, frame: (parts: Parts) => Message): Found<Message> {
  let at = 0;
  let ended: 'unfinished' | 'none' | undefined;
  const wrong = (): void => {
    ended ??= 'none';
  };
  const walk = partsBy({
    bytes({ length, always }) {
      const part = from.subarray(at, at + Math.max(0, length));
      if (always?.some((byte, nth) => nth < part.length && byte !== part[nth])) wrong();
      if (part.length < length) ended ??= 'unfinished';
      at += part.length;
      return part;
    },
    before: () => from.subarray(0, at),
    wrong,
    goesOn: () => ended === undefined,
  });
  const message = frame(walk);
  return ended === undefined ? { is: 'whole', message, length: at } : { is: ended };
}

const none = { is: 'none' } as const;

/** Whichever of them is whole; none only when all are none. */
function findAny<Message>(from: Uint8Array, frames: readonly Table<Message>[]): Found<Message> {
  let ended: Found<Message> = none;
  for (const frame of frames) {
    const found = find(from, frame);
    if (found.is === 'unfinished') ended = found;
    if (found.is !== 'whole') continue;
    const { message, length } = found;
    if (message !== undefined) return { is: 'whole', message, length };
  }
  return ended;
}

/** Of bytes that are one frame from the first to the last. */
export function read<Message>(bytes: Uint8Array, frame: (parts: Parts) => Message): Message | undefined {
  const found = find(bytes, frame);
  return found.is === 'whole' && found.length === bytes.length ? found.message : undefined;
}

/** Some of what came: one frame, or bytes of which none begins. */
export type Piece<Message> = { bytes: Uint8Array; message?: Message };

type Table<Message> = (parts: Parts) => Message | undefined;

/** Cuts what comes in chunks into its pieces. Holds back at most one frame. */
export const cutter = <Message>(frame: Table<Message>): ((chunk: Uint8Array) => Piece<Message>[]) =>
  cutterOf([frame]);

/** Whether one of them may start with this byte. It is known of each once, as noise would go through whole tables at every byte. */
function startsOf<Message>(frames: readonly Table<Message>[]): (byte: number) => boolean {
  const known = new Map<number, boolean>();
  let of = frames.length;
  return byte => {
    if (of !== frames.length) known.clear();
    of = frames.length;
    const may = known.get(byte) ?? findAny(Uint8Array.of(byte), frames).is !== 'none';
    known.set(byte, may);
    return may;
  };
}

/** Of several kinds of frames, whose heads differ; more of them may come while it cuts. */
export function cutterOf<Message>(
  frames: readonly Table<Message>[],
): (chunk: Uint8Array) => Piece<Message>[] {
  const mayStart = startsOf(frames);
  let held = new Uint8Array();
  return chunk => {
    const all = Uint8Array.from([...held, ...chunk]);
    const pieces: Piece<Message>[] = [];
    let [from, at] = [0, 0];
    const sweep = (): void => {
      if (from < at) pieces.push({ bytes: all.slice(from, at) });
    };
    while (at < all.length) {
      const found = mayStart(all[at] ?? 0) ? findAny(all.subarray(at), frames) : none;
      if (found.is === 'unfinished') break;
      if (found.is === 'none') {
        at += 1;
        continue;
      }
      sweep();
      from = at + found.length;
      pieces.push({ bytes: all.slice(at, from), message: found.message });
      at = from;
    }
    sweep();
    held = all.slice(at);
    return pieces;
  };
}
