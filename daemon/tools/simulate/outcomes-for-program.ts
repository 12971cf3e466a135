/** `simulate --json`: the figures of each plan, and how far the others are from the first. Spans are ms, a share is of 1. */
import { comparedIn } from './compared.ts';
import { differenceOverDays } from './comparison.ts';
import { type Setup, seedText } from './days.ts';
import { hallRows, type Unit } from './hall-rows.ts';
import { rangeOf } from './over-days.ts';
import type { Broken, Outcome } from './plans.ts';

export function outcomesForProgram(setup: Setup, outcomes: readonly Outcome[]): object {
  const [first, ...others] = outcomes;
  return {
    hall: first?.plan.rules.hall,
    seed: seedText(setup),
    days: setup.days,
    plans: outcomes.map(outcome => planForProgram(setup, outcome)),
    ...(first && others.length > 0 && { compared: others.map(other => comparedForProgram(first, other)) }),
    violations: outcomes.reduce((sum, { violations }) => sum + violations, 0),
  };
}

function planForProgram(setup: Setup, outcome: Outcome): object {
  const { plan, figures, opened, broken } = outcome;
  const { days } = figures;
  return {
    plan: plan.id,
    name: plan.name,
    // Of those that the hall has, how many were closed then.
    ...(plan.open && { open: { ...plan.open, closedADay: opened / days } }),
    waits: figures.waits.groups
      .filter(({ waits }) => waits.count() > 0)
      .map(({ queue, class: of, waits }) => ({
        queue,
        class: of,
        calls: waits.count(),
        medianMs: waits.quantile(0.5),
        p90Ms: waits.quantile(0.9),
        maxMs: waits.max(),
      })),
    counters: Array.from(figures.counters, ([counter, { openMs, busyMs, calls }]) => ({
      counter,
      openMsADay: openMs / days,
      busy: openMs === 0 ? 0 : busyMs / openMs,
      callsADay: calls / days,
    })),
    figures: figuresForProgram(outcome),
    broken: broken.map(one => brokenForProgram(setup, one)),
  };
}

/** Of several days also what the days were by themselves. */
function figuresForProgram({ figures, overDays }: Outcome): object[] {
  const { days } = figures;
  return hallRows(figures).map(({ id, value, unit, absent }) => {
    const values = overDays.hall.get(id) ?? [];
    const missing = absent === undefined ? [] : Array<number>(days - values.length).fill(absent);
    return { ...named(id, unit), value, ...(days > 1 && rangeOf([...values, ...missing])) };
  });
}

/** The same people under the other plan: what it makes more of each figure, and of the days by themselves. */
function comparedForProgram(first: Outcome, other: Outcome): object {
  const rows = comparedIn(first.figures).map(({ id, unit, of }, nth) => ({
    ...named(id, unit),
    first: of(first.figures),
    value: of(other.figures),
    ...(first.figures.days > 1 && { difference: differenceOverDays(first, other, nth) }),
  }));
  return { plan: other.plan.id, with: first.plan.id, figures: rows };
}

/** `seed`: with which that day comes alone. */
function brokenForProgram({ seed }: Setup, { rule, text, at, tickets, nth, day }: Broken): object {
  return { rule, text, at, tickets, day: day.date, seed: seedText({ seed, from: nth }) };
}

function named(id: string, unit: Unit): object {
  const [figure = '', ...of] = id.split(' ');
  const word = figure.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  return { figure: word, ...(of.length > 0 && { of: of.join(' ') }), unit };
}
