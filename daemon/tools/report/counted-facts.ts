/** What each fact of a visit adds to the groups that it belongs to. */
import type { DayTold } from '../../history/day-book.ts';
import type { Fact } from '../../history/visit.ts';
import { type Group, tally } from './group.ts';

/** As in the config, when the journal is older than layouts. */
export const usually = { forgottenMs: 60 * 60_000, badGrade: 2 } as const;

const endedAs = { approved: 'approved', refused: 'refused', 'papers-missing': 'papersMissing' } as const;

export function countFact(fact: Fact, groups: readonly Group[], { layout }: Pick<DayTold, 'layout'>): void {
  const { forgottenMs } = layout ?? usually;
  for (const group of groups) {
    switch (fact.is) {
      case 'called':
        group.calls += 1;
        group.waits.add(fact.waitedMs);
        if (fact.class === 'green') group.greenCalls += 1;
        if (fact.overtook !== undefined) tally(group.overtakes, fact.overtook.by, fact.overtook.many);
        if (fact.promiseMs !== undefined) {
          group.promised += 1;
          if (fact.waitedMs <= fact.promiseMs) group.kept += 1;
        }
        break;
      case 'served':
        group.served += 1;
        if (fact.presumed === true) group.presumed += 1;
        countTimes(group, fact, forgottenMs);
        break;
      case 'casesServed':
        countTimes(group, fact, forgottenMs);
        break;
      case 'held':
        group.busyMs += fact.at - fact.from;
        break;
      case 'left':
        tally(group.left, fact.reason);
        break;
      case 'transferred':
        group.transfers += 1;
        break;
      case 'recalled':
        group.recalls += 1;
        break;
      case 'ended':
        group.ended += 1;
        group[endedAs[fact.outcome]] += 1;
        break;
      case 'servedByPaper':
      case 'toldTwice':
      case 'slipGiven':
      case 'slipUsed':
      case 'greenConfirmed':
      case 'greenDenied':
      case 'greenGiven':
      case 'missed':
      case 'steppedAway':
      case 'notBack':
      case 'parked':
      case 'rejoined':
      case 'reopened':
      case 'done':
        group[fact.is] += 1;
        break;
      case 'joined':
      case 'putBack':
        break;
    }
  }
}

type Served = Extract<Fact, { is: 'served' | 'casesServed' }>;

/** Of several cases what each took (R18). */
function countTimes(group: Group, { cases = 1, presumed, tookMs, cut }: Served, forgottenMs: number): void {
  group.cases += cases;
  if (presumed === true || cut === true) return;
  if (tookMs / cases > forgottenMs) group.forgotten += 1;
  else group.serviceTimes.add(Math.round(tookMs / cases));
}
