/** The door of the hall: who comes, when, and with whom. */

import { nextArrival } from '../../daemon/people/arrivals.ts';
import { burstBehind, firstShare } from '../../daemon/people/bursts.ts';
import { chanceOf } from '../../daemon/people/chance.ts';
import { type Curve, readCurve, scaled } from '../../daemon/people/curve.ts';
import type { Shared } from '../../daemon/people/full-load.ts';
import { companionsOf } from '../../daemon/people/groups.ts';
import { usualCrowd } from '../../daemon/people/shape.ts';
import { crowdLimits } from '../page/crowd/limits.ts';
import type { Cancel } from './clock.ts';
import type { Person } from './floor.ts';
import { type Drawn, type Newcomer, newcomerOf, type Wish } from './newcomer.ts';
import { sharesOf } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

export type Door = {
  /** Who is to come is drawn again, by the settings as they are now. `anew`: it begins with the first of its seed. */
  open(how: { anew: boolean }): void;
};

const { bursts } = usualCrowd;
const groupStream = 5;
const burstStream = 6;

type Wishes = readonly Shared<Wish>[];
/** By the settings of now. */
type Coming = { seed: number; curve: Curve; wishes: Wishes };

/** `came`: somebody is inside. */
export function openDoor(around: Surroundings, came: (person: Person) => void): Door {
  const { config, time, floor } = around;
  /** How many firsts have come since the seed was set. */
  let drawn = 0;
  const expected = new Set<Cancel>();

  function at(atMs: number, then: () => void): void {
    const cancel = time.after({ ownMs: atMs - time.ownMs() }, () => {
      expected.delete(cancel);
      then();
    });
    expected.add(cancel);
  }

  function expectNext(): void {
    const { seed, arrivals, mix } = around.settings();
    const curve = readCurve(arrivals, crowdLimits.perHour);
    const wishes = sharesOf(config, mix);
    // Where nothing can be asked for, nobody comes.
    if ('why' in curve || wishes.every(({ share }) => share === 0)) return;
    const citizen = newcomerOf(config.rules, wishes, { seed, nth: drawn });
    const atMs = nextArrival(scaled(curve, firstShare(bursts)), time.ownMs(), citizen.gap);
    if (atMs !== undefined) at(atMs, () => letInFirst(citizen, { seed, curve, wishes }));
  }

  /** And whoever is with them, for the same. */
  function letInFirst(citizen: Newcomer, { seed, curve, wishes }: Coming): void {
    const nth = drawn;
    drawn += 1;
    const first = letIn(citizen);
    const atMs = time.ownMs();
    const alike = wishes.filter(({ wish }) => wish.service === citizen.service);
    const draw = (who: NonNullable<Drawn['with']>): Newcomer =>
      newcomerOf(config.rules, alike, { seed, nth, with: who });
    for (const [which, afterMs] of companionsOf(curve, atMs, chanceOf(seed, groupStream, nth)).entries())
      at(afterMs, () => letIn(draw({ as: 'companion', which }), first));
    const many =
      bursts === undefined ? [] : burstBehind(curve, atMs, bursts, chanceOf(seed, burstStream, nth));
    for (const [which, afterMs] of many.entries()) at(afterMs, () => letIn(draw({ as: 'burst', which })));
    expectNext();
  }

  function letIn(citizen: Newcomer, first?: Person): Person {
    const isFull = floor.isFull();
    const person = floor.come(citizen, first);
    if (isFull) floor.leave(person, 'turnedAway');
    else came(person);
    return person;
  }

  return {
    open({ anew }) {
      if (anew) drawn = 0;
      for (const cancel of expected) cancel();
      expected.clear();
      expectNext();
    },
  };
}
