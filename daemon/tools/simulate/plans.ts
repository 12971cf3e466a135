/** What is tried on one and the same crowd over many days, and what came of it. */

import type { SimulatedDay } from './day.ts';
import { type DayOutcome, dayOfPlan, outcomesOf, type Plan, rulesOf, type Setup } from './days.ts';
import { type Figures, openFigures } from './figures.ts';
import type { InvariantId, Violation } from './invariants.ts';
import { type OverDays, openOverDays } from './over-days.ts';
import type { Perform } from './stage.ts';
import { inThreads } from './threads.ts';

export type Broken = Violation & { nth: number; day: SimulatedDay };
export type Outcome = {
  plan: Plan;
  figures: Figures;
  overDays: OverDays;
  /** How many counters that were closed then the what-if opened, all days together. */
  opened: number;
  violations: number;
  /** The first of each rule. */
  broken: readonly Broken[];
};

/** In this thread. `dayDone` is told after each day of each plan. */
export function simulatePlans(setup: Setup, perform: Perform, dayDone: () => void): Outcome[] {
  const all = openOutcomes(setup, dayDone);
  const { from, days } = setup;
  for (let nth = from; nth < from + days; nth += 1) all.add(outcomesOf(setup, nth, perform), nth);
  return all.result();
}

/** In so many threads of `module` (`day-thread.ts`), with the same outcome. Rejects with what ended a thread. */
export async function simulateInThreads(
  setup: Setup,
  { module, threads }: { module: URL; threads: number },
  dayDone: () => void,
): Promise<Outcome[]> {
  const all = openOutcomes(setup, dayDone);
  const { from, days } = setup;
  await inThreads({ module, data: setup, first: from, count: days, threads, take: all.add });
  return all.result();
}

/** The days are added in their order. */
function openOutcomes(
  setup: Setup,
  dayDone: () => void,
): { add(day: readonly DayOutcome[], nth: number): void; result(): Outcome[] } {
  const plans = setup.plans.map(plan => openPlan(setup, plan));
  return {
    add(day, nth) {
      for (const [index, outcome] of day.entries()) {
        plans[index]?.add(outcome, nth);
        dayDone();
      }
    },
    result: () => plans.map(plan => plan.result()),
  };
}

function openPlan(setup: Setup, plan: Plan): { add(day: DayOutcome, nth: number): void; result(): Outcome } {
  const rules = rulesOf(plan);
  const figures = openFigures(rules);
  const overDays = openOverDays(rules);
  const broken = new Map<InvariantId, Broken>();
  let [opened, violations] = [0, 0];
  return {
    add(day, nth) {
      figures.add(day.figures);
      overDays.add(day.figures);
      opened += day.opened;
      violations += day.violations;
      for (const one of day.broken)
        if (!broken.has(one.rule)) broken.set(one.rule, { ...one, nth, day: dayOfPlan(setup, plan, nth) });
    },
    result: () => ({
      plan: { ...plan, rules },
      figures: figures.result(),
      overDays: overDays.all,
      opened,
      violations,
      broken: [...broken.values()],
    }),
  };
}
