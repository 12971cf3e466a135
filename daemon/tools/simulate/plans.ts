/** What is tried on one and the same crowd, and the run of all its days. */
import { emptyHall } from '../../core/evolve/empty-hall.ts';
import type { Rules } from '../../core/types/rules.ts';
import { type Arrivals, curveOf } from './arrivals.ts';
import { crowdOf } from './crowd.ts';
import { type SimulatedDay, simulateDay } from './day.ts';
import { type Figures, openFigures } from './figures.ts';
import { type InvariantId, openInvariants, type Violation } from './invariants.ts';
import { type OpenMore, openMore, rosterOf } from './roster.ts';
import { type Perform } from './stage.ts';
import { openWatch } from './watch.ts';

export type Plan = { name: string; rules: Rules; open?: OpenMore };
/** `plans`: at least one. `seed`: a whole number. */
/** `falseClaims`: how many of 1 claim green falsely, of those who are neither green nor have an appointment. */
export type Setup = {
  plans: readonly Plan[];
  days: number;
  seed: number;
  arrivals: Arrivals;
  falseClaims?: number;
};

/** A rule that did not hold, or a throw, which is a bug too. */
export type Broken = Violation & { nth: number; day: SimulatedDay };
export type Outcome = {
  plan: Plan;
  figures: Figures;
  /** By how many counters the what-if opened more, all days together. */
  opened: number;
  violations: number;
  /** The first of each rule. */
  broken: readonly Broken[];
};

const dayMs = 24 * 60 * 60_000;
/** The same days for everybody: the output is a matter of the seed alone. */
const firstDay = Date.UTC(2026, 0, 5);

/** `dayDone` is told after each day of each plan. */
export function simulatePlans(setup: Setup, perform: Perform, dayDone: () => void): Outcome[] {
  const { plans, days, seed } = setup;
  const runs = plans.map(plan => openRun(plan, perform));
  const [first] = plans;
  if (first === undefined) throw new Error('there is no plan to simulate');
  const curve = curveOf(first.rules, setup.arrivals);
  for (let nth = 0; nth < days; nth += 1) {
    const crowd = crowdOf(first.rules, curve, { ...setup, day: nth });
    const date = new Date(firstDay + nth * dayMs).toISOString().slice(0, 10);
    for (const run of runs) {
      run.day(nth, { date, crowd, roster: rosterOf(run.plan.rules, seed, nth) });
      dayDone();
    }
  }
  return runs.map(run => run.outcome());
}

type Run = { plan: Plan; day(nth: number, day: SimulatedDay): void; outcome(): Outcome };

function openRun(plan: Plan, perform: Perform): Run {
  const { rules, open } = plan;
  const figures = openFigures(rules);
  const invariants = openInvariants(rules);
  const broken = new Map<InvariantId, Broken>();
  let hall = emptyHall(rules);
  let watch = openWatch(rules, hall, [figures, invariants]);
  let [opened, violations] = [0, 0];

  return {
    plan,
    day(nth, base) {
      const more = open && openMore(rules, base.roster, open);
      opened += more?.opened ?? 0;
      const day = more === undefined ? base : { ...base, roster: more.roster };
      figures.meets(day.crowd);
      try {
        simulateDay(rules, hall, day, { perform, watch });
      } catch (error) {
        invariants.threw(error);
        // What stands in the hall after a throw is anybody's guess.
        hall = emptyHall(rules);
        watch = openWatch(rules, hall, [figures, invariants]);
      }
      for (const violation of invariants.take()) {
        violations += 1;
        if (!broken.has(violation.rule)) broken.set(violation.rule, { ...violation, nth, day });
      }
    },
    outcome: () => ({ plan, figures: figures.result(), opened, violations, broken: [...broken.values()] }),
  };
}
