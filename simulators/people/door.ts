/** The door of the hall: who comes, and when. */

import { nextArrival } from '../../daemon/people/arrivals.ts';
import { readCurve } from '../../daemon/people/curve.ts';
import { crowdLimits } from '../page/crowd/limits.ts';
import type { Cancel } from './clock.ts';
import type { Person } from './floor.ts';
import { type Newcomer, newcomerOf } from './newcomer.ts';
import { sharesOf } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

export type Door = {
  /** The next one is drawn again, by the settings as they are now. `anew`: it is the first of its seed. */
  open(how: { anew: boolean }): void;
};

/** `came`: somebody is inside. */
export function openDoor(around: Surroundings, came: (person: Person) => void): Door {
  const { config, time, floor } = around;
  /** How many have come since the seed was set. */
  let drawn = 0;
  let cancelNext: Cancel = () => {};

  function expectNext(): void {
    cancelNext();
    const { seed, arrivals, mix } = around.settings();
    const curve = readCurve(arrivals, crowdLimits.perHour);
    const shares = sharesOf(config, mix);
    // Where nothing can be asked for, nobody comes.
    if ('why' in curve || shares.every(({ share }) => share === 0)) return;
    const citizen = newcomerOf(config.rules, shares, { seed, nth: drawn });
    const atMs = nextArrival(curve, time.ownMs(), citizen.gap);
    if (atMs !== undefined) cancelNext = time.after({ ownMs: atMs - time.ownMs() }, () => letIn(citizen));
  }

  function letIn(citizen: Newcomer): void {
    drawn += 1;
    const isFull = floor.isFull();
    const person = floor.come(citizen);
    if (isFull) floor.leave(person, 'turnedAway');
    else came(person);
    expectNext();
  }

  return {
    open({ anew }) {
      if (anew) drawn = 0;
      expectNext();
    },
  };
}
