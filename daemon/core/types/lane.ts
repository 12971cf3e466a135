/**
 * Visits in the order of a key. Within a queue and class P = weight × W now − key with key = weight × W at joining −
 * credit, so the order of calling never changes with time (R2). Nothing is divided: equal P stays equal, then the rank
 * and the order of issue decide. Kept in chunks, so that the cost of joining and leaving does not grow with the number
 * waiting.
 */
import type { VisitClass } from './rules.ts';

export type Waiting = { ticket: string; key: number; rank: number; order: number };
export type Lane = { size: number; chunks: Waiting[][] };

/** Those who wait in one queue. */
export type QueueLanes = {
  /** By class, in the order in which any counter calls them. */
  pool: Map<VisitClass, Lane>;
  /** Since when the pool has not been empty; none while it is. */
  pooledSince?: number;
  /** Those kept for one counter. */
  bound: Map<string, Map<VisitClass, Lane>>;
  /** Those who stepped away and whose turn has not come yet, in the same order (R16). */
  away: Map<VisitClass, Lane>;
  /** All who wait by class, the one who came first is first. */
  joined: Map<VisitClass, Lane>;
};

const chunkMost = 256;

export function emptyLane(): Lane {
  return { size: 0, chunks: [] };
}

export type Spot = Pick<Waiting, 'key' | 'rank' | 'order'>;

export const isBefore = (one: Spot, other: Spot) =>
  one.key < other.key ||
  (one.key === other.key && (one.rank < other.rank || (one.rank === other.rank && one.order < other.order)));

/** The first index in `0 … length` at which `holds` is true; it must stay true from there on. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The chunk and the index in it at which `spot` stands, or would stand. */
function find(lane: Lane, spot: Spot): { chunk: number; index: number } {
  const chunk = firstIndex(lane.chunks.length, at => !isBefore(lane.chunks[at]?.at(-1) ?? spot, spot));
  const there = lane.chunks[chunk] ?? [];
  return { chunk, index: firstIndex(there.length, at => !isBefore(there[at] ?? spot, spot)) };
}

export function join(lane: Lane, waiting: Waiting): void {
  lane.size += 1;
  const found = find(lane, waiting);
  const last = lane.chunks.length - 1;
  if (last < 0) {
    lane.chunks.push([waiting]);
    return;
  }
  // Behind everybody: at the end of the last chunk.
  const at = found.chunk > last ? last : found.chunk;
  const chunk = lane.chunks[at] ?? [];
  chunk.splice(found.chunk > last ? chunk.length : found.index, 0, waiting);
  if (chunk.length > chunkMost) lane.chunks.splice(at + 1, 0, chunk.splice(chunkMost / 2));
}

export function leave(lane: Lane, waiting: Waiting): void {
  const { chunk: at, index } = find(lane, waiting);
  const chunk = lane.chunks[at];
  if (chunk?.[index]?.ticket !== waiting.ticket) throw new Error(`${waiting.ticket} is not in its lane`);
  chunk.splice(index, 1);
  lane.size -= 1;
  if (chunk.length === 0) lane.chunks.splice(at, 1);
}

/** Who stands at this place, counted from 0. */
export function standingAt(lane: Lane, place: number): Waiting | undefined {
  let before = 0;
  for (const chunk of lane.chunks) {
    if (place < before + chunk.length) return chunk[place - before];
    before += chunk.length;
  }
  return undefined;
}

/** How many stand before this spot. */
export function countBefore(lane: Lane, spot: Spot): number {
  const { chunk, index } = find(lane, spot);
  const { chunks, size } = lane;
  // Counted from the nearer end: who joins stands near the last.
  if (chunk * 2 > chunks.length) {
    let behind = -index;
    for (let at = chunk; at < chunks.length; at += 1) behind += chunks[at]?.length ?? 0;
    return size - behind;
  }
  let before = index;
  for (let at = 0; at < chunk; at += 1) before += chunks[at]?.length ?? 0;
  return before;
}

export function emptyQueue(): QueueLanes {
  return { pool: new Map(), bound: new Map(), away: new Map(), joined: new Map() };
}
