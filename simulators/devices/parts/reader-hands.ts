/** What a person does at a reader: presses a button (`press`), or holds a label under it (`scan`). */
import { printableLine } from '../../../drivers/line-reader/codec.ts';
import type { Simulator, Surroundings } from '../simulator.ts';
import { stuckKey } from './stuck-key.ts';

const charactersAtMost = 256;
const sentAtMost = 20;

/**
 * `send`: as its way has it; `refuses`: why it cannot say this line. What sticks is the button that was pressed last, or is
 * pressed next; of a scanner, its trigger.
 */
export function readerHands(
  around: Pick<Surroundings, 'timers' | 'changed'>,
  {
    send,
    refuses = () => undefined,
  }: { send(line: string): void; refuses?(line: string): string | undefined },
): Omit<Simulator, 'receive'> {
  let sent: string[] = [];
  const stuck = stuckKey(around.timers);
  let sticks = false;

  function say(line: string): void {
    sent = [...sent, line].slice(-sentAtMost);
    send(line);
    around.changed();
  }

  return {
    act(action) {
      const [[does, line] = [], ...more] = Object.entries(action);
      if (more.length > 0 || (does !== 'press' && does !== 'scan')) {
        return 'A reader takes one of {"press": line} and {"scan": line}.';
      }
      if (typeof line !== 'string' || line.length > charactersAtMost || printableLine(line) !== line) {
        return `A reader sends one line of printable text, at most ${charactersAtMost} characters, without spaces around it.`;
      }
      const refused = refuses(line);
      if (refused !== undefined) return refused;
      if (sticks) stuck.stick(() => say(line));
      else say(line);
      return undefined;
    },
    fault(name) {
      if (name !== 'stuck-key' && name !== 'none') return false;
      sticks = name === 'stuck-key';
      const last = sent.at(-1);
      if (!sticks) stuck.free();
      else if (last !== undefined) stuck.stick(() => say(last));
      return true;
    },
    shows: () => ({ sent: [...sent] }),
  };
}
