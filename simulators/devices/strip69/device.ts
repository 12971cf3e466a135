/**
 * A strip that is told frames of 69 bytes. Assumed, because no source says: a frame that it takes is seen at once; then its
 * stored screens take turns, and what is on none of them is dark; after power on all of them are empty. A damaged frame is dropped,
 * but for a damaged head, which is not in the sum: then the frame is another strip's. It says nothing.
 */
import { firstStored, screenDecoder, textOf } from '../../../drivers/strip69/codec.ts';
import type { Strip69Settings } from '../../../drivers/strip69/definition.ts';
import { characterRows } from '../parts/character-rows.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

/** How long a screen stands before the next: E0 is the longest of its eight times, and how long that is no source says. */
const stayMs = 2000;

export function simulateStrip69(
  { address, places }: Pick<Strip69Settings, 'address' | 'places'>,
  around: Surroundings,
): Simulator {
  const { timers, changed } = around;
  const rows = characterRows({ count: 1, columns: 2 * places, colour: 'red' }, around);
  const stored = new Map<number, string>();
  let decode = screenDecoder();
  let cancel = (): void => {};

  function show(screen: number): void {
    cancel();
    rows.write(0, stored.get(screen) ?? '');
    changed();
    const order = [...stored.keys()].toSorted((a, b) => a - b);
    const next = order[(order.indexOf(screen) + 1) % order.length] ?? screen;
    // That they take turns is seen only while they differ.
    const differ = new Set(stored.values()).size > 1;
    if (differ) cancel = timers.after(stayMs, () => show(next));
  }

  return {
    receive(bytes) {
      for (const message of decode(bytes)) {
        if (message.is !== 'screen') continue;
        const { screen } = message;
        if (screen.address !== address || screen.screen < firstStored) continue;
        stored.set(screen.screen, textOf(screen));
        show(screen.screen);
      }
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'none') return true;
      if (name !== 'power-cycle') return false;
      cancel();
      stored.clear();
      rows.clear();
      decode = screenDecoder();
      changed();
      return true;
    },
    drawing: rows.drawing,
    shows: rows.shows,
  };
}
