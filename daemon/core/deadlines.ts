/** When time alone changes something, and when a citizen can be held to have heard. */
import type { Call, CounterState, Hall, Visit } from './model.ts';
import type { Rules } from './rules.ts';

export function voiceAlive(rules: Rules, hall: Hall): boolean {
  return rules.voices.some(voice => !hall.unfit.has(voice));
}

/** Since when the call is known to have reached the citizen: said, or with no voice alive seen on the board (R4). */
export function heardSince(rules: Rules, hall: Hall, call: Call): number | undefined {
  return call.saidAt ?? (voiceAlive(rules, hall) ? undefined : call.at);
}

/** From when `miss` is allowed: twice as long where only the board could tell (R4). */
export function missAllowedAt(rules: Rules, hall: Hall, visit: Visit, call: Call): number | undefined {
  const since = heardSince(rules, hall, call);
  const wait = visit.class === 'green' ? rules.times.missAfterGreenMs : rules.times.missAfterMs;
  return since === undefined ? undefined : since + (call.saidAt === undefined ? 2 * wait : wait);
}

/** When the visit called at this counter starts by itself (R3). */
export function autoStartAt(rules: Rules, hall: Hall, counter: CounterState): number | undefined {
  const place = counter.ticket === undefined ? undefined : hall.visits.get(counter.ticket)?.place;
  const since = place?.is === 'called' ? heardSince(rules, hall, place.call) : undefined;
  return since === undefined ? undefined : since + rules.times.autoStartMs;
}

/** Until when a visit that missed its first step's call may come back (R4). */
export function missedUntil(rules: Rules, missedAt: number): number {
  return missedAt + rules.times.missedForMs;
}

/** The earliest moment at which time alone changes something; none while nothing is due. */
export function nextDeadline(rules: Rules, hall: Hall): number | undefined {
  let earliest: number | undefined;
  for (const counter of hall.counters.values()) {
    const startAt = autoStartAt(rules, hall, counter);
    if (startAt !== undefined && (earliest === undefined || startAt < earliest)) earliest = startAt;
  }
  for (const since of hall.expiring.values()) {
    const until = missedUntil(rules, since);
    return earliest === undefined ? until : Math.min(earliest, until);
  }
  return earliest;
}
