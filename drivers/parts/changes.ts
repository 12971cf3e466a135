/** Tells the hall about a device only what has changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Fitness, Reporter } from '../device.ts';

export type Telling = {
  fitness(fitness: Fitness): void;
  /** The fitness told last; `undefined` before the first. */
  told(): Fitness | undefined;
  /** Why it can be given nothing to do; nothing when it is ready. */
  whyNotReady(): string | undefined;
};

/** What is told goes to `report`, unless it was told last. */
export function telling<Said>(report: Reporter<Said>): Telling {
  let told: Fitness | undefined;

  return {
    fitness(fitness) {
      if (isDeepStrictEqual(told, fitness)) return;
      told = fitness;
      report({ is: 'fitness', fitness });
    },
    told: () => told,
    whyNotReady() {
      if (told === undefined) return 'it has not answered yet';
      return told.is === 'ready' ? undefined : told.why;
    },
  };
}
