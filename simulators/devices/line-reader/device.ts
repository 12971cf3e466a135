import { readerHands } from '../parts/reader-hands.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

/** A button box (`press`: the line of the button) or a scanner (`scan`: what the label says), on a port. */
export function simulateLineReader(around: Surroundings): Simulator {
  return {
    ...readerHands(around, { send: line => around.send(Buffer.from(`${line}\r\n`)) }),
    receive() {},
  };
}
