import { printableLine } from '../drivers/line-reader/codec.ts';
import type { Simulator, Surroundings } from './simulator.ts';

const charactersAtMost = 64;
const sentAtMost = 20;

/** A button box (`press`: the line of the button) or a scanner (`scan`: what the label says). */
export function simulateLineReader(around: Surroundings): Simulator {
  let sent: string[] = [];

  return {
    receive() {},
    act(action) {
      const [[does, line] = [], ...more] = Object.entries(action);
      if (more.length > 0 || (does !== 'press' && does !== 'scan')) {
        return 'A reader takes one of {"press": line} and {"scan": line}.';
      }
      if (typeof line !== 'string' || line.length > charactersAtMost || printableLine(line) !== line) {
        return `A reader sends one line of printable text, at most ${charactersAtMost} characters, without spaces around it.`;
      }
      sent = [...sent, line].slice(-sentAtMost);
      around.send(Buffer.from(`${line}\r\n`));
      around.changed();
      return undefined;
    },
    fault: name => name === 'none',
    shows: () => ({ sent: [...sent] }),
  };
}
