/** Days of a simulated hall as the events that a journal holds: real volume, by the real core, in virtual time. */

import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import { eventsOf } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { simulateDay } from '../../../daemon/tools/simulate/day.ts';
import { rosterOf } from '../../../daemon/tools/simulate/roster.ts';
import type { Step } from '../../../daemon/tools/simulate/stage.ts';
import { fuzhou } from '../simulate/small-setup.ts';

export type Told = { at: number; event: Event };
/** `rules`: with a timetable. `tickets`: about so many come on each of the days. */
export type SimulatedDays = { rules?: Rules; days: readonly string[]; tickets: number; seed: number };

/** The hall as it stands at the end, and everything that happened. */
export function simulatedDays({ rules = fuzhou, days, tickets, seed }: SimulatedDays): {
  hall: Hall;
  log: Told[];
} {
  const log: Told[] = [];
  const hall = emptyHall(rules);
  const curve = curveOf(rules, { is: 'a-day', tickets });
  for (const [nth, date] of days.entries()) {
    const crowd = crowdOf(rules, curve, { seed, day: nth });
    const roster = rosterOf(rules, seed, nth);
    const watch = ({ outcome, at }: Step) => {
      for (const event of eventsOf(outcome)) log.push({ at, event });
    };
    simulateDay(rules, hall, { date, crowd, roster }, { perform: handle, watch });
  }
  return { hall, log };
}
