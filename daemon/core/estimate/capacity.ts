/** R10: whether a ticket can still be taken today, and whether its way will come to its end today. */

import { dateAndTime } from '../day/clock-face.ts';
import { hardCloseAt } from '../day/day-end.ts';
import { isLook, nextLook } from '../day/looks.ts';
import { sessionsFor, ticketPause } from '../day/timetable.ts';
import { alarmId } from '../types/alarm.ts';
import { type AlarmMessage, messageOf, says } from '../types/alarm-message.ts';
import type { See, Watch } from '../types/condition.ts';
import type { Hall, VisitStep } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules, Service } from '../types/rules.ts';
import { queuesOf, stepsFor } from '../visit/route.ts';
import { type Way, wayThrough } from './route-wait.ts';
import {
  type Ease,
  eased,
  type Full,
  institutionOf,
  levelInForce,
  limitedBySurge,
  noTicketsNow,
  refusePaused,
  strict,
  takenToday,
} from './taking.ts';
import type { Joining } from './wait.ts';

/** Who has a seat comes first to what room there is (R18). */
const newcomer: Joining = { class: 'normal', creditMs: 0, behindBooked: true };

/** To see whether there is room asks for the whole way of every service. */
const lookEveryMs = 5 * 60_000;

/**
 * Why no ticket for these services is taken now, whose steps lead this way behind all who have booked; none where it is. `unlimited`: the
 * institutions whose limit of the day does not turn it away: they have counted it already, or it was booked.
 */
export function ticketRefused(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  way: Way,
  now: number,
  unlimited: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  const paused = noTicketsNow(rules, hall, steps, now);
  if (paused !== undefined) return refusePaused(rules, paused);
  return fullFor(rules, hall, services, steps, way, strict, unlimited);
}

/** `full`: its numbers for today are given out, or its way would not end today; `limited`: by the surge plan, for now. */
export type ServiceNow = { is: 'open' } | { is: 'closed' | 'full' | 'limited'; why: Refusal };

/** Whether a ticket for it, alone, would be taken now. Its whole way is looked at only where the last look found no room. */
export function serviceNow(rules: Rules, hall: Hall, service: Service, now: number): ServiceNow {
  if (!hall.open) return { is: 'closed', why: refuse('hall-closed', { is: 'open-first' }) };
  const steps = stepsFor([service], new Map());
  const paused = noTicketsNow(rules, hall, steps, now);
  if (paused !== undefined) return { is: 'closed', why: refusePaused(rules, paused) };
  const way = hall.alarms.has(alarmId('full', service.id))
    ? wayThrough(rules, hall, steps, newcomer, now)
    : [];
  const why = fullFor(rules, hall, [service], steps, way, strict);
  return why === undefined ? { is: 'open' } : { is: why.refused === 'limited-now' ? 'limited' : 'full', why };
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
  const way = wayThrough(rules, hall, steps, newcomer, now);
  const refused = fullFor(rules, hall, [service], steps, way, ease);
  return refused && says('full', { service: service.id, why: refused });
}

function fullFor(
  rules: Rules,
  hall: Hall,
  services: readonly Service[],
  steps: readonly VisitStep[],
  way: Way,
  ease: Ease,
  unlimited: ReadonlySet<string> = new Set(),
): Full | undefined {
  const limited = steps.filter(
    step => !queuesOf(step).some(queue => unlimited.has(institutionOf(rules, queue))),
  );
  return (
    takenToday(rules, hall, services, limited) ??
    limitedBySurge(rules, hall, services, steps, ease) ??
    endsTooLate(rules, hall, way, ease)
  );
}

function endsTooLate(rules: Rules, hall: Hall, way: Way, ease: Ease): Full | undefined {
  const closes = hardCloseAt(rules, hall);
  const ends = way.at(-1)?.least.endsAt;
  if (closes === undefined || ends === undefined || ends <= closes - ease.ms) return undefined;
  const wall = (at: number) => dateAndTime(at + hall.wallAheadMs, rules.timeZone);
  return refuse('full-today', { is: 'ends-late', ends: wall(ends), closes: wall(closes) });
}
