/** When time alone changes something. */
import { nextAlarmAt } from '../alarms/alarms.ts';
import { claimUntil, nextFetchAt } from '../counter/desk.ts';
import { issuedUntil } from '../counter/desk-tickets.ts';
import { closingSoonAt, hardCloseAt } from '../day/day-end.ts';
import { noticeEndsAt } from '../day/notices.ts';
import { workedUntil } from '../day/timetable.ts';
import { goneDevicesAt } from '../devices/repairs.ts';
import { askedUntil } from '../outputs/scan-answer.ts';
import { firstReadyEnd } from '../queue/ready-counter.ts';
import { surgeLooksAt } from '../surge/plan.ts';
import { standingAt } from '../types/lane.ts';
import type { Call, CounterState, Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { hasLongTimes } from '../visit/green.ts';
import { heardSince } from '../visit/hearing.ts';
import { strandedAt } from './stranded-visits.ts';

/** From when `miss` is allowed: twice as long where only the board could tell (R4). */
export function missAllowedAt(rules: Rules, hall: Hall, visit: Visit, call: Call): number | undefined {
  const since = heardSince(rules, hall, call);
  const wait = hasLongTimes(visit) ? rules.times.missAfterGreenMs : rules.times.missAfterMs;
  return since === undefined ? undefined : since + (call.saidAt === undefined ? 2 * wait : wait);
}

/** When the visit called at this counter starts by itself (R3): not before it may be missed, else nobody could be. */
export function autoStartAt(rules: Rules, hall: Hall, counter: CounterState): number | undefined {
  const visit = counter.ticket === undefined ? undefined : hall.visits.get(counter.ticket);
  if (visit?.place.is !== 'called') return undefined;
  const { call } = visit.place;
  const since = heardSince(rules, hall, call);
  const missedFrom = missAllowedAt(rules, hall, visit, call);
  if (since === undefined || missedFrom === undefined) return undefined;
  const { autoStartMs, autoStartGreenMs } = rules.times;
  return Math.max(missedFrom, since + (hasLongTimes(visit) ? autoStartGreenMs : autoStartMs));
}

/** Until when a visit that missed its first step's call may come back (R4); breaks stand still (R10). */
export function missedUntil(rules: Rules, hall: Hall, missed: Place & { is: 'missed' }): number {
  const institution = rules.queues.get(missed.queue)?.institution;
  return workedUntil(hall, missed.since, rules.times.missedForMs, institution);
}

/**
 * The earliest moment at which time alone changes something, also if it is only what a board shows, in the `now` of the
 * rules: `now` itself when a tick would do something at once; none while nothing is due. Asked after every turn: it looks at heads of lanes only.
 */
export function nextDeadline(rules: Rules, hall: Hall, now: number): number | undefined {
  const moments = hall.open
    ? [
        hardCloseAt(rules, hall),
        closingSoonAt(hall, now),
        firstAutoStart(rules, hall),
        firstReadyEnd(rules, hall),
        firstExpiry(rules, hall),
        nextFetchAt(rules, hall),
        claimUntil(rules, hall, now),
        standingAt(hall.freeing, 0)?.key,
        strandedAt(rules, hall, now),
        surgeLooksAt(rules, hall, now),
      ]
    : [];
  moments.push(
    goneDevicesAt(rules, hall, now),
    nextAlarmAt(rules, hall, now),
    askedUntil(hall, now),
    issuedUntil(hall, now),
  );
  for (const notice of hall.notices) moments.push(noticeEndsAt(hall, notice));
  let earliest: number | undefined;
  for (const moment of moments) {
    if (moment !== undefined && (earliest === undefined || moment < earliest)) earliest = moment;
  }
  return earliest;
}

function firstAutoStart(rules: Rules, hall: Hall): number | undefined {
  let first: number | undefined;
  for (const counter of hall.counters.values()) {
    const startAt = autoStartAt(rules, hall, counter);
    if (startAt !== undefined && (first === undefined || startAt < first)) first = startAt;
  }
  return first;
}

/** Institutions have breaks of their own: the first to be missed need not be the first to be left. */
function firstExpiry(rules: Rules, hall: Hall): number | undefined {
  let first: number | undefined;
  for (const [ticket, since] of hall.expiring) {
    if (first !== undefined && since + rules.times.missedForMs >= first) continue;
    const place = hall.visits.get(ticket)?.place;
    const until = place?.is === 'missed' ? missedUntil(rules, hall, place) : undefined;
    if (until !== undefined && (first === undefined || until < first)) first = until;
  }
  return first;
}
