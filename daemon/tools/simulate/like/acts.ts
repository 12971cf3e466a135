/** What somebody did of whom an event tells, as the order with which it can be done again. */
import type { Command, Order } from '../../../core/types/commands.ts';
import type { Event } from '../../../core/types/events.ts';
import type { Stay } from './recorded-day.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Of which order the event is, and where the visit was before it. */
type Around = { order: Order | undefined; stay: Stay['is'] | undefined };

/** Nothing where the rules did it by themselves, or it is done by calling the next. */
export function actOf(event: Event & { ticket: string }, { order, stay }: Around): Command | undefined {
  const { ticket } = event;
  switch (event.kind) {
    case 'visit-started':
      return event.by === 'key' ? { verb: 'start', counter: event.counter } : undefined;
    case 'visit-recalled':
      return { verb: 'recall', counter: event.counter };
    case 'class-set': {
      const counter = event.counter !== undefined && { counter: event.counter };
      return { verb: 'set-class', ticket, class: event.class, ...counter };
    }
    case 'service-added':
      return { verb: 'add-service', ticket, service: event.service };
    case 'route-chosen':
      return event.by === 'clerk' && event.counter !== undefined
        ? { verb: 'choose-route', counter: event.counter, queue: event.queue }
        : undefined;
    case 'visit-transferred':
      return sentOn(event);
    case 'visit-parked':
      return { verb: 'park', counter: event.counter };
    case 'visit-stepped-away':
      return { verb: 'step-away', ticket };
    case 'visit-stepped-back':
      return { verb: 'step-back', ticket };
    case 'visit-missed':
      if (event.away === true) return undefined;
      return { verb: 'miss', counter: event.counter };
    case 'step-finished':
      // By the next; or by the answer who came, which carries that out too.
      return order === 'call-next' || order === 'start'
        ? { verb: 'call-next', counter: event.counter }
        : finished(event);
    case 'cases-finished':
      return order === 'call-next' || order === 'start'
        ? { verb: 'call-next', counter: event.counter }
        : { verb: 'finish', counter: event.counter, outcome: 'approved', cases: event.cases };
    case 'visit-left':
      return order === 'abandon' ? { verb: 'abandon', ticket, reason: event.reason } : undefined;
    case 'visit-resumed':
      return { verb: 'resume', counter: event.counter, ticket };
    case 'visit-rejoined':
      if (stay === 'parked') return { verb: 'scan', ticket };
      return event.reason === undefined
        ? { verb: 'rejoin', ticket }
        : { verb: 'reopen', ticket, reason: event.reason };
    case 'visit-reopened':
      return { verb: 'reopen', ticket, reason: event.reason };
    default:
      return undefined;
  }
}

function sentOn({ counter, queue, to, when, returns, reason }: Of<'visit-transferred'>): Command {
  const goal = to === undefined ? { queue } : { counter: to };
  if (returns === true) return { verb: 'return-to', counter, to: goal };
  return { verb: 'transfer', counter, to: goal, when, ...(reason !== undefined && { reason }) };
}

/** Services that end badly in two ways at one step are told by the first of them. */
function finished({ counter, services = [], outcome, cases }: Of<'step-finished'>): Command {
  const bad = services.find(one => one.outcome !== 'approved');
  if (bad === undefined) return { verb: 'finish', counter, outcome, ...(cases !== undefined && { cases }) };
  const alike = services.filter(one => one.outcome === bad.outcome);
  const missing = [...new Set(alike.flatMap(one => one.missing ?? []))];
  return {
    verb: 'finish',
    counter,
    outcome: bad.outcome,
    services: alike.map(({ service }) => service),
    ...(bad.reason !== undefined && { reason: bad.reason }),
    ...(missing.length > 0 && { missing }),
  };
}

/** After it the visit is in nobody's hand any more. */
export function endsHand(command: Command): boolean {
  switch (command.verb) {
    case 'finish':
    case 'call-next':
    case 'park':
    case 'miss':
    case 'return-to':
    case 'abandon':
      return true;
    case 'transfer':
      return command.when === 'now';
    default:
      return false;
  }
}
