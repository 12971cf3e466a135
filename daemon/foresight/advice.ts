/** R9: which closed counter, opened now, saves the hall most waiting in the next hour: each is tried on the very same crowds. */
import { sessionsFor } from '../core/day/timetable.ts';
import type { Hall } from '../core/types/model.ts';
import type { SurgeAdvice } from '../core/types/reasons.ts';
import type { Counter, Rules } from '../core/types/rules.ts';
import { drawCrowd } from './crowd.ts';
import { waitingAhead } from './future.ts';
import type { Present } from './present.ts';

/** The next hour. */
export const aheadMs = 60 * 60_000;
const mostCrowds = 20;
/** With fewer nothing is said. */
const leastCrowds = 5;
/** A counter whose saving lies so many standard errors behind the best is tried no more. */
const behindBy = 3;
/** Whoever opens a counter gives an hour to it: what saves all people together less than half of that is not advised. */
const leastSavedMs = 30 * 60_000;
/** A counter whose session began so lately is about to open (R7 says the same), and one that closed so lately changes its clerk. */
const opensWithinMs = 10 * 60_000;
const changeOfClerkMs = 5 * 60_000;

/** `counters`: how many kinds were tried, on how many `crowds`; `advice` left out: no counter helps enough, or nobody knows yet. */
export type Foreseen = { counters: number; crowds: number; advice?: SurgeAdvice };

type Tried = { counter: string; savedMs: number[] };

/** `isLate`: the time for it is over. The same present and seed give the same, but for that. */
export function foresee(rules: Rules, present: Present, seed: number, isLate: () => boolean): Foreseen {
  const { hall, now } = present;
  // Neither paper nor voice has a part in who waits.
  const playing: Rules = { ...rules, printers: [], voices: [] };
  const tried = closedCounters(rules, hall, now).map((counter): Tried => ({ counter, savedMs: [] }));
  const hopeful = new Set(tried);
  let crowds = 0;
  while (crowds < mostCrowds && hopeful.size > 0 && !isLate()) {
    const crowd = drawCrowd(rules, present, { seed, nth: crowds, untilMs: now + aheadMs });
    const as = waitingAhead(playing, present, crowd, { lastsMs: aheadMs });
    for (const { counter, savedMs } of hopeful)
      savedMs.push(as - waitingAhead(playing, present, crowd, { lastsMs: aheadMs, opening: counter }));
    crowds += 1;
    if (crowds >= leastCrowds) dropBehind(hopeful);
  }
  const best = bestOf(hopeful);
  const advice = best && crowds >= leastCrowds ? adviceOf(best) : undefined;
  return { counters: tried.length, crowds, ...(advice !== undefined && { advice }) };
}

/** One of each kind that is closed, and is neither about to open nor only changing its clerk. */
export function closedCounters(rules: Rules, hall: Hall, now: number): string[] {
  const kinds = new Map<string, string>();
  for (const counter of rules.counters.values()) {
    const kind = [counter.institution, counter.queues, counter.backup].join('|');
    if (!kinds.has(kind) && staysClosed(hall, counter, now)) kinds.set(kind, counter.id);
  }
  return [...kinds.values()];
}

function staysClosed(hall: Hall, { id, institution }: Counter, now: number): boolean {
  const state = hall.counters.get(id);
  if (state?.status !== 'closed' || now < state.handSince + changeOfClerkMs) return false;
  const wall = now + hall.wallAheadMs;
  const sessions = sessionsFor(hall, institution);
  if (sessions.length === 0) return true;
  const session = sessions.find(({ from, until }) => from <= wall && wall < until);
  return session !== undefined && wall >= session.from + opensWithinMs;
}

function dropBehind(hopeful: Set<Tried>): void {
  const best = bestOf(hopeful);
  if (best === undefined) return;
  for (const one of hopeful) {
    if (one === best) continue;
    const behind = best.savedMs.map((saved, nth) => saved - (one.savedMs[nth] ?? 0));
    if (mean(behind) > behindBy * standardError(behind)) hopeful.delete(one);
  }
}

function bestOf(hopeful: ReadonlySet<Tried>): Tried | undefined {
  let best: Tried | undefined;
  for (const one of hopeful) {
    if (best === undefined || mean(one.savedMs) > mean(best.savedMs)) best = one;
  }
  return best;
}

function adviceOf({ counter, savedMs }: Tried): SurgeAdvice | undefined {
  const sorted = savedMs.toSorted((one, other) => one - other);
  const lowMs = sorted[Math.floor(sorted.length * 0.1)] ?? 0;
  const highMs = sorted[Math.ceil(sorted.length * 0.9) - 1] ?? 0;
  const saves = mean(savedMs);
  if (saves < leastSavedMs || lowMs <= 0) return undefined;
  return {
    counter,
    savedMs: Math.round(saves),
    lowMs: Math.round(lowMs),
    highMs: Math.round(highMs),
    crowds: savedMs.length,
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

function standardError(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, one) => sum + (one - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
