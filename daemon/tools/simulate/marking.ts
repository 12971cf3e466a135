/** R5: what a clerk marks before the step is finished, for whom it ends badly: which service, and why or for want of which paper. */
import { servicesAt, servicesOn } from '../../core/visit/outcomes.ts';
import { papersOn } from '../../core/visit/papers.ts';
import { oneOf } from '../../people/chance.ts';
import type { Luck } from '../../people/citizen.ts';
import { badEndOf, numberToMark } from '../../people/service.ts';
import type { Stage } from './stage.ts';

export function markEnd({ rules, hall, give }: Stage, counter: string, ticket: string, luck: Luck): void {
  const ends = badEndOf(luck);
  const visit = hall.visits.get(ticket);
  const standing = hall.counters.get(counter)?.marks;
  if (visit === undefined) return;
  if (ends === undefined) {
    // It was to end badly, and could not be finished so.
    if (standing !== undefined) give({ verb: 'cancel', counter });
    return;
  }
  // A finish that was taken back leaves the marks as they were: the same keys again would take them back too.
  if (standing !== undefined && standing.set.length > 0) return;
  const here = servicesAt(visit);
  if (here.length === 0) return;
  const service = oneOf(() => luck.which, here);
  if (here.length > 1) give({ verb: 'pick-service', counter, nth: servicesOn(visit).indexOf(service) + 1 });
  const papers = papersOn(rules, visit).filter(({ services }) => services.includes(service));
  const numbers = ends === 'refused' ? rules.reasons.map((_, at) => at + 1) : papers.map(one => one.number);
  give({ verb: 'mark', counter, outcome: ends, nth: numberToMark(luck, numbers) });
}
