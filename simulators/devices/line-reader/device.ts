import { printableLine } from '../../../drivers/line-reader/codec.ts';
import { stuckKey } from '../parts/stuck-key.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

const charactersAtMost = 64;
const sentAtMost = 20;

/**
 * A button box (`press`: the line of the button) or a scanner (`scan`: what the label says). What sticks is the button that was
 * pressed last, or is pressed next; of a scanner, its trigger.
 */
export function simulateLineReader(around: Surroundings): Simulator {
  let sent: string[] = [];
  const stuck = stuckKey(around.timers);
  let sticks = false;

  function send(line: string): void {
    sent = [...sent, line].slice(-sentAtMost);
    around.send(Buffer.from(`${line}\r\n`));
    around.changed();
  }

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
      if (sticks) stuck.stick(() => send(line));
      else send(line);
      return undefined;
    },
    fault(name) {
      if (name !== 'stuck-key' && name !== 'none') return false;
      sticks = name === 'stuck-key';
      const last = sent.at(-1);
      if (!sticks) stuck.free();
      else if (last !== undefined) stuck.stick(() => send(last));
      return true;
    },
    shows: () => ({ sent: [...sent] }),
  };
}
