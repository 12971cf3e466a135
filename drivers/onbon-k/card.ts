/** What a card holds, by the host's own count, and what to send next so that it shows the wanted areas. */
import { isDeepStrictEqual } from 'node:util';
import { type Area, type AreaUpdate, areaOverheadBytes, type CardModel, cardLimits } from './codec.ts';
import { packetOverheadBytes } from './packet.ts';

export type Plan =
  | { is: 'send'; update: AreaUpdate }
  /** Nothing may or must be sent before `atMs`. `settled`: the card shows all that is wanted. */
  | { is: 'wait'; atMs: number; settled: boolean };

/**
 * `areaGapMs`: the least time between two refreshes of one area; `refreshAfterMs`: by then each is sent again; `replyWithinMs`:
 * so long an answer that is overdue may come yet.
 */
export type Pace = { model: CardModel; areaGapMs: number; replyWithinMs: number; refreshAfterMs(): number };

export type Card = {
  plan(wanted: readonly Area[], nowMs: number): Plan;
  /** What came of an update that was sent at `askedAtMs`. */
  told(
    update: AreaUpdate,
    became: 'acked' | 'silent' | 'refused',
    at: { askedAtMs: number; nowMs: number },
  ): void;
  /** An answer is overdue: an ACK names nothing, so the next may be that to something earlier. */
  doubt(nowMs: number): void;
  /** Whatever is there must go. */
  forget(): void;
};

/**
 * An area on the card. `sure`: the card confirmed it; else it may show this or what stood there before. `isLate`: the ACK may
 * have been that to something earlier.
 */
type Held = { area: Area; sure: boolean; isLate: boolean; sinceMs: number };

export function newCard({ model, areaGapMs, replyWithinMs, refreshAfterMs }: Pace): Card {
  /** By area id; `undefined`: nothing is known. */
  let card: Map<number, Held> | undefined;
  /** When an area was last sent such that the card may have drawn it. */
  const drawnAtMs = new Map<number, number>();
  let clearedAtMs = -Infinity;
  let doubtUntilMs = -Infinity;
  let lateUntilMs = -Infinity;
  const freeAtMs = ({ id }: Area): number => (drawnAtMs.get(id) ?? -Infinity) + areaGapMs;

  return {
    plan(wanted, nowMs) {
      const refreshMs = refreshAfterMs();
      const refreshAtMs = Math.min(...wanted.map(({ id }) => (card?.get(id)?.sinceMs ?? nowMs) + refreshMs));
      const refresh = refreshAtMs <= nowMs;
      const doubtful = clearedAtMs < doubtUntilMs;
      // Only an area that keeps its place can be drawn over; else the old one would stay beside the new.
      const moved =
        card === undefined ||
        [...card.values()].some(held => !wanted.some(area => samePlace(area, held.area)));
      const heldOf = ({ id }: Area) => (moved ? undefined : card?.get(id));
      const changed = wanted.filter(
        area => heldOf(area)?.sure !== true || !isDeepStrictEqual(area, heldOf(area)?.area),
      );
      // Drawn again only when no late answer can come any more: else the next would be as doubtful.
      const isUndrawn = (area: Area): boolean =>
        heldOf(area)?.isLate !== true || !isDeepStrictEqual(area, heldOf(area)?.area);
      const again = nowMs >= lateUntilMs ? changed : changed.filter(isUndrawn);
      // What a frame that deleted all had no room for follows it, and deletes nothing.
      const rest = moved ? [] : wanted.filter(({ id }) => card?.has(id) !== true);
      const whole = rest.length === 0 && (moved || ((refresh || again.length > 0) && doubtful));
      const due = rest.length > 0 ? rest : whole || refresh ? wanted : again;
      const settled = changed.length === 0;
      if (due.length === 0)
        return { is: 'wait', atMs: settled ? refreshAtMs : Math.min(refreshAtMs, lateUntilMs), settled };
      // §2.1: the card redraws an area once a second at most; the latest picture waits, those between are never sent.
      const ready = due.filter(area => freeAtMs(area) <= nowMs);
      if (whole && ready.length < due.length)
        return { is: 'wait', atMs: Math.max(...due.map(freeAtMs)), settled };
      if (ready.length === 0) return { is: 'wait', atMs: Math.min(...due.map(freeAtMs)), settled };
      return { is: 'send', update: { remove: whole ? 'all' : [], areas: firstFrame(ready, model) } };
    },
    told({ remove, areas }, became, { askedAtMs, nowMs }) {
      // An ACK that may be that to something earlier proves nothing, and its own may come yet.
      const isLate = became === 'acked' && askedAtMs < lateUntilMs;
      if (isLate) lateUntilMs = nowMs + replyWithinMs;
      const sure = became === 'acked' && !isLate;
      // A card that is silent may have drawn what it was sent; one that refused has not.
      if (became !== 'refused') for (const { id } of areas) drawnAtMs.set(id, nowMs);
      if (remove === 'all') card = became === 'acked' ? new Map() : undefined;
      if (remove === 'all' && sure) clearedAtMs = askedAtMs;
      for (const area of areas) card?.set(area.id, { area, sure, isLate, sinceMs: nowMs });
    },
    doubt(nowMs) {
      doubtUntilMs = nowMs + refreshAfterMs();
      lateUntilMs = nowMs + replyWithinMs;
    },
    forget() {
      card = undefined;
    },
  };
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
