/** The pure core alone: orders per second on one core, and what a long queue costs an order. */
import { createHash } from 'node:crypto';
import { readConfig } from '../../config/load/read.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';

const rounds = 5_000;
/** Each of the six counters calls every three minutes. */
const orderEveryMs = 6_000;
const start = Date.UTC(2026, 10, 24, 1, 0, 0);

/** Fuzhou without its hours, so that no queue is too long for the day. */
function rulesOfBench(): Rules {
  const read = readConfig('config/halls/fuzhou.yaml');
  if (!read.ok) throw new Error('config/halls/fuzhou.yaml has faults');
  const { timetable: _, surge: __, ...rules } = read.config.rules;
  const institutions = [...rules.institutions].map(([id, { name }]) => [id, { id, name }] as const);
  return { ...rules, institutions: new Map(institutions) };
}

export type CoreFigures = {
  /** Orders a second, through decide and evolve. */
  ordersPerSecond: number;
  /** Time per order, as a ratio to hashing what it makes durable. */
  toHash: number;
  /** Time per order with 100,000 waiting, as a ratio to 100 waiting. */
  crowded: number;
};

export function benchCore(): CoreFigures {
  // Once for nothing: the engine compiles what it meets often.
  measure(100);
  const few = measure(100);
  const many = measure(100_000);
  const hashing = hash(few.events) / few.orders;
  return {
    ordersPerSecond: 1000 / few.perOrderMs,
    toHash: few.perOrderMs / hashing,
    crowded: many.perOrderMs / few.perOrderMs,
  };
}

/** People come, are called and served, while `waiting` others wait. */
function measure(waiting: number): { perOrderMs: number; orders: number; events: Event[] } {
  const rules = rulesOfBench();
  const hall = emptyHall(rules);
  let now = start;
  const events: Event[] = [];
  const give = (command: Command): void => {
    now += orderEveryMs;
    const outcome = handle(rules, hall, command, now);
    if (isRefusal(outcome)) throw new Error(`${command.verb}: ${refusalText(outcome)}`);
    events.push(...outcome);
  };
  give({ verb: 'open-day', day: '2026-11-24' });
  const counters = ['1', '2', '3', '4', '5', '6'];
  for (const counter of counters) give({ verb: 'open-counter', counter });
  const take: Command = {
    verb: 'take-ticket',
    services: ['withdrawal'],
    class: 'normal',
    choice: new Map([['bank', 'icbc']]),
    print: false,
  };
  for (let visit = 0; visit < waiting; visit += 1) give(take);
  events.length = 0;
  const startedMs = performance.now();
  for (let round = 0; round < rounds; round += 1) {
    const counter = counters[round % counters.length] ?? '1';
    give(take);
    give({ verb: 'call-next', counter });
    saidAtOnce(hall, give);
    give({ verb: 'finish', counter, outcome: 'approved' });
  }
  const orders = rounds * 5;
  return { perOrderMs: (performance.now() - startedMs) / orders, orders, events };
}

function saidAtOnce(hall: Hall, give: (command: Command) => void): void {
  for (const { id } of hall.jobs.values()) {
    give({ verb: 'begin-job', job: id, device: 'voice-1' });
    give({ verb: 'end-job', job: id, device: 'voice-1', outcome: 'done' });
  }
}

function hash(events: readonly Event[]): number {
  const startedMs = performance.now();
  for (const event of events) createHash('sha256').update(JSON.stringify(event)).digest();
  return performance.now() - startedMs;
}
