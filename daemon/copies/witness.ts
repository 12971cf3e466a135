/**
 * The second folder as a witness at the start: whether it knows more of the journal than the journal does (I11). It is asked
 * by a process of its own, and has an answer in time or none: the hall does not wait for a medium that hangs.
 */
import { join } from 'node:path';
import type { Timers } from '../../drivers/device.ts';
import { forkProcess, howEnded } from '../../drivers/link/begin-process.ts';
import type { Tip } from '../journal/hash-chain.ts';
import type { KnownBeside } from './known-end.ts';
import { words } from './words.ts';

export type WitnessPlace = { folder: string; hall: string; timers: Timers };

/** Where the journal ends; left out while it has no event. */
export type WitnessQuestion = { tip?: Tip; day?: string };

export type WitnessSaid = KnownBeside | { is: 'no-answer'; why: string };

export type Witness = {
  /** Asked once. Resolves within `answersWithinMs`, and never rejects. */
  ask(question: WitnessQuestion): Promise<WitnessSaid>;
  /** Nobody asks any more. */
  close(): void;
};

export const answersWithinMs = 2000;

/** Its process is started at once, so that it stands by the time the journal is verified, and can be asked. */
export function openWitness({ folder, hall, timers }: WitnessPlace): Witness {
  const { promise: said, resolve } = Promise.withResolvers<WitnessSaid>();
  const none = (why: string) => resolve({ is: 'no-answer', why });
  const child = forkProcess(
    [join(import.meta.dirname, 'witness-child.ts'), folder, hall],
    // Rows have bytes in them.
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' },
    how => none(howEnded(how)),
  );
  child?.on('message', message => resolve(message as WitnessSaid));

  /** One that waits in the kernel ends when that answers; nobody waits for it. */
  function close(): void {
    if (child === undefined) return;
    child.kill('SIGKILL');
    if (child.connected) child.disconnect();
    child.unref();
  }

  return {
    async ask(question) {
      const cancel = timers.after(answersWithinMs, () => none(words.noAnswer(answersWithinMs)));
      if (child?.connected === true) child.send(question, error => error && none(error.message));
      const answer = await said;
      cancel();
      close();
      return answer;
    },
    close,
  };
}
