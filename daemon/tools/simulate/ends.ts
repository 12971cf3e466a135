/** How it ends at a counter: what is marked for whom it ends badly, and how a visit gets out of the hand in another way than by finishing it. */
import type { Command } from '../../core/types/commands.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Counter } from '../../core/types/rules.ts';
import { servicesAt, servicesOn } from '../../core/visit/outcomes.ts';
import { papersOn } from '../../core/visit/papers.ts';
import { queueOf } from '../../core/visit/route.ts';
import { oneOf } from '../../people/chance.ts';
import type { Luck } from '../../people/citizen.ts';
import { badEndOf, numberToMark } from '../../people/service.ts';
import type { Stage } from './stage.ts';

type InHand = { ticket: string; luck: Luck };

/** True when the visit has left the hand; else it is to be finished. */
export function sendOn(stage: Stage, counter: Counter, { ticket, luck }: InHand): boolean {
  const to = { verb: 'transfer', counter: counter.id, when: 'now' } as const;
  switch (luck.ends) {
    case 'approved':
    case 'refused':
    case 'papers-missing':
    case 'parked':
      return false;
    case 'transferred':
      return gave({ ...to, to: { queue: otherQueue(stage, counter) } });
    case 'misrouted':
      return gave({ ...to, to: { queue: otherQueue(stage, counter) }, reason: 'misrouted' });
    case 'sent-to-counter': {
      const other = neighbour(stage, counter);
      return other !== undefined && gave({ ...to, to: { counter: other } });
    }
    case 'transferred-after':
      gave({ ...to, to: { queue: otherQueue(stage, counter) }, when: 'after' });
      return false;
    case 'sent-back': {
      const visit = stage.hall.visits.get(ticket);
      const been = visit?.steps.slice(0, visit.step).findLast(step => step.doneAt !== undefined);
      const queue = been && queueOf(been);
      return queue !== undefined && gave({ verb: 'return-to', counter: counter.id, to: { queue } });
    }
    case 'other-service': {
      const service = otherService(stage, ticket);
      if (service !== undefined) gave({ verb: 'add-service', ticket, service });
      return false;
    }
  }

  function gave(command: Command): boolean {
    return !isRefusal(stage.give(command));
  }
}

/** R5: what a clerk marks before the step is finished, for whom it ends badly: which service, and why or for want of which paper. */
export function markEnd({ rules, hall, give }: Stage, counter: Counter, { ticket, luck }: InHand): void {
  const { id } = counter;
  const ends = badEndOf(luck);
  const visit = hall.visits.get(ticket);
  const standing = hall.counters.get(id)?.marks;
  if (visit === undefined) return;
  if (ends === undefined) {
    // It was to end badly, and could not be finished so.
    if (standing !== undefined) give({ verb: 'cancel', counter: id });
    return;
  }
  // A finish that was taken back leaves the marks as they were: the same keys again would take them back too.
  if (standing !== undefined && standing.set.length > 0) return;
  const here = servicesAt(visit);
  if (here.length === 0) return;
  const service = oneOf(() => luck.which, here);
  if (here.length > 1)
    give({ verb: 'pick-service', counter: id, nth: servicesOn(visit).indexOf(service) + 1 });
  const papers = papersOn(rules, visit).filter(({ services }) => services.includes(service));
  const numbers = ends === 'refused' ? rules.reasons.map((_, at) => at + 1) : papers.map(one => one.number);
  give({ verb: 'mark', counter: id, outcome: ends, nth: numberToMark(luck, numbers) });
}

/** One of the same institution where it has another. */
function otherQueue({ rules }: Stage, counter: Counter): string {
  const others = [...rules.queues.values()].filter(({ id }) => !counter.queues.includes(id));
  const own = others.find(({ institution }) => institution === counter.institution);
  return (own ?? others[0])?.id ?? counter.queues[0] ?? '';
}

/** An open counter that works one of the same queues. */
function neighbour({ rules, hall }: Stage, counter: Counter): string | undefined {
  return [...rules.counters.values()].find(
    ({ id, queues }) =>
      id !== counter.id &&
      hall.counters.get(id)?.status === 'open' &&
      queues.some(queue => counter.queues.includes(queue)),
  )?.id;
}

function otherService({ rules, hall }: Stage, ticket: string): string | undefined {
  const taken = hall.visits.get(ticket)?.services ?? [];
  return [...rules.services.keys()].find(service => !taken.includes(service));
}
