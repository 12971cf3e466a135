/** A day of 2,000 visits and 30 counters: simulated through the core, then written, verified and rebuilt from the journal. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { openRebuilding } from '../../daemon/hall/rebuild.ts';
import { type Journal, type OpenOptions, openJournal } from '../../daemon/journal/journal.ts';
import { withText } from '../../daemon/text/staff/sentences.ts';
import { type Arrivals, curveOf } from '../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../daemon/tools/simulate/crowd.ts';
import { simulateDay } from '../../daemon/tools/simulate/day.ts';
import { rosterOf } from '../../daemon/tools/simulate/roster.ts';
import type { Step } from '../../daemon/tools/simulate/stage.ts';
import { fuzhouWith } from './fuzhou.ts';
import { best, inThread } from './processor-time.ts';

const date = '2026-11-24';
const tickets = 2_000;
const counters = 30;
const seed = 7;
const samples = 5;

export type BigDayFigures = {
  visits: number;
  orders: number;
  /** Thread time of the day, simulated through the rules. */
  simulatedMs: number;
  events: number;
  /** Thread time until the open day is verified and the hall rebuilt, and of only reading and hashing the same rows. */
  readyMs: number;
  readMs: number;
};

export function benchBigDay(folder: string): BigDayFigures {
  const rules = fuzhouWith(counters);
  const { turns, orders, ms, visits } = best(samples, () => simulated(rules, { is: 'a-day', tickets }));
  const state = join(folder, 'big-day');
  const journal = opened(state);
  for (const { at, events } of turns)
    journal.commit({ at, events: events.map(withText), replies: [], presses: [] });
  journal.close();
  const ready = best(samples, () => ({ ms: inThread(() => rebuilt(rules, state)) }));
  const rows = join(state, 'journal', `${date}.db`);
  const read = best(samples, () => ({ ms: inThread(() => hashRows(rows)) }));
  const events = turns.reduce((sum, turn) => sum + turn.events.length, 0);
  return { visits, orders, simulatedMs: ms, events, readyMs: ready.ms, readMs: read.ms };
}

/** A start: the open day verified, and the hall rebuilt from it. */
export function rebuilt(rules: Rules, state: string): void {
  let rebuilding = openRebuilding(rules);
  const fold = () => {
    rebuilding = openRebuilding(rules);
    return rebuilding.take;
  };
  const journal = opened(state, fold);
  rebuilding.end(journal);
  journal.close();
}

type Turn = { at: number; events: readonly Event[] };

function simulated(
  rules: Rules,
  arrivals: Arrivals,
): { turns: Turn[]; orders: number; ms: number; visits: number } {
  const crowd = crowdOf(rules, curveOf(rules, arrivals), { seed, day: 0 });
  const roster = rosterOf(rules, seed, 0);
  const hall = emptyHall(rules);
  const turns: Turn[] = [];
  let orders = 0;
  let visits = 0;
  const watch = ({ outcome, at }: Step) => {
    orders += 1;
    if (isRefusal(outcome) || outcome.length === 0) return;
    turns.push({ at, events: outcome });
    if (outcome[0]?.kind === 'ticket-issued') visits += 1;
  };
  const ms = inThread(() => simulateDay(rules, hall, { date, crowd, roster }, { perform: handle, watch }));
  return { turns, orders, ms, visits };
}

export function opened(state: string, fold?: OpenOptions['fold']): Journal {
  const result = openJournal(state, { fold });
  if (!result.ok) throw new Error(result.problem.message);
  return result.journal;
}

/** The least it can cost: every row read and hashed. */
function hashRows(file: string): void {
  const db = new DatabaseSync(file, { readOnly: true });
  for (const { event } of db.prepare('SELECT event FROM entry ORDER BY seq').iterate())
    createHash('sha256').update(String(event)).digest();
  db.close();
}
