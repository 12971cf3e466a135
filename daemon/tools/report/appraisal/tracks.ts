/** What the way of one visit tells of those who served it, so that nothing is gained by parking or sending on (R19). */
import type { DayTold, Track } from '../../../history/day-book.ts';
import type { Fact } from '../../../history/visit.ts';

type Served = Extract<Fact, { is: 'served' | 'casesServed' }>;

/** How long a step took, with the time for which it was parked, breaks left out: a clock that is stopped by parking measures nothing. */
export function withParking(
  { at, queue, step, tookMs }: Served,
  { facts }: Track,
  { layout, workedMs }: Pick<DayTold, 'layout' | 'workedMs'>,
): number {
  const own = facts.filter(fact => fact.queue === queue && fact.step === step && fact.at <= at);
  // It has stood in the queue again since, or was with another: that was no parking of this one.
  const since = Math.max(0, ...own.flatMap(fact => (fact.is === 'joined' ? [fact.at] : [])));
  const institution = layout?.queues.find(({ id }) => id === queue)?.institution;
  return own.reduce((sum, fact) => {
    if (fact.is !== 'parked' || fact.at < since) return sum;
    const back = backFrom(fact, facts);
    return back === undefined ? sum : sum + workedMs(fact.at, back, institution);
  }, tookMs);
}

/** Parked until it left the hall; in a day that is not over it may come back yet. */
export function isNeverBack(fact: Fact, { facts, place }: Track): boolean {
  if (fact.is !== 'parked' || place.is !== 'left') return false;
  return !after(fact, facts).some(({ is }) => goneOn.has(is));
}

/** A claim on green (R6), and where it was answered, or should have been: at the counter that called it first. */
export function claimOf({
  claimed,
  facts,
  class: visitClass,
}: Track): { isAnswered: boolean; at: Fact } | undefined {
  if (!claimed) return undefined;
  const answer = facts.find(({ is }) => is === 'greenConfirmed' || is === 'greenDenied');
  if (answer !== undefined) return { isAnswered: true, at: answer };
  // Believed at once, or nobody was ever there to ask.
  const call = facts.find(({ is }) => is === 'called');
  return visitClass === 'green' || call === undefined ? undefined : { isAnswered: false, at: call };
}

/** When it came back into the hand. */
function backFrom(parked: Fact, facts: readonly Fact[]): number | undefined {
  const held = after(parked, facts).find(({ is }) => is === 'held');
  return held?.is === 'held' ? held.from : undefined;
}

const after = (one: Fact, facts: readonly Fact[]) => facts.slice(facts.indexOf(one) + 1);

/** It came back into a hand, or went on without. */
const goneOn: ReadonlySet<string> = new Set(['held', 'joined', 'servedByPaper']);
