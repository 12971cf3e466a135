/** The pure core alone: orders a second on one core with all that the loop asks of it, and what a long queue costs an order. */
import { createHash } from 'node:crypto';
import { nextDeadline } from '../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules, Timetable } from '../../daemon/core/types/rules.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { fuzhou } from './fuzhou.ts';
import { best, inThread } from './processor-time.ts';

/** The first ones warm the engine. */
const samples = 15;
/** Of six orders each; every counter serves somebody each minute: from the opening until shortly before the lunch break. */
const rounds = 1_000;
const ordersARound = 6;
const cycleMs = 60_000;
/** 08:30 in Fuzhou. */
const start = Date.UTC(2026, 10, 24, 0, 30, 0);
export type CoreFigures = {
  /** Orders a second of thread time: decided, evolved, and the next deadline looked up. */
  ordersPerSecond: number;
  /** Time an order, as a ratio to hashing what it makes durable. */
  toHash: number;
  /** Time an order with 100,000 waiting, as a ratio to 100 waiting. */
  crowded: number;
};

export function benchCore(): CoreFigures {
  const rules = endless(fuzhou());
  const few = best(samples, () => servedAmong(rules, 100));
  const many = best(samples, () => servedAmong(rules, 100_000));
  const hashMs = best(samples, () => hash(few.events)).ms;
  return {
    ordersPerSecond: (1000 * few.orders) / few.ms,
    toHash: few.ms / hashMs,
    crowded: many.ms / many.orders / (few.ms / few.orders),
  };
}

/** The time of an order, in microseconds, where so many wait. */
export function orderUs(rules: Rules, waiting: number): number {
  const { ms, orders } = best(samples, () => servedAmong(endless(rules), waiting));
  return (1000 * ms) / orders;
}

/** With its hours and its surge plan, but its last session does not end before all have been served. */
function endless({ timetable, institutions, ...rules }: Rules): Rules {
  if (timetable === undefined) throw new Error('a hall without hours was to be measured with them');
  const own = [...institutions].map(
    ([id, one]) =>
      [id, one.timetable === undefined ? one : { ...one, timetable: withoutEnd(one.timetable) }] as const,
  );
  return { ...rules, timetable: withoutEnd(timetable), institutions: new Map(own) };
}

function withoutEnd({ sessions }: Timetable): Timetable {
  const { lastTicketMs: _, ...last } = sessions.at(-1) ?? { fromMs: 0 };
  return { sessions: [...sessions.slice(0, -1), { ...last, untilMs: 400 * 24 * 3_600_000 }] };
}

/** People come, are called and served, while `waiting` others wait. */
function servedAmong(rules: Rules, waiting: number): { ms: number; orders: number; events: Event[] } {
  const counters = [...rules.counters.values()]
    .filter(({ queues }) => queues.includes('approval'))
    .map(({ id }) => id);
  const hall = emptyHall(rules);
  const events: Event[] = [];
  const orderEveryMs = cycleMs / counters.length / ordersARound;
  let now = start;
  let orders = 0;
  const give = (command: Command): void => {
    orders += 1;
    const outcome = handle(rules, hall, command, now);
    if (isRefusal(outcome)) throw new Error(`${command.verb}: ${refusalText(outcome)}`);
    events.push(...outcome);
  };
  /** As the loop does: what time alone does comes first, and after every order the next deadline is looked up. */
  const order = (command: Command): void => {
    now += orderEveryMs;
    if (due !== undefined && due <= now) {
      give({ verb: 'tick' });
      due = nextDeadline(rules, hall, now);
    }
    give(command);
    due = nextDeadline(rules, hall, now);
  };
  give({ verb: 'open-day', day: '2026-11-24' });
  for (const counter of counters) give({ verb: 'open-counter', counter });
  const take: Command = {
    verb: 'take-ticket',
    services: ['withdrawal'],
    class: 'normal',
    choice: new Map([['bank', 'icbc']]),
    print: false,
  };
  for (let visit = 0; visit < waiting + counters.length; visit += 1) give(take);
  let due = nextDeadline(rules, hall, now);
  const begin = (counter: string): void => {
    order({ verb: 'call-next', counter });
    saidAtOnce(hall, order);
    order({ verb: 'start', counter });
  };
  for (const counter of counters) begin(counter);
  events.length = 0;
  orders = 0;
  const ms = inThread(() => {
    for (let round = 0; round < rounds; round += 1) {
      const counter = counters[round % counters.length] ?? '1';
      order({ verb: 'finish', counter, outcome: 'approved' });
      order(take);
      begin(counter);
    }
  });
  return { ms, orders, events };
}

function saidAtOnce(hall: Hall, give: (command: Command) => void): void {
  for (const { id, is } of hall.jobs.values()) {
    give({ verb: 'begin-job', job: id, device: is === 'print' ? 'printer-1' : 'voice-1' });
    give({ verb: 'end-job', job: id, device: is === 'print' ? 'printer-1' : 'voice-1', outcome: 'done' });
  }
}

function hash(events: readonly Event[]): { ms: number } {
  return {
    ms: inThread(() => {
      for (const event of events) createHash('sha256').update(JSON.stringify(event)).digest();
    }),
  };
}
