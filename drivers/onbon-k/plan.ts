/** What to send next so that a card shows the wanted areas: pure, given what is known of the card. */
import { type Area, type AreaUpdate, areaOverheadBytes, type CardModel, cardLimits } from './codec.ts';
import { packetOverheadBytes } from './packet.ts';

/** An area on the card. `sure`: the card confirmed it; else it may show this or what stood there before. */
export type Held = { area: Area; sure: boolean; sinceMs: number };

export type Known = {
  /** By area id; `undefined`: nothing is known, whatever is there must go. */
  card: ReadonlyMap<number, Held> | undefined;
  /** The card may hold others, too: what confirmed that it was cleared may have been the answer to something earlier. */
  doubtful: boolean;
  /** When an area was last sent such that the card may have drawn it, by id, in ms. */
  drawnAtMs: ReadonlyMap<number, number>;
  /** Monotonic, as all times here. */
  nowMs: number;
};

export type Plan =
  | { is: 'send'; update: AreaUpdate; why: 'changed' | 'refresh' }
  /** Nothing may or must be sent before `atMs`. `settled`: the card shows all that is wanted. */
  | { is: 'wait'; atMs: number; settled: boolean };

/** `areaGapMs`: the least time between two refreshes of one area; `refreshMs`: by then each is sent again. */
export type Pace = { model: CardModel; areaGapMs: number; refreshMs: number };

/** `known`: of the card, by the host's own count, now. */
export function plan(wanted: readonly Area[], known: Known, pace: Pace): Plan {
  const { card, doubtful, nowMs } = known;
  // Only an area that keeps its place can be drawn over; else the old one would stay beside the new.
  const moved =
    card === undefined || [...card.values()].some(held => !wanted.some(area => samePlace(area, held.area)));
  const changed = wanted.filter(area => {
    const held = moved ? undefined : card.get(area.id);
    return held === undefined || !held.sure || !sameArea(area, held.area);
  });
  const refreshAtMs = Math.min(
    ...wanted.map(area => (card?.get(area.id)?.sinceMs ?? nowMs) + pace.refreshMs),
  );
  const refresh = refreshAtMs <= nowMs;
  const whole = moved || (refresh && doubtful);
  const due = refresh ? wanted : changed;
  if (due.length === 0) return { is: 'wait', atMs: refreshAtMs, settled: true };

  // §2.1: the card redraws an area once a second at most; the latest picture waits, those between are never sent.
  const freeAtMs = (area: Area): number => (known.drawnAtMs.get(area.id) ?? -Infinity) + pace.areaGapMs;
  const ready = due.filter(area => freeAtMs(area) <= nowMs);
  const settled = changed.length === 0;
  if (whole && ready.length < due.length)
    return { is: 'wait', atMs: Math.max(...due.map(freeAtMs)), settled };
  if (ready.length === 0) return { is: 'wait', atMs: Math.min(...due.map(freeAtMs)), settled };

  const areas = firstFrame(ready, pace.model);
  const why = areas.some(area => changed.includes(area)) ? 'changed' : 'refresh';
  return { is: 'send', update: { remove: whole ? 'all' : [], areas }, why };
}

/** §5.1.3: as many areas as the receive buffer of the card takes; the rest follows in a frame of its own. */
function firstFrame(areas: readonly Area[], model: CardModel): Area[] {
  const lengthBytes = 2;
  let room = cardLimits[model].bufferBytes - packetOverheadBytes - 2; // counts of deleted and of drawn areas
  return areas.filter((area, index) => {
    room -= lengthBytes + areaOverheadBytes + area.text.length;
    return index === 0 || room >= 0;
  });
}

function samePlace(a: Area, b: Area): boolean {
  return a.id === b.id && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

export function sameAreas(a: readonly Area[], b: readonly Area[]): boolean {
  return (
    a.length === b.length &&
    a.every((area, n) => {
      const other = b[n];
      return other !== undefined && sameArea(area, other);
    })
  );
}

function sameArea(a: Area, b: Area): boolean {
  return (
    samePlace(a, b) &&
    a.displayMode === b.displayMode &&
    a.centred === b.centred &&
    Buffer.compare(a.text, b.text) === 0
  );
}
