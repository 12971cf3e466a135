/** R5: a step is finished. Each of its services goes on or ends; the visit goes on while any of them does. */

import { workdayAfter } from '../day/timetable.ts';
import { joins, queuedBehind } from '../estimate/joining.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import { followUp } from '../types/follow-up.ts';
import type { Hall, Visit } from '../types/model.ts';
import { isRefusal, type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import type { ServiceOutcome } from '../types/service-outcome.ts';
import { casesDone, casesLeft, restBehind } from '../visit/cases.ts';
import { callOf, pauseAfter } from '../visit/current-visit.ts';
import { markedOutcome, wrongPaper, wrongReason } from '../visit/marks.ts';
import { endedAt, outcomesOf, overall, servicesAt, wayWithout, withToldTwice } from '../visit/outcomes.ts';
import { papersOn } from '../visit/papers.ts';
import { isPresumed, presumedForMs } from '../visit/presumption.ts';
import { rightOfRefused } from '../visit/return-slips.ts';
import { queueOf } from '../visit/route.ts';
import { waitedSoFar } from '../visit/waited.ts';
import { slipGiven } from './return-slip.ts';

type Finish = Command & { verb: 'finish' };

/** Within so many working days a supervisor confirms a refusal, or overturns it. */
const reviewWithinDays = 1;

export function finish(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Finish,
  now: number,
): Event[] | Refusal {
  const { counter } = command;
  const { ticket, place } = visit;
  if (place.is !== 'called' && place.is !== 'serving') return refuse('wrong-place', { ticket, is: place.is });
  const presumed = command.byNext !== undefined && isPresumed(visit);
  if (presumed && place.is === 'serving' && now - place.since < presumedForMs(rules, hall, visit)) {
    const asked: Event = { kind: 'came-or-missed-asked', ticket, counter, ...command.byNext };
    return { ...refuse('came-or-missed', { ticket }), remembered: [asked] };
  }
  const outcomes = outcomesHere(rules, hall, visit, command);
  if (isRefusal(outcomes)) return outcomes;
  const cases = casesDone(rules, visit, command.cases);
  if (typeof cases !== 'number') return cases;
  const { queue } = place;
  const ending = { counter, queue, outcomes, presumed, cases };
  const done = goesOn(visit, ending)
    ? partDone(rules, hall, visit, ending, now)
    : stepDone(rules, hall, visit, ending, now);
  if (isRefusal(done)) return done;
  const started: Event[] =
    callOf(visit) !== undefined && !presumed
      ? [{ kind: 'visit-started', ticket, counter, by: 'finish' }]
      : [];
  return [...started, ...done, ...pauseAfter(hall, counter)];
}

/** `cases`: done just now. `paper`: by the list on paper, entered afterwards (R21). */
type Done = {
  counter: string;
  queue: string;
  outcomes: readonly ServiceOutcome[];
  cases: number;
  presumed?: boolean;
  paper?: true;
};

/** R18: cases are left. A service that is refused, or lacks papers, ends with all of them. */
const goesOn = (visit: Visit, { outcomes, cases }: Done): boolean =>
  cases < casesLeft(visit) && outcomes.every(({ outcome }) => outcome === 'approved');

/** The rest stands behind the next few of its queue, kept for nobody: each case is one of its own. What it has waited here counts later. */
function partDone(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { counter, queue, presumed, cases }: Done,
  now: number,
): Event[] {
  const { ticket } = visit;
  const left = casesLeft(visit) - cases;
  return [
    {
      kind: 'cases-finished',
      ticket,
      counter,
      queue,
      cases,
      left,
      ...(presumed === true && { presumed }),
    },
    { ...queuedBehind(rules, hall, visit, queue, restBehind, now), waitedMs: waitedSoFar(visit) },
  ];
}

/** What follows for the visit when its step is over. */
export function stepDone(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { counter, queue, outcomes, cases, presumed = false, paper }: Done,
  now: number,
): Event[] | Refusal {
  const { ticket } = visit;
  const services = outcomes.map(one => withToldTwice(visit, one, queue));
  const ends = services.filter(({ outcome }) => outcome !== 'approved');
  // The step that ends now was done here: a later step of the same queue comes back here.
  const done = visit.steps.map((step, index) => (index === visit.step ? { ...step, doneAt: counter } : step));
  const way = wayWithout(done, visit.step, new Set(ends.map(({ service }) => service)));
  const next = way[visit.step + 1];
  if (next?.is === 'choice' && queueOf(next) === undefined && next.otherwise.is === 'ask') {
    return refuse('choose-first', { is: 'before-finish', ticket, among: next.among });
  }
  const events: Event[] = [
    {
      kind: 'step-finished',
      ticket,
      counter,
      queue,
      outcome: overall(services),
      services,
      ...(cases > 1 && { cases }),
      ...(presumed && { presumed: true }),
      ...(paper === true && { paper }),
      ...(ends.length > 0 && next !== undefined && { steps: way }),
    },
  ];
  events.push(...slipGiven(rules, hall, visit, ends, counter));
  if (next === undefined) {
    const all = outcomesOf(
      { ...visit, ended: [...(visit.ended ?? []), ...endedAt(visit, ends, queue, counter)] },
      true,
    );
    events.push({ kind: 'visit-done', ticket, outcome: overall(all), services: all });
  } else {
    events.push(...joins(rules, hall, visit, way, visit.step + 1, now, counter));
  }
  return [...events, ...toldToSupervisor(rules, hall, visit, ends, { queue, counter }, now)];
}

/**
 * In the order printed on the ticket. An order that names none means all of the step, and an approval without names leaves
 * what is marked at the pad as it is.
 */
export function outcomesHere(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  command: Finish,
): ServiceOutcome[] | Refusal {
  const { counter, outcome, services } = command;
  const here = servicesAt(visit);
  const other = services?.find(service => !here.includes(service));
  if (other !== undefined) {
    return refuse('unknown-service', { is: 'not-of-step', ticket: visit.ticket, found: other, here });
  }
  const named = here.filter(service => services?.includes(service) ?? outcome !== 'approved');
  const wrong = wrongDetails(rules, visit, command, named);
  if (wrong !== undefined) return wrong;
  const { marks } = hall.counters.get(counter) ?? {};
  return here.map(service =>
    named.includes(service)
      ? { service, outcome, ...detailsOf(rules, visit, command, service) }
      : (markedOutcome(marks, service) ?? { service, outcome: 'approved' }),
  );
}

function wrongDetails(
  rules: Rules,
  visit: Visit,
  { outcome, reason, missing = [] }: Finish,
  named: readonly string[],
): Refusal | undefined {
  if (outcome === 'refused' && reason === undefined)
    return refuse('name-reason', { is: 'none', reasons: rules.reasons });
  if (reason !== undefined && outcome !== 'refused')
    return refuse('name-reason', { is: 'not-refused', found: outcome });
  if (missing.length > 0 && outcome !== 'papers-missing')
    return refuse('name-papers', { is: 'not-missing', found: outcome });
  if (reason !== undefined) return wrongReason(rules, reason);
  for (const paper of missing) {
    const wrong = wrongPaper(rules, visit, named, paper);
    if (wrong !== undefined) return wrong;
  }
  const without =
    missing.length === 0 ? [] : named.filter(one => papersOf(rules, visit, missing, one).length === 0);
  return without.length === 0
    ? undefined
    : refuse('which-service', { is: 'without-papers', services: without });
}

function detailsOf(
  rules: Rules,
  visit: Visit,
  { reason, because, missing = [] }: Finish,
  service: string,
): Pick<ServiceOutcome, 'reason' | 'because' | 'missing'> {
  if (reason !== undefined) return { reason, ...(because !== undefined && { because }) };
  return missing.length === 0 ? {} : { missing: papersOf(rules, visit, missing, service) };
}

/** Those of the named papers that this service asks for; what is written by hand is for each. */
function papersOf(rules: Rules, visit: Visit, missing: readonly number[], service: string): number[] {
  const asked = papersOn(rules, visit).filter(({ services }) => services.includes(service));
  return [0, ...asked.map(({ number }) => number)].filter(number => missing.includes(number));
}

/** 否定报备: each of them stays open until a supervisor has answered it; a refusal is due on the next working day (R17). */
function toldToSupervisor(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  ends: readonly ServiceOutcome[],
  where: { queue: string; counter: string },
  now: number,
): Event[] {
  if (ends.length === 0) return [];
  const { clerk } = hall.counters.get(where.counter) ?? {};
  const papers = papersOn(rules, visit);
  const { ticket } = visit;
  const due = workdayAfter(rules, hall.day ?? '', reviewWithinDays);
  // In words: it outlives the ticket, and the lists of the config.
  return endedAt(visit, ends, where.queue, where.counter).map((end, index) => {
    const { service, outcome, reason, because, missing } = end;
    const words = {
      reason: because ?? (reason === undefined ? undefined : rules.reasons[reason - 1]),
      missing: missing && papers.filter(({ number }) => missing.includes(number)).map(({ paper }) => paper),
      ...(outcome === 'refused' && { due, right: rightOfRefused(hall, visit, end) }),
    };
    const made = {
      ...(hall.day !== undefined && { day: hall.day }),
      followUpsMade: hall.followUpsMade + index,
    };
    return followUp(made, outcome, now, { services: [service], ...words, ...where, ticket, clerk });
  });
}
