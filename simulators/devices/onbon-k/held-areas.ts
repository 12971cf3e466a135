/** The dynamic areas that a card holds in its RAM (potocol.md §8.2.1, §9.1). */
import type { Timers } from '../../../drivers/device.ts';
import {
  type Area,
  areaOverheadBytes,
  type CardModel,
  cardLimits,
  decodeAreaUpdate,
  errors,
  type Request,
  untilExpired,
} from '../../../drivers/onbon-k/codec.ts';

/** §2.1: dynamic areas are refreshed at most once a second. */
const leastRefreshMs = 1000;

type Board = { width: number; height: number; model: CardModel };

export function heldAreas(board: Board, { timers, changed }: { timers: Timers; changed(): void }) {
  const limits = cardLimits[board.model];
  const held = new Map<number, { area: Area; cancelExpiry: () => void }>();
  /** By area id, deleted areas too. */
  const drawnAtMs = new Map<number, number>();
  let overProgramme = true;
  let tooFast = 0;

  function drop(id: number): void {
    held.get(id)?.cancelExpiry();
    held.delete(id);
  }

  function dropAll(): void {
    for (const id of held.keys()) drop(id);
  }

  function draw(area: Area): void {
    if (timers.now() - (drawnAtMs.get(area.id) ?? -Infinity) < leastRefreshMs) tooFast += 1;
    drawnAtMs.set(area.id, timers.now());
    drop(area.id);
    const expire = (): void => {
      held.delete(area.id);
      changed();
    };
    const expires = area.runMode === untilExpired;
    held.set(area.id, {
      area,
      cancelExpiry: expires ? timers.after(area.expiresAfterS * 1000, expire) : () => {},
    });
  }

  function fits(area: Area): boolean {
    const inside = area.x + area.width <= board.width && area.y + area.height <= board.height;
    return inside && area.id < limits.areas && areaOverheadBytes + area.text.length <= limits.areaBytes;
  }

  return {
    clear(): number {
      dropAll();
      changed();
      return errors.none;
    },
    /** The error code of §6. */
    update(request: Request): number {
      const update = decodeAreaUpdate(request.payload);
      if (update === undefined) return errors.unknownCommand;
      if (!update.areas.every(fits)) return errors.outOfMemory;
      if (update.remove === 'all') dropAll();
      else update.remove.forEach(drop);
      for (const area of update.areas) draw(area);
      overProgramme = request.overProgramme;
      changed();
      return errors.none;
    },
    all: (): Area[] => Array.from(held.values(), ({ area }) => area),
    ids: () => Uint8Array.from(held.keys()),
    /** §4: in the normal mode the programme is shown beside the areas, whatever lies over the other. */
    besideProgramme: () => held.size === 0 || !overProgramme,
    tooFast: () => tooFast,
  };
}
