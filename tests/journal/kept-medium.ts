/** A medium that is kept without a process: each call is one of its looks. */

import { type Looked, openKeeper } from '../../daemon/copies/keeper.ts';
import { copyPass, type Passed } from '../../daemon/copies/pass.ts';
import type { CopiesPlace, Disk } from '../../daemon/copies/survey.ts';

/** `disk`: what is said of the medium, as tests have one disk only. */
export function placeOf(state: string, medium: string, disk: () => Disk = () => 'apart'): CopiesPlace {
  return { state, folder: medium, hall: 'fuzhou', isApart: () => disk() === 'apart' };
}

/** As a process would that knows nothing of the one before: what its first look told, once it has come to the end. */
export function followNow(place: CopiesPlace): Looked {
  const keeper = openKeeper(place);
  const first = keeper.look();
  for (let looked = first; looked.isBehind; ) looked = keeper.look();
  return { ...first, medium: keeper.medium() };
}

/** The same, and a pass of checked copies. */
export function passNow(place: CopiesPlace, keepDays?: number): Passed {
  const { medium } = followNow(place);
  if (medium.is !== 'following')
    throw new Error(`found the medium ${medium.is}, expected one that is followed to`);
  return copyPass({ place, ours: medium.ours, ...(keepDays !== undefined && { keepDays }) });
}
