/** Which press made which events, told from the journal alone: what it did is taken back here, for whoever folds a day. */

import { final, undoable } from '../core/evolve/undo.ts';
import type { Event } from '../core/types/events.ts';

/** `at`: of the undo. */
type PutBack = (at: number) => void;

export type Presses = {
  /** Before each event is folded. */
  saw(event: Event, at: number): void;
  /** Something was changed: how it is put back, where a press did it that can be taken back. */
  did(putBack: PutBack): void;
  clear(): void;
};

export function openPresses(): Presses {
  /** By counter: what its last press did. */
  const last = new Map<string, PutBack[]>();
  let pressing: PutBack[] | undefined;

  function begin(event: Event, order: NonNullable<Event['order']>): void {
    pressing = undefined;
    const counter = 'counter' in event ? event.counter : undefined;
    if (counter === undefined) return;
    if (final.has(order) || undoable.has(order)) last.delete(counter);
    if (!undoable.has(order)) return;
    pressing = [];
    last.set(counter, pressing);
  }

  return {
    saw(event, at) {
      if (event.order !== undefined) begin(event, event.order);
      if (event.kind !== 'press-undone') return;
      pressing = undefined;
      for (const putBack of last.get(event.counter)?.toReversed() ?? []) putBack(at);
      last.delete(event.counter);
    },
    did: putBack => void pressing?.push(putBack),
    clear() {
      last.clear();
      pressing = undefined;
    },
  };
}
