/** The days of a setup. Each stands alone: its people, its roster and its date follow from the seed and its number. */
import { emptyHall } from '../../core/evolve/empty-hall.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { CrowdShape } from '../../people/shape.ts';
import { type Arrivals, curveOn } from './arrivals.ts';
import { attendanceOf } from './attendance.ts';
import { type Comer, crowdOf } from './crowd.ts';
import { type SimulatedDay, simulateDay } from './day.ts';
import { openDayFigures } from './day-figures.ts';
import type { DayFigures } from './figures.ts';
import { type InvariantId, openInvariants, type Violation } from './invariants.ts';
import { type OpenMore, openMore, withCounters } from './more-counters.ts';
import { rosterOf } from './roster.ts';
import type { Perform } from './stage.ts';
import { steadyRosterOf } from './steady-roster.ts';
import { openWatch } from './watch.ts';
import { dateOf } from './weekdays.ts';

/** `id`: for a program; `name`: as it is told a person. */
export type Plan = { id: string; name: string; rules: Rules; open?: OpenMore };
/**
 * `plans`: at least one. `seed`: a whole number. `from`: the number of the first day, from 0.
 * `falseClaims`: how many of 1 claim green falsely, of those who are neither green nor have an appointment.
 */
export type Setup = {
  plans: readonly Plan[];
  days: number;
  seed: number;
  from: number;
  arrivals: Arrivals;
  falseClaims?: number;
  /** Left out: the usual crowd. */
  shape?: CrowdShape;
};

/** What one plan made of one day: values alone, which can be handed from thread to thread. */
export type DayOutcome = {
  figures: DayFigures;
  /** How many of its own counters the what-if opened that were closed then. */
  opened: number;
  violations: number;
  /** The first of each rule: one that did not hold, or a throw, which is a bug too. */
  broken: readonly Violation[];
};

/** As `--seed` takes it: a day in the middle can be simulated again. */
export function seedText({ seed, from }: Pick<Setup, 'seed' | 'from'>): string {
  return from === 0 ? `${seed}` : `${seed}/${from + 1}`;
}

/** A plan's own day: the people of that number, and the roster with what the plan opens more. */
export function dayOfPlan(setup: Setup, plan: Plan, nth: number): SimulatedDay & { opened: number } {
  return withRoster(setup, plan, { nth, crowd: crowdOn(setup, nth) });
}

function crowdOn(setup: Setup, nth: number): readonly Comer[] {
  const [first] = setup.plans;
  if (first === undefined) throw new Error('there is no plan to simulate');
  return crowdOf(first.rules, curveOn(first.rules, nth, setup.arrivals, setup.shape), { ...setup, day: nth });
}

function withRoster(
  { seed, shape }: Setup,
  plan: Plan,
  { nth, crowd }: { nth: number; crowd: readonly Comer[] },
): SimulatedDay & { opened: number } {
  const { rules, open } = plan;
  const isKept = shape?.steady === true;
  const written = isKept ? steadyRosterOf(rules, seed, nth) : rosterOf(rules, seed, nth);
  const more = open && openMore(rules, written, open);
  const roster = more?.roster ?? written;
  const kept = isKept ? roster : attendanceOf(rulesOf(plan), roster, { seed, day: nth });
  return { date: dateOf(rules, nth), crowd, roster: kept, opened: more?.opened.closed.length ?? 0 };
}

/** The hall as the plan has it: with the counters that it opens and that there are not. */
export function rulesOf({ rules, open }: Plan): Rules {
  return open === undefined ? rules : withCounters(rules, open);
}

/** What each plan makes of the `nth` day. */
export function outcomesOf(setup: Setup, nth: number, perform: Perform): DayOutcome[] {
  const crowd = crowdOn(setup, nth);
  return setup.plans.map(plan => outcomeOf(rulesOf(plan), withRoster(setup, plan, { nth, crowd }), perform));
}

function outcomeOf(rules: Rules, day: SimulatedDay & { opened: number }, perform: Perform): DayOutcome {
  const figures = openDayFigures(rules, day.crowd);
  const invariants = openInvariants(rules);
  const hall = emptyHall(rules);
  try {
    simulateDay(rules, hall, day, { perform, watch: openWatch(rules, hall, [figures, invariants]) });
  } catch (error) {
    invariants.threw(error);
  }
  const violations = invariants.take();
  const first = new Map<InvariantId, Violation>();
  for (const violation of violations) if (!first.has(violation.rule)) first.set(violation.rule, violation);
  return {
    figures: figures.result(),
    opened: day.opened,
    violations: violations.length,
    broken: [...first.values()],
  };
}
