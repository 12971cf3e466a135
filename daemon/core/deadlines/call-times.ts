/** From when a call may be missed, starts by itself, and is forgotten (R3, R4). */
import { workedUntil } from '../day/timetable.ts';
import type { Call, CounterState, Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { hasLongTimes } from '../visit/green.ts';
import { heardSince } from '../visit/hearing.ts';

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

/** Until when who is due may come back from being away (R16); breaks stand still (R10). */
export function awayUntil(
  rules: Rules,
  hall: Hall,
  { queue, due }: Place & { is: 'away' },
): number | undefined {
  if (due === undefined) return undefined;
  const institution = rules.queues.get(queue)?.institution;
  return workedUntil(hall, due.at, rules.times.awayForMs, institution);
}

/** Until when a visit that missed its first step's call may come back (R4); breaks stand still (R10). */
export function missedUntil(rules: Rules, hall: Hall, missed: Place & { is: 'missed' }): number {
  const institution = rules.queues.get(missed.queue)?.institution;
  return workedUntil(hall, missed.since, rules.times.missedForMs, institution);
}
