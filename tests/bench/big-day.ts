/** A day of 2,000 visits and 30 counters: simulated through the core, then written, verified and rebuilt from the journal. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from '../../config/load/read.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Counter, Rules } from '../../daemon/core/types/rules.ts';
import { rebuild } from '../../daemon/hall/rebuild.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { curveOf } from '../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../daemon/tools/simulate/crowd.ts';
import { simulateDay } from '../../daemon/tools/simulate/day.ts';
import { rosterOf } from '../../daemon/tools/simulate/roster.ts';
import type { Step } from '../../daemon/tools/simulate/stage.ts';

const date = '2026-11-24';
const tickets = 2_000;
const counters = 30;
const seed = 7;

/** Fuzhou with more counters, each of them quick, so that so many can be served. */
function bigRules(): Rules {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error('config/halls/fuzhou.yaml has faults');
  const { rules } = read.config;
  const all = new Map(rules.counters);
  const patterns = [...rules.counters.values()];
  for (let more = all.size; more < counters; more += 1) {
    const pattern = patterns[1 + (more % (patterns.length - 1))];
    if (pattern !== undefined) all.set(`${more}`, { ...pattern, id: `${more}` } satisfies Counter);
  }
  const quick = [...rules.queues].map(([id, queue]) => [id, { ...queue, usualMs: 90_000 }] as const);
  return { ...rules, counters: all, queues: new Map(quick) };
}

export type BigDayFigures = {
  visits: number;
  orders: number;
  simulatedMs: number;
  events: number;
  /** The open day verified and the hall rebuilt, and the same rows only read and hashed. */
  readyMs: number;
  readMs: number;
};

export function benchBigDay(folder: string): BigDayFigures {
  const rules = bigRules();
  simulated(rules);
  const { turns, orders, simulatedMs, visits } = simulated(rules);
  const state = join(folder, 'big-day');
  const journal = opened(state);
  for (const turn of turns) journal.commit({ ...turn, replies: [], presses: [] });
  journal.close();

  const startedMs = performance.now();
  const again = opened(state);
  rebuild(rules, again);
  const readyMs = performance.now() - startedMs;
  again.close();
  const events = turns.reduce((sum, turn) => sum + turn.events.length, 0);
  return { visits, orders, simulatedMs, events, readyMs, readMs: read(join(state, 'journal', `${date}.db`)) };
}

type Turn = { at: number; events: readonly Event[] };

function simulated(rules: Rules): { turns: Turn[]; orders: number; simulatedMs: number; visits: number } {
  const crowd = crowdOf(rules, curveOf(rules, { is: 'a-day', tickets }), { seed, day: 0 });
  const hall = emptyHall(rules);
  const turns: Turn[] = [];
  let orders = 0;
  let visits = 0;
  const startedMs = performance.now();
  const watch = ({ outcome, at }: Step) => {
    orders += 1;
    if (isRefusal(outcome) || outcome.length === 0) return;
    turns.push({ at, events: outcome });
    if (outcome[0]?.kind === 'ticket-issued') visits += 1;
  };
  simulateDay(rules, hall, { date, crowd, roster: rosterOf(rules, seed, 0) }, { perform: handle, watch });
  return { turns, orders, simulatedMs: performance.now() - startedMs, visits };
}

function opened(state: string): Journal {
  const result = openJournal(state);
  if (!result.ok) throw new Error(result.problem.message);
  return result.journal;
}

/** The least it can cost: every row read and hashed. */
function read(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true });
  const startedMs = performance.now();
  for (const { event } of db.prepare('SELECT event FROM entry ORDER BY seq').iterate())
    createHash('sha256').update(String(event)).digest();
  const tookMs = performance.now() - startedMs;
  db.close();
  return tookMs;
}
