/**
 * R3: a visit that time alone started is only presumed to have come. Whoever presses next soon after that is asked which it
 * was, and the answer carries out that press too.
 */
import { isCutShort } from '../day/on-paper.ts';
import type { Next } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall, Press, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { callOf } from './current-visit.ts';
import { counterOf } from './lookup.ts';

/** An answer that comes later than this says no more than the key itself. */
const answerWithinMs = 10_000;

/** So many services of a queue and step must be known before they tell how short one is; the last of them are looked at. */
const enoughKnown = 50;
const lastLookedAt = 200;
/** More are kept, so that a press that is taken back gives back what it had pushed out. */
const mostKept = 300;
/** Of so many honest presses one is asked. */
const oneIn = 20;
const shortestMs = 45_000;
const longestMs = 180_000;

export function isPresumed({ place }: Visit): boolean {
  return place.is === 'serving' && place.presumed !== undefined;
}

/** What a key that only a citizen who stands there can be the reason for tells first. */
export function comesKnown(visit: Visit, counter: string): Event[] {
  return callOf(visit) === undefined
    ? []
    : [{ kind: 'visit-started', ticket: visit.ticket, counter, by: 'act' }];
}

/** So soon after a presumed start next is asked: the time in which one in twenty of the known services was over. */
export function presumedForMs({ times }: Rules, hall: Hall, { place, step }: Visit): number {
  const known = 'queue' in place ? (hall.services.get(serviceKey(place.queue, step)) ?? []) : [];
  if (times.presumedForMs === 0 || known.length < enoughKnown) return times.presumedForMs;
  const sorted = known.slice(-lastLookedAt).sort((one, other) => one - other);
  const short = sorted[Math.ceil(sorted.length / oneIn) - 1] ?? times.presumedForMs;
  return Math.min(longestMs, Math.max(shortestMs, short));
}

/** That next was refused; it is no press. */
export function foldAsked(
  hall: Hall,
  { counter, number }: Event & { kind: 'came-or-missed-asked' },
  at: number,
): void {
  counterOf(hall, counter).cameOrMissed = { at, ...(number !== undefined && { number }) };
}

/** The next that was refused a moment ago: start and miss at this counter answer it. */
export function askedNext(hall: Hall, counter: string, now: number): Next | undefined {
  const { cameOrMissed, ticket } = counterOf(hall, counter);
  const visit = ticket === undefined ? undefined : hall.visits.get(ticket);
  if (cameOrMissed === undefined || visit === undefined || !isPresumed(visit)) return undefined;
  const { at, ...next } = cameOrMissed;
  return now - at <= answerWithinMs ? next : undefined;
}

/** Before its visit moves on: a service of which both ends are known tells how short one is. */
export function noteService(
  rules: Rules,
  hall: Hall,
  visit: Visit,
  { counter, queue, presumed, cases = 1 }: Event & { kind: 'step-finished' | 'cases-finished' },
  at: number,
): void {
  const { place, stood, step } = visit;
  if (presumed === true || place.is !== 'serving') return;
  const tookMs = Math.round((at - place.since) / cases);
  // One that was parked in between is not the whole of it; one that was finished without a start began nobody knows when.
  const isWhole = counterOf(hall, counter).handSince === stood?.calledAt;
  const isTold = isWhole && !isCutShort(hall, place.since, at);
  if (!isTold || tookMs === 0 || tookMs > rules.times.forgottenMs) return;
  const key = serviceKey(queue, step);
  hall.services.set(key, [...(hall.services.get(key) ?? []).slice(1 - mostKept), tookMs]);
  hall.pressing?.services.push({ key, tookMs });
}

/** The press that finished it was taken back. */
export function forgetServices(hall: Hall, { services }: Press): void {
  for (const { key, tookMs } of services) {
    const known = hall.services.get(key) ?? [];
    const index = known.lastIndexOf(tookMs);
    if (known.length === 1) hall.services.delete(key);
    else if (index >= 0) hall.services.set(key, known.toSpliced(index, 1));
  }
}

/** The same queue serves differently at each step: an approval, and later its seal. */
const serviceKey = (queue: string, step: number): string => `${queue} ${step}`;

/** Whoever rates has been there. */
export function ratedCame(hall: Hall, { ticket, counter }: Event & { kind: 'rated' }): void {
  const visit = hall.visits.get(ticket);
  const index = visit?.steps.findLastIndex(({ doneAt }) => doneAt !== undefined) ?? -1;
  const step = visit?.steps[index];
  if (visit === undefined || step?.presumed !== true || step.doneAt !== counter) return;
  const { presumed: _, ...known } = step;
  visit.steps = visit.steps.with(index, known);
}
