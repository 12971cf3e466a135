/** R15: what becomes of a return slip. One live visit has it; the step that it gave spends it, whoever leaves before has it back. */
import { workdayFrom } from '../day/timetable.ts';
import type { Event } from '../types/events.ts';
import type { FollowUp } from '../types/follow-up.ts';
import type { EndedService, Hall, Visit } from '../types/model.ts';
import type {
  CarriedSlip,
  HeldService,
  MissingPaper,
  ReturnRight,
  ReturnSlip,
} from '../types/return-slip.ts';
import type { Rules } from '../types/rules.ts';
import type { ServiceOutcome } from '../types/service-outcome.ts';
import { isClaim } from './green.ts';
import { papersOn } from './papers.ts';
import { waitedSoFar } from './waited.ts';

type Given = Event & { kind: 'return-slip-issued' };

/** Named by the ticket, whose number is issued once whatever crashes: two slips never have one id. */
export function slipIdOf({ day }: Hall, { ticket, step }: Visit): string {
  return `${day}-${ticket}-${step + 1}`;
}

/** What was missing for each of these services, in words: a slip outlives its ticket, and the lists of the config. */
export function missingOf(
  rules: Rules,
  visit: Visit,
  ends: readonly ServiceOutcome[],
): { service: string; papers: MissingPaper[] }[] {
  const papers = papersOn(rules, visit);
  return ends.map(({ service, missing = [0] }) => ({
    service,
    papers: missing.map(number => ({
      number,
      paper: papers.find(one => one.number === number)?.paper ?? '',
    })),
  }));
}

/** Its last day is over. One that has become a holiday since it was printed is good on the next day that is worked. */
export function isPast(rules: Rules, { until }: Pick<ReturnSlip, 'until'>, day: string): boolean {
  return until < day && workdayFrom(rules, until) < day;
}

export function slipOf(hall: Hall, visit: Visit, given: Given): CarriedSlip {
  const { ended = [] } = visit;
  const services = given.missing.flatMap(({ service, papers: missing }) => {
    const end = ended.findLast(one => one.service === service);
    return end === undefined ? [] : [heldFor(end, missing)];
  });
  return { ...rightOf(hall, visit, given.slip, services), until: given.until };
}

/** Class and wait are kept with it. */
function rightOf(hall: Hall, visit: Visit, id: string, services: readonly HeldService[]): ReturnRight {
  return {
    id,
    ticket: visit.ticket,
    day: hall.day ?? '',
    takenAt: visit.issuedAt,
    class: visit.class,
    ...(isClaim(visit) && { asked: 'green' }),
    ...(visit.cases !== undefined && { cases: visit.cases }),
    waitedMs: waitedSoFar(visit),
    services,
  };
}

const heldFor = ({ service, queue, counter, way }: EndedService, missing: readonly MissingPaper[]) => ({
  service,
  queue,
  counter,
  missing,
  way,
});

/** Of a service that is refused: what a slip gives back when that is overturned (R17). Each has a slip of its own. */
export function rightOfRefused(hall: Hall, visit: Visit, refused: EndedService): ReturnRight {
  const id = `${slipIdOf(hall, visit)}-${refused.service}`;
  return rightOf(hall, visit, id, [heldFor(refused, [])]);
}

/** Still to be had: the desk has taken nobody in again for it, and no slip of it is out. */
export function rightLeft(hall: Hall, { right, services = [] }: FollowUp): ReturnRight | undefined {
  if (right === undefined || hall.returnSlips.has(right.id)) return undefined;
  const visit = right.day === hall.day ? hall.visits.get(right.ticket) : undefined;
  const isRefused = ({ service, outcome }: EndedService) =>
    outcome === 'refused' && services.includes(service);
  return visit === undefined || visit.ended?.some(isRefused) === true ? right : undefined;
}

/** What its visit was told to bring, by the numbers on the new ticket; what the config does not name any more may be any. Refused, it was told nothing. */
export function toldBy(rules: Rules, visit: Visit, { services }: CarriedSlip): EndedService[] {
  const papers = papersOn(rules, visit);
  return services
    .filter(({ missing }) => missing.length > 0)
    .map(({ missing, ...held }) => ({
      ...held,
      outcome: 'papers-missing',
      missing: missing.map(({ paper }) => papers.find(one => one.paper === paper)?.number ?? 0),
    }));
}

/** Slips that the visit of today was given, by which nobody has come yet, or somebody has. */
export function slipsGivenTo({ returnSlips, day }: Hall, ticket: string): ReturnSlip[] {
  return [...returnSlips.values()].filter(slip => slip.ticket === ticket && slip.day === day);
}

export function setSlip(hall: Hall, id: string, slip: ReturnSlip | undefined): void {
  const before = hall.pressing?.slips;
  if (before?.has(id) === false) before.set(id, hall.returnSlips.get(id));
  if (slip === undefined) hall.returnSlips.delete(id);
  else hall.returnSlips.set(id, slip);
}

/** Its visit is over, or is in the hall again. */
export function freeSlips(hall: Hall, visit: Visit): void {
  for (const slip of slipsAt(hall, visit)) {
    const { usedBy, ...free } = slip;
    if (usedBy === visit.ticket) setSlip(hall, slip.id, free);
  }
}

export function takeSlipsAgain(hall: Hall, visit: Visit): void {
  for (const slip of slipsAt(hall, visit))
    if (slip.usedBy === undefined) setSlip(hall, slip.id, { ...slip, usedBy: visit.ticket });
}

/** The step is done, and somebody was there: of these services nothing is left on the slip. */
export function spendSlips(hall: Hall, visit: Visit, done: readonly ServiceOutcome[]): void {
  const isDone = (service: string) => done.some(one => one.service === service);
  for (const slip of slipsAt(hall, visit)) {
    const services = slip.services.filter(({ service }) => !isDone(service));
    if (services.length === slip.services.length) continue;
    setSlip(hall, slip.id, services.length === 0 ? undefined : { ...slip, services });
    if (services.length === 0) visit.slips = visit.slips?.filter(id => id !== slip.id);
  }
}

function slipsAt({ returnSlips }: Hall, { slips = [] }: Visit): ReturnSlip[] {
  return slips.flatMap(id => returnSlips.get(id) ?? []);
}

/**
 * Those that go on into that day. One is known for a day longer than it is good for: whoever comes too late is told so, and a day
 * that was opened under a date years ahead (R10) takes none away.
 */
export function slipsToCome(rules: Rules, hall: Hall, day: string): CarriedSlip[] {
  return [...hall.returnSlips.values()]
    .filter(slip => !isOver(rules, hall, day, slip))
    .map(slip => {
      const { usedBy: _, ...free } = slip;
      return free;
    });
}

export function lapsedSlips(rules: Rules, hall: Hall, day: string): ReturnSlip[] {
  return [...hall.returnSlips.values()].filter(slip => isOver(rules, hall, day, slip));
}

const isOver = (rules: Rules, { day: before = '' }: Hall, day: string, slip: ReturnSlip): boolean =>
  isPast(rules, slip, before < day ? before : day);
