/** What the retained topics say: functions of the hall and of its devices, nothing else. Times are ms UTC. */
import { nextOf, waitingIn } from '../core/discipline.ts';
import type { Hall, Place, Visit, VisitStep } from '../core/model.ts';
import { ended } from '../core/places.ts';
import { queueOf } from '../core/route.ts';
import type { Rules } from '../core/rules.ts';
import type { BoardState, DeviceState } from '../device-state.ts';

export type Body = Readonly<Record<string, unknown>>;

/** How many tickets are named as next of a queue. */
const nextNamed = 3;

export function queueBody(rules: Rules, hall: Hall, queue: string, now: number): Body {
  return {
    waiting: waitingIn(hall, queue),
    oldestSince: oldestSince(hall, queue),
    next: nextOf(rules, hall, [queue], now, nextNamed).map(({ ticket }) => ticket),
  };
}

/** When the one who waits longest joined; none when nobody waits. */
function oldestSince(hall: Hall, queue: string): number | undefined {
  let oldest: number | undefined;
  for (const lane of hall.lanes.get(queue)?.values() ?? []) {
    for (const { ticket, key } of lane) {
      // A key is never later than its joinedAt, and a lane is in key order: nobody behind can be older.
      if (oldest !== undefined && key >= oldest) break;
      const place = hall.visits.get(ticket)?.place;
      if (place?.is === 'waiting') oldest = Math.min(oldest ?? place.joinedAt, place.joinedAt);
    }
  }
  return oldest;
}

/** `step` counts from 0, as in the events. */
export function counterBody(hall: Hall, counter: string): Body {
  const state = hall.counters.get(counter);
  const visit = state?.ticket === undefined ? undefined : hall.visits.get(state.ticket);
  return {
    status: state?.status ?? 'closed',
    ...(visit === undefined
      ? { place: 'idle' }
      : {
          place: visit.place.is,
          ticket: visit.ticket,
          service: visit.services.join('+'),
          step: visit.step,
          since: sinceOf(visit.place),
        }),
    clerk: state?.clerk,
  };
}

function sinceOf(place: Place): number | undefined {
  if (place.is === 'called') return place.call.at;
  return 'since' in place ? place.since : undefined;
}

/** None when it is not in the hall any more. */
export function visitBody(hall: Hall, ticket: string): Body | undefined {
  const visit = hall.visits.get(ticket);
  if (visit === undefined || ended(visit)) return undefined;
  const { place } = visit;
  return {
    ticket,
    place: place.is,
    queue: 'queue' in place ? place.queue : undefined,
    counter: 'counter' in place ? place.counter : undefined,
    step: visit.step,
    route: visit.steps.map(routeStep),
    class: visit.class,
    joinedAt: place.is === 'waiting' ? place.joinedAt : visit.stood?.joinedAt,
  };
}

/** A step has a queue, or a choice nobody has made yet; `doneAt` is the counter that finished it. */
function routeStep(step: VisitStep): Body {
  const queue = queueOf(step);
  return {
    ...(queue === undefined && step.is === 'choice' ? { choice: step.choice, among: step.among } : { queue }),
    doneAt: step.doneAt,
  };
}

/** `totals`: how many visits of the day are where. */
export function hallBody({ day, open, visits, totals }: Hall): Body {
  return { day, open, totals: { issued: visits.size, ...totals } };
}

export function boardBody({ wanted, shown, confirmed }: BoardState): Body {
  return { wanted, shown, confirmed };
}

/** A simulated device says so in every status. */
export function deviceBody({ kind, state, since, why }: DeviceState, simulated: boolean): Body {
  return { kind, state, since, why, simulated };
}

export function infoBody(rules: Rules, info: Body): Body {
  return {
    ...info,
    institutions: [...rules.institutions.values()],
    queues: [...rules.queues.values()],
    counters: [...rules.counters.values()],
    services: [...rules.services.values()].map(({ id, name, series }) => ({ id, name, series })),
    boards: [
      ...[...rules.counterBoards].map(([id, counter]) => ({ id, counter })),
      ...rules.mainBoards.map(id => ({ id })),
    ],
  };
}

/** A citizen's place: what `ask` answers. `ahead`: how many of the queue would be called first, if they were called now (R2). */
export function placeOf(rules: Rules, hall: Hall, visit: Visit, now: number): Body {
  const { ticket, place } = visit;
  return {
    ticket,
    place: place.is,
    queue: 'queue' in place ? place.queue : undefined,
    counter: 'counter' in place ? place.counter : undefined,
    ahead:
      place.is === 'waiting'
        ? nextOf(rules, hall, [place.queue], now, waitingIn(hall, place.queue)).findIndex(
            one => one.ticket === ticket,
          )
        : undefined,
  };
}
