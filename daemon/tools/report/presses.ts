/** Which press made which events, told from the journal alone, so that what was taken back is taken back in the figures too. */

import { final, undoable } from '../../core/evolve/undo.ts';
import type { Event } from '../../core/types/events.ts';

/** What a press touched, each with how it is put back; the first touch counts. */
type Press = { counter: string; putBack: Map<string, () => void> };

export type Presses = {
  /** Before each event is folded. */
  saw(event: Event): void;
  /** Before something is changed for the first time by a press: `keep` notes how it stands and returns what puts it back. */
  touch(what: string, keep: () => () => void): void;
  /** The last press of this counter is taken back. */
  takeBack(counter: string): void;
  clear(): void;
};

export function openPresses(): Presses {
  const last = new Map<string, Press>();
  let pressing: Press | undefined;

  function begin(event: Event, order: NonNullable<Event['order']>): void {
    pressing = undefined;
    const counter = 'counter' in event ? event.counter : undefined;
    if (counter === undefined) return;
    if (final.has(order) || undoable.has(order)) last.delete(counter);
    if (!undoable.has(order)) return;
    pressing = { counter, putBack: new Map() };
    last.set(counter, pressing);
  }

  return {
    saw(event) {
      if (event.order !== undefined) begin(event, event.order);
    },
    touch(what, keep) {
      if (pressing?.putBack.has(what) === false) pressing.putBack.set(what, keep());
    },
    takeBack(counter) {
      pressing = undefined;
      for (const putBack of last.get(counter)?.putBack.values() ?? []) putBack();
      last.delete(counter);
    },
    clear() {
      last.clear();
      pressing = undefined;
    },
  };
}
