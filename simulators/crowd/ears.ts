/** Eyes and ears of all who wait: what a board or a voice tells that it did not tell just before. */
import type { Boards } from './boards.ts';
import type { Call } from './call-words.ts';

export type Ears = { perceive(device: string): void };

export function openEars(boards: Boards, hear: (call: Call) => void): Ears {
  /** What each told when it was looked at last. */
  const told = new Map<string, readonly string[]>();
  const textOf = ({ number, counter }: Call): string => `${number} ${counter}`;

  return {
    perceive(device) {
      const calls = boards.callsOf(device);
      const before = told.get(device) ?? [];
      told.set(device, calls.map(textOf));
      for (const call of calls) if (!before.includes(textOf(call))) hear(call);
    },
  };
}
