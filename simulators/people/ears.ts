/** Eyes and ears of all who wait: what a board or a voice tells that it did not tell just before. */
import type { Boards } from './boards.ts';
import type { Call } from './call-words.ts';

export type Ears = {
  perceive(device: string): void;
  /** How many numbers are called on a counter's board, and no voice has said them yet. */
  unsaid(): number;
};

export function openEars(boards: Boards, hear: (call: Call) => void): Ears {
  /** What each told when it was looked at last. */
  const told = new Map<string, readonly string[]>();
  const textOf = ({ number, counter }: Call): string => `${number} ${counter}`;

  /** What a voice has said, as long as it stands on a board. */
  const said = new Set<string>();
  const standing = (): Call[] => boards.called();

  return {
    unsaid: () => (boards.hasVoice ? standing().filter(call => !said.has(textOf(call))).length : 0),
    perceive(device) {
      const calls = boards.callsOf(device);
      const before = told.get(device) ?? [];
      told.set(device, calls.map(textOf));
      if (!boards.readable.includes(device)) for (const call of calls) said.add(textOf(call));
      else if (said.size > 0) {
        const still = new Set(standing().map(textOf));
        for (const one of said) if (!still.has(one)) said.delete(one);
      }
      for (const call of calls) if (!before.includes(textOf(call))) hear(call);
    },
  };
}
