/** Frames that nobody knows, sorted by how they begin. */
import { bursts, distinct, type Heard } from '../heard.ts';

/** The frames of one kind, as far as their beginning tells; `sharedBytes`: as many of the first are alike in all. */
export type Group = { frames: Heard[]; sharedBytes: number };

const leastFrames = 3;
/** Fewer bytes in common are too often in the middle of a frame as well. */
const leastToSplitBytes = 2;
const smallestShare = 0.05;

/** Cut by silence, and where the beginning of a kind stands again; `others`: of no group. */
export function groupsOf(
  heard: readonly Heard[],
  silenceMs: number,
  baud: number,
): { frames: Heard[]; groups: Group[]; others: Heard[] } {
  const cut = bursts(heard, silenceMs, baud);
  const byFirst = Map.groupBy(cut, ({ bytes }) => bytes[0]);
  const groups: Group[] = [];
  const rest: Heard[] = [];
  for (const frames of byFirst.values()) {
    const isKind =
      frames.length >= Math.max(leastFrames, cut.length * smallestShare) && distinctOf(frames).length > 1;
    if (isKind) groups.push(split(frames));
    else rest.push(...frames);
  }
  // What has no head begins with whatever it says first, and is known by its length at most.
  const others: Heard[] = [];
  for (const frames of Map.groupBy(rest, ({ bytes }) => bytes.length).values()) {
    if (distinctOf(frames).length >= leastFrames && frames.every(({ bytes }) => bytes.length >= 3))
      groups.push({ frames, sharedBytes: 0 });
    else others.push(...frames);
  }
  const frames = [...groups.flatMap(group => group.frames), ...others];
  return { frames, groups: groups.toSorted((one, other) => other.frames.length - one.frames.length), others };
}

const distinctOf = (frames: readonly Heard[]): Uint8Array[] => distinct(frames.map(({ bytes }) => bytes));

/** Two frames without silence between them are two, where the first is then as long as one that came alone. */
function split(frames: readonly Heard[]): Group {
  const shared = sharedFront(frames.map(({ bytes }) => bytes));
  if (shared < leastToSplitBytes) return { frames: [...frames], sharedBytes: shared };
  const head = frames[0]?.bytes.subarray(0, shared) ?? new Uint8Array();
  const alone = new Set(frames.flatMap(({ bytes }) => (next(bytes, head, 1) === -1 ? [bytes.length] : [])));
  const parts = frames.flatMap(frame => {
    const found: Heard[] = [];
    let from = 0;
    for (let at = next(frame.bytes, head, 1); at !== -1; at = next(frame.bytes, head, at + 1)) {
      if (!alone.has(at - from)) continue;
      found.push({ ...frame, bytes: frame.bytes.slice(from, at) });
      from = at;
    }
    return [...found, { ...frame, bytes: frame.bytes.slice(from) }];
  });
  return { frames: parts, sharedBytes: shared };
}

const next = (bytes: Uint8Array, head: Uint8Array, from: number): number =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(head, from);

/** How many of the first bytes all have alike. */
export function sharedFront(frames: readonly Uint8Array[]): number {
  const [first, ...others] = frames;
  if (first === undefined) return 0;
  let count = 0;
  while (count < first.length && others.every(frame => frame[count] === first[count])) count += 1;
  return count;
}

/** How many of the last bytes all have alike. */
export function sharedEnd(frames: readonly Uint8Array[]): number {
  return sharedFront(frames.map(frame => frame.toReversed()));
}
