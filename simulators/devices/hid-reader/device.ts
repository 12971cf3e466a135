import { endStroke, strokesOf } from '../../../drivers/hid-reader/codec.ts';
import { decodeLeds, encodeBootReport } from '../../../drivers/parts/frame/boot-report.ts';
import { readerHands } from '../parts/reader-hands.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

/** A scanner that types what it reads: each key down and up, and Enter behind it. */
export function simulateHidReader(around: Surroundings): Simulator {
  let isCapsLock = false;

  function send(line: string): void {
    for (const { usage, modifiers } of [...(strokesOf(line) ?? []), endStroke]) {
      around.send(encodeBootReport([usage], modifiers));
      around.send(encodeBootReport([]));
    }
  }

  const hands = readerHands(around, {
    send,
    refuses: line =>
      strokesOf(line) === undefined
        ? 'A reader that types as a keyboard has the characters of the US layout only.'
        : undefined,
  });
  return {
    ...hands,
    receive(report) {
      const leds = decodeLeds(report);
      if (leds === undefined || leds.capsLock === isCapsLock) return;
      isCapsLock = leds.capsLock;
      around.changed();
    },
    fault(name) {
      if (name !== 'power-cycle') return hands.fault(name);
      isCapsLock = false;
      around.changed();
      return true;
    },
    shows: () => ({ ...hands.shows(), capsLock: isCapsLock ? 'on' : 'off' }),
  };
}
