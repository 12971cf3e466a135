/** What the retained topics say: functions of the hall and of its devices, nothing else. Times are ms UTC. */

import { expectedWait, type Joining, minutesOf, placeIn } from '../core/estimate.ts';
import type { Alarm, Hall, MinuteRange, Place, Visit, VisitStep } from '../core/model.ts';
import { ended } from '../core/places.ts';
import { queueOf } from '../core/route.ts';
import type { Rules } from '../core/rules.ts';
import { nextOf, oldestIn, waitingIn } from '../core/standing.ts';
import { kindOf } from '../core/watch.ts';
import type { BoardState, DeviceState } from '../device-state.ts';

export type Body = Readonly<Record<string, unknown>>;

/** How many tickets are named as next of a queue. */
const nextNamed = 3;

/** `expectedWaitMin`: of a normal visit that joined it now. */
export function queueBody(rules: Rules, hall: Hall, queue: string, now: number): Body {
  const who: Joining = { class: 'normal', joinedAt: now, creditMs: 0 };
  return {
    waiting: waitingIn(hall, queue),
    oldestSince: oldestIn(hall, queue)?.since,
    next: nextOf(rules, hall, [queue], now, nextNamed).map(({ ticket }) => ticket),
    expectedWaitMin: expectedMinutes(rules, hall, queue, who, now),
  };
}

/** From and to; none where no counter is open for the queue (R11). */
function expectedMinutes(
  rules: Rules,
  hall: Hall,
  queue: string,
  who: Joining,
  now: number,
): MinuteRange | undefined {
  const expected = expectedWait(rules, hall, queue, who, now);
  return expected && minutesOf(expected);
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

/** None when it is not in the hall any more. `expectedWaitMin`: as it was estimated when it joined its queue. */
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
    expectedWaitMin: visit.expectedMin,
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

/** `surge`: the level in force (R9); `totals`: how many visits of the day are where; `followUps`: how many are open. */
export function hallBody({ day, open, surge, visits, totals, followUps }: Hall): Body {
  return {
    day,
    open,
    surge: surge?.level,
    totals: { issued: visits.size, ...totals },
    followUps: followUps.size,
  };
}

/** `key`: what it is about, the same for every counter, queue or ticket. */
export function alarmBody({ id, severity, since, text, subject, count, ackedBy }: Alarm): Body {
  return { severity, since, key: kindOf(id), text, subject, count, ackedBy };
}

export function boardBody({ wanted, shown, confirmed }: BoardState): Body {
  return { wanted, shown, confirmed };
}

/** A simulated device says so in every status. */
export function deviceBody(device: DeviceState, simulated: boolean): Body {
  const { kind, state, since, why, warning, verified } = device;
  return { kind, state, since, why, warning, verified, simulated };
}

/** Counts since the daemon started; the round trip of the last answered exchange in ms, to a tenth. */
export function healthBody({ health }: DeviceState): Body {
  return { ...health, roundTripMs: Math.round(health.roundTripMs * 10) / 10 };
}

/** What the config says that ops need; times in ms, sessions in ms since midnight of `timeZone`. */
export function infoBody(rules: Rules, info: Body): Body {
  const { hall, timeZone, timetable, surge } = rules;
  return {
    ...info,
    hall,
    timeZone,
    timetable,
    surge: surge && { automatic: surge.automatic, levels: surge.levels.map(({ id }) => id) },
    institutions: [...rules.institutions.values()],
    queues: [...rules.queues.values()],
    counters: [...rules.counters.values()],
    services: [...rules.services.values()].map(({ id, name, series, dailyLimit }) => ({
      id,
      name,
      series,
      dailyLimit,
    })),
    boards: [
      ...[...rules.counterBoards].map(([id, counter]) => ({ id, counter })),
      ...rules.mainBoards.map(id => ({ id })),
    ],
  };
}

/**
 * A citizen's place: what `ask` answers. `ahead`: how many of the queue would be called first, if they were called now
 * (R2); `expectedWaitMin`: from now on.
 */
export function placeOf(rules: Rules, hall: Hall, visit: Visit, now: number): Body {
  const { ticket, place, order } = visit;
  const about = {
    ticket,
    place: place.is,
    queue: 'queue' in place ? place.queue : undefined,
    counter: 'counter' in place ? place.counter : undefined,
  };
  if (place.is !== 'waiting') return about;
  const { queue, joinedAt, creditMs } = place;
  const who: Joining = { class: visit.class, joinedAt, creditMs, order };
  const { ahead, expectedMin } = placeIn(rules, hall, queue, who, now);
  return { ...about, ahead, expectedWaitMin: expectedMin };
}
