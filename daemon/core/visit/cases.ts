/**
 * R18: an employer's officer (单位专管员) brings several cases on one ticket. A counter serves a few of them at a time; those that are
 * done stand at the step, so that whoever is sent to another queue or comes back has the rest.
 */
import type { Visit } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';

type Bringing = Pick<Visit, 'cases' | 'steps' | 'step'>;

/** Where the rest of them stands when some are done. */
export const restBehind = 3;

export const casesOn = ({ cases = 1 }: Pick<Visit, 'cases'>): number => cases;

/** Not done yet at the step it is at. */
export function casesLeft(visit: Bringing): number {
  return casesOn(visit) - (visit.steps[visit.step]?.casesDone ?? 0);
}

/** Those that a counter takes in hand with it. */
export function casesInHand({ casesMost }: Pick<Rules, 'casesMost'>, visit: Bringing): number {
  return Math.min(casesMost, casesLeft(visit));
}

/** How many are done now; all that are in hand, where nobody named them. */
export function casesDone(rules: Rules, visit: Visit, named: number | undefined): number | Refusal {
  const most = casesInHand(rules, visit);
  if (named === undefined) return most;
  if (named >= 1 && named <= most) return named;
  return refuse('name-cases', {
    is: 'in-hand',
    ticket: visit.ticket,
    found: named,
    most,
    left: casesLeft(visit),
  });
}

/** It, with so many more of them done. */
export function withCasesDone<One extends Bringing>(visit: One, cases: number): One {
  const steps = visit.steps.map((step, index) =>
    index === visit.step ? { ...step, casesDone: (step.casesDone ?? 0) + cases } : step,
  );
  return { ...visit, steps };
}

/** Why so many do not ride on one ticket; none where they do. Each case has the one outcome of its ticket, so it is of one service. */
export function wrongCases(
  { casesOnTicket }: Rules,
  cases: number,
  services: readonly string[],
): Refusal | undefined {
  if (cases === 1) return undefined;
  if (cases < 1 || cases > casesOnTicket)
    return refuse('name-cases', { is: 'on-ticket', found: cases, most: casesOnTicket });
  return services.length === 1 ? undefined : refuse('name-cases', { is: 'one-service', services });
}
