/** How a clerk gets a visit out of the hand in another way than by finishing it. */
import type { Command } from '../../core/types/commands.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Counter } from '../../core/types/rules.ts';
import { queueOf } from '../../core/visit/route.ts';
import type { Luck } from '../../people/citizen.ts';
import type { Stage } from './stage.ts';

/** True when the visit has left the hand; else it is to be finished. */
export function sendOn(stage: Stage, counter: Counter, ticket: string, { ends }: Luck): boolean {
  const to = { verb: 'transfer', counter: counter.id, when: 'now' } as const;
  switch (ends) {
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
