/** What was seen of the visits of a day, of which the hall tells only those that are still there. Pure; changed in place. */
import type { Hall, Visit } from '../../watch/model/halls.ts';
import { hallNow } from '../../watch/model/standing.ts';

/** Times by our clock, ms UTC. `finished`: the last counter that was done with it. `awayIn`: the queues it has stepped away from. */
export type Seen = {
  visit: Visit;
  finished?: { counter: string; at: number };
  awayIn: ReadonlySet<string>;
  endedAt?: number;
};

export type SeenDay = { day?: string; visits: Map<string, Seen> };

/** So long after its end a phone is still told of it. */
export const toldAfterEndMs = 30 * 60_000;

/** `hall`: as it is heard now, and whole: a visit that is not told of has ended. Given back: those of which something is new. */
export function see(seen: SeenDay, hall: Hall, now: number): string[] {
  const news: string[] = [];
  const { day, open } = hall.day ?? {};
  if (seen.day !== day) seen.visits.clear();
  seen.day = day;
  for (const [ticket, visit] of hall.visits) {
    const before = seen.visits.get(ticket);
    if (before?.visit === visit && before.endedAt === undefined) continue;
    seen.visits.set(ticket, seenAgain(before, visit, now, hallNow(hall, now)));
    news.push(ticket);
  }
  for (const [ticket, before] of seen.visits) {
    if (hall.visits.has(ticket)) continue;
    if (before.endedAt === undefined) seen.visits.set(ticket, seenToEnd(before, open === true, now));
    else if (now - before.endedAt > toldAfterEndMs) seen.visits.delete(ticket);
  }
  return news;
}

/** `at`: now, by the clock of the hall. */
function seenAgain(before: Seen | undefined, visit: Visit, now: number, at: number): Seen {
  const { place, queue, route, mayGoUntil = at } = visit;
  // Whoever goes for a break spends nothing (R16).
  const spends = place === 'away' && before?.visit.place !== 'away' && mayGoUntil <= at;
  const awayIn =
    spends && queue !== undefined ? new Set(before?.awayIn).add(queue) : (before?.awayIn ?? new Set());
  const counter = before && newlyDoneAt(before.visit.route, route);
  const finished = counter === undefined ? before?.finished : { counter, at: now };
  return { visit, awayIn, ...(finished && { finished }) };
}

/** The counter of a step that was not done before. */
function newlyDoneAt(before: Visit['route'], route: Visit['route']): string | undefined {
  return route.find(({ doneAt }, step) => doneAt !== undefined && before[step]?.doneAt === undefined)?.doneAt;
}

/** Who stood at a counter until then was finished with there, unless the day ended. */
function seenToEnd(before: Seen, isOpen: boolean, now: number): Seen {
  const { place, counter } = before.visit;
  const wasAt = isOpen && (place === 'serving' || place === 'called') ? counter : undefined;
  return { ...before, endedAt: now, ...(wasAt !== undefined && { finished: { counter: wasAt, at: now } }) };
}
