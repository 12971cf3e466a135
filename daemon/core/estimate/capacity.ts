/** R10: whether a ticket can still be taken today, and whether its way will come to its end today. */

import { dateAndTime } from '../day/clock-face.ts';
import { hardCloseAt } from '../day/day-end.ts';
import { isLook, nextLook } from '../day/looks.ts';
import { sessionsFor, type TicketPause, ticketPause } from '../day/timetable.ts';
import { waitingIn } from '../queue/waiting-order.ts';
import { alarmId } from '../types/alarm.ts';
import { type AlarmMessage, messageOf, says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import type { Hall, VisitStep } from '../types/model.ts';
import { type Refusal, type Refused, refuse } from '../types/refusals.ts';
import type { Rules, Service, SurgeLevel } from '../types/rules.ts';
import { stepsFor } from '../visit/route.ts';
import { queuesOf, type Way, wayThrough } from './route-wait.ts';

/** To see whether there is room asks for the whole way of every service. */
const lookEveryMs = 5 * 60_000;

/** At the edge every call lets one more ticket in: an alarm stays until the hall is this much clear of it. */
type Ease = { share: number; ms: number };
const strict: Ease = { share: 1, ms: 0 };
const eased: Ease = { share: 0.8, ms: 15 * 60_000 };

/**
 * Why no ticket for these services is taken now, whose steps lead this way; none where it is. `counted`: the institutions that
 * have counted this ticket already, as a service is added to it.
 */
export function ticketRefused(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  way: Way,
  now: number,
  counted: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  const paused = noTicketsNow(rules, hall, steps, now);
  if (paused !== undefined) return refusePaused(rules, paused);
  return fullFor(rules, hall, services, steps, way, strict, counted);
}

/** Why nobody is sent to this queue any more: its institution takes no more today, or has given out all it gives. */
export function sendingRefused(rules: Rules, hall: Hall, queue: string, now: number): Refusal | undefined {
  const wall = now + hall.wallAheadMs;
  const institution = institutionOf(rules, queue);
  const sessions = sessionsFor(hall, institution);
  const pause = ticketPause(sessions, wall);
  if (pause !== undefined && pause.again === undefined) return refusePaused(rules, { institution, pause });
  const ends = sessions.at(-1)?.until;
  if (ends !== undefined && wall >= ends) return refusePaused(rules, { institution, pause: { since: ends } });
  return takenToday(rules, hall, [], [{ is: 'queue', queue }]);
}

/** True when some step of the way is expected to end after the last session of the institution that does it. */
export function mayNotFinish(hall: Hall, way: Way): boolean {
  return way.some(({ greatest: { institution, endsAt } }) => {
    const last = sessionsFor(hall, institution).at(-1);
    return last !== undefined && endsAt + hall.wallAheadMs > last.until;
  });
}

/**
 * The alarms `capacity`, while somebody inside may not finish today, and `full-<service>`, while the hall has no room for
 * more of its tickets.
 */
export function watchCapacity(rules: Rules, hall: Hall, now: number, see: See): void {
  const { mayNotFinish: visits, openedAt } = hall;
  if (visits > 0) {
    const message = () => says('capacity', { visits });
    see(openedAt, 0, undefined, () => ({ id: 'capacity', severity: 'warning', subject: {}, says: message }));
  }
  if (!canBeFull(rules, hall)) return;
  for (const service of rules.services.values()) watchFull(rules, hall, service, now, see);
}

/** While it does, what it finds follows from all that anybody does in the hall. */
export function looksAtCapacity(now: number): boolean {
  return isLook(now, lookEveryMs);
}

function canBeFull(rules: Rules, hall: Hall): boolean {
  return (
    hardCloseAt(rules, hall) !== undefined ||
    (levelInForce(rules, hall)?.limit.size ?? 0) > 0 ||
    rules.services.values().some(({ dailyLimit }) => dailyLimit !== undefined) ||
    rules.institutions.values().some(({ dailyLimit }) => dailyLimit !== undefined)
  );
}

/** Between two looks it stays as it was found. */
function watchFull(rules: Rules, hall: Hall, service: Service, now: number, see: See): void {
  const id = alarmId('full', service.id);
  const alarm = hall.alarms.get(id);
  const found = looksAtCapacity(now)
    ? noRoomFor(rules, hall, service, now, alarm === undefined ? strict : eased)
    : alarm && messageOf(alarm);
  const watch = (): Watch => ({
    id,
    severity: 'warning',
    subject: {},
    says() {
      if (found === undefined) throw new Error(`${id} is told before the hall was looked at`);
      return found;
    },
  });
  if (found !== undefined) see(hall.openedAt, 0, undefined, watch);
  see(nextLook(now, lookEveryMs), 0, undefined, watch);
}

/** Why; nothing while the timetable stops all tickets anyway. */
function noRoomFor(
  rules: Rules,
  hall: Hall,
  service: Service,
  now: number,
  ease: Ease,
): AlarmMessage | undefined {
  const steps = stepsFor([service], new Map());
  if (noTicketsNow(rules, hall, steps, now) !== undefined) return undefined;
  const way = wayThrough(rules, hall, steps, { class: 'normal', creditMs: 0 }, now);
  const refused = fullFor(rules, hall, [service], steps, way, ease);
  return refused && says('full', { service: service.id, why: refused });
}

/** R9: no room for more tickets of a service. */
type Full = Refused<'full-today' | 'limited-now'>;

function fullFor(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  way: Way,
  ease: Ease,
  counted: ReadonlySet<string> = new Set(),
): Full | undefined {
  const notCounted = steps.filter(
    step => !queuesOf(step).some(queue => counted.has(institutionOf(rules, queue))),
  );
  return (
    takenToday(rules, hall, services, notCounted) ??
    limitedBySurge(rules, hall, services, steps, ease) ??
    endsTooLate(rules, hall, way, ease)
  );
}

/** `institution` left out: the hall. */
type Paused = { institution?: string; pause: TicketPause };

/** Who takes no tickets now, the hall or an institution on the way. A step with an open choice is possible while one of its queues is. */
function noTicketsNow(
  rules: Rules,
  hall: Hall,
  steps: readonly VisitStep[],
  now: number,
): Paused | undefined {
  const wall = now + hall.wallAheadMs;
  const ofHall = ticketPause(hall.sessions.get(''), wall);
  if (ofHall !== undefined) return { pause: ofHall };
  const pauseFor = (queue: string) => ticketPause(hall.sessions.get(institutionOf(rules, queue)), wall);
  for (const step of steps) {
    const [first = ''] = queuesOf(step);
    const pause = pauseFor(first);
    if (pause !== undefined && queuesOf(step).every(queue => pauseFor(queue) !== undefined))
      return { institution: institutionOf(rules, first), pause };
  }
  return undefined;
}

function refusePaused({ timeZone }: Rules, { pause: { since, again }, ...whose }: Paused): Refusal {
  return refuse('no-tickets-now', {
    ...whose,
    since: dateAndTime(since, timeZone),
    ...(again !== undefined && { again: dateAndTime(again, timeZone) }),
  });
}

function takenToday(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
): Full | undefined {
  const { taken } = hall;
  for (const { id, dailyLimit } of services) {
    if (dailyLimit !== undefined && (taken.services.get(id) ?? 0) >= dailyLimit)
      return allTaken(id, dailyLimit);
  }
  const fullOf = (queue: string) => {
    const id = institutionOf(rules, queue);
    const limit = rules.institutions.get(id)?.dailyLimit;
    return limit !== undefined && (taken.institutions.get(id) ?? 0) >= limit
      ? allTaken(id, limit)
      : undefined;
  };
  for (const step of steps) {
    const [first = ''] = queuesOf(step);
    if (queuesOf(step).every(queue => fullOf(queue) !== undefined)) return fullOf(first);
  }
  return undefined;
}

function allTaken(what: string, limit: number): Full {
  return refuse('full-today', { is: 'limit', of: what, limit });
}

/** R9: the surge level in force lets only so many wait for the first step of a service. */
function limitedBySurge(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  { share }: Ease,
): Full | undefined {
  const inForce = levelInForce(rules, hall);
  if (inForce === undefined) return undefined;
  for (const service of services) {
    const limit = inForce.limit.get(service.id);
    const start = steps.find(step => isStartOf(service, step));
    if (limit === undefined || start === undefined) continue;
    const waiting = Math.min(...queuesOf(start).map(queue => waitingIn(hall, queue)));
    if (waiting >= limit * share)
      return refuse('limited-now', { service: service.id, waiting, level: inForce.id, limit });
  }
  return undefined;
}

function levelInForce(rules: Rules, hall: Hall): SurgeLevel | undefined {
  return hall.surge && rules.surge?.levels.find(({ id }) => id === hall.surge?.level);
}

function isStartOf({ route: [start] }: Service, step: VisitStep): boolean {
  if (start === undefined) return false;
  if (start.is === 'queue') return step.is === 'queue' && step.queue === start.queue;
  return step.is === 'choice' && step.choice === start.choice;
}

function endsTooLate(rules: Rules, hall: Hall, way: Way, ease: Ease): Full | undefined {
  const closes = hardCloseAt(rules, hall);
  const ends = way.at(-1)?.least.endsAt;
  if (closes === undefined || ends === undefined || ends <= closes - ease.ms) return undefined;
  const wall = (at: number) => dateAndTime(at + hall.wallAheadMs, rules.timeZone);
  return refuse('full-today', { is: 'ends-late', ends: wall(ends), closes: wall(closes) });
}

function institutionOf(rules: Rules, queue: string): string {
  return rules.queues.get(queue)?.institution ?? '';
}
