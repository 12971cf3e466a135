/**
 * 考核: what institutions and clerks are appraised by, beside what a report counts of them. A fold over days; its room grows with
 * the institutions, clerks and services, not with the visits. Pure.
 */
import type { DayTold, Track } from '../../../history/day-book.ts';
import { openSpread, type Spread } from '../../../history/spread.ts';
import type { Fact } from '../../../history/visit.ts';
import { institutionsOf } from '../groups.ts';
import { answersOf } from './answers.ts';
import { promisesOf } from './promises.ts';
import { claimOf, isNeverBack, withParking } from './tracks.ts';

/** Of how many concerned how many were as they should be. */
export type Share = { of: number; good: number };

export type Appraised = {
  promises: Share;
  serving: Share;
  answers: Share;
  green: Share;
  /** Bad ratings that were answered in time. */
  badAnswered: Share;
  /** How long its steps took, parked time in it, and how many within the limit of their queue; by service. */
  services: Map<string, { took: Spread; within: Share }>;
  neverBack: number;
  misrouted: number;
  /** At the end of the last day: what waits for an answer, how much of it for too long, and since when the oldest. */
  open: number;
  overdue: number;
  oldestAt?: number;
};

export const appraisedDimensions = ['institution', 'clerk'] as const;
export type AppraisedDimension = (typeof appraisedDimensions)[number];
export type Appraisals = Readonly<Record<AppraisedDimension, Map<string, Appraised>>> & {
  /** Follow-ups that were to be answered and are of no institution: they stand on no sheet. */
  strays: () => number;
};

export const nothing = (): Share => ({ of: 0, good: 0 });

export function emptyAppraised(): Appraised {
  const shares = { promises: nothing(), serving: nothing(), answers: nothing(), green: nothing() };
  const open = { open: 0, overdue: 0 };
  return {
    ...shares,
    badAnswered: nothing(),
    services: new Map(),
    neverBack: 0,
    misrouted: 0,
    ...open,
  };
}

export function openAppraisals(): { add(day: DayTold): void; all: Appraisals } {
  let [answered, open] = [0, 0];
  const all: Appraisals = { institution: new Map(), clerk: new Map(), strays: () => answered + open };
  const of = (dimension: AppraisedDimension, id: string): Appraised => {
    const own = all[dimension].get(id) ?? emptyAppraised();
    all[dimension].set(id, own);
    return own;
  };

  function addStanding(told: DayTold): void {
    for (const dimension of appraisedDimensions)
      for (const own of all[dimension].values()) {
        own.answers.of -= own.overdue;
        Object.assign(own, { open: 0, overdue: 0, oldestAt: undefined });
      }
    open = 0;
    for (const { institution, clerk, isBadRating, ...one } of answersOf(told)) {
      const owners = [
        ...(institution === undefined ? [] : [of('institution', institution)]),
        ...(clerk === undefined ? [] : [of('clerk', clerk)]),
      ];
      if (institution === undefined && one.is === 'closed') answered += 1;
      if (institution === undefined && one.is === 'open') open += 1;
      for (const own of owners) {
        if (one.is === 'closed') count(own.answers, one.inTime);
        if (one.is === 'closed' && isBadRating) count(own.badAnswered, one.inTime);
        if (one.is === 'closed') continue;
        own.open += 1;
        own.oldestAt = Math.min(own.oldestAt ?? one.since, one.since);
        if (!one.isOverdue) continue;
        own.overdue += 1;
        own.answers.of += 1;
      }
    }
  }

  return {
    all,
    add(told) {
      const institutions = institutionsOf(told.layout);
      const limits = limitsOf(told);
      const ownersOf = ({
        queue,
        counter,
        clerk,
      }: Pick<Fact, 'queue' | 'counter' | 'clerk'>): Appraised[] => [
        of('institution', institutions.get(`queue ${queue}`) ?? institutions.get(`counter ${counter}`) ?? ''),
        ...(counter === undefined ? [] : [of('clerk', clerk ?? '')]),
      ];
      for (const { queue, isKept } of promisesOf(told))
        count(of('institution', institutions.get(`queue ${queue}`) ?? '').promises, isKept);
      for (const track of told.tracks.values()) {
        addFacts(track, told, limits, ownersOf);
        const claim = claimOf(track);
        if (claim !== undefined) for (const own of ownersOf(claim.at)) count(own.green, claim.isAnswered);
      }
      addStanding(told);
    },
  };
}

export function count(share: Share, isGood: boolean): void {
  share.of += 1;
  if (isGood) share.good += 1;
}

function limitsOf({ layout }: DayTold): Map<string, number> {
  return new Map(
    layout?.queues.flatMap(({ id, serveMs }) => (serveMs === undefined ? [] : [[id, serveMs] as const])),
  );
}

/** `limits`: of each queue that has one, how long a step may take (`serve`). */
function addFacts(
  track: Track,
  told: DayTold,
  limits: ReadonlyMap<string, number>,
  ownersOf: (fact: Fact) => Appraised[],
): void {
  for (const fact of track.facts) {
    const owners = ownersOf(fact);
    if (fact.is === 'transferred' && fact.misrouted === true) for (const own of owners) own.misrouted += 1;
    if (isNeverBack(fact, track)) for (const own of owners) own.neverBack += 1;
    // Whoever refuses quickly gains nothing by it, and of whom nobody knows that they came no time is known.
    const isJudged = fact.is === 'casesServed' || (fact.is === 'served' && fact.outcome === 'approved');
    if (!isJudged || fact.presumed === true || fact.cut === true) continue;
    // Each case of several has as long as one (R18).
    const tookMs = withParking(fact, track, told) / (fact.cases ?? 1);
    const limitMs = limits.get(fact.queue);
    for (const own of owners) {
      if (limitMs !== undefined) count(own.serving, tookMs <= limitMs);
      for (const service of new Set(track.services)) {
        const one = own.services.get(service) ?? { took: openSpread(), within: nothing() };
        own.services.set(service, one);
        one.took.add(tookMs);
        if (limitMs !== undefined) count(one.within, tookMs <= limitMs);
      }
    }
  }
}
