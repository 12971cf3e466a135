/** The rules that always hold, checked in the journal of a real day as `one-ticket simulate` checks its own. */
import { readConfig } from '../../config/load/read.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import type { Command } from '../../daemon/core/types/commands.ts';
import type { Event } from '../../daemon/core/types/events.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import { checkJournal } from '../../daemon/journal/check.ts';
import { readDay } from '../../daemon/journal/reader.ts';
import { openInvariants } from '../../daemon/tools/simulate/invariants.ts';
import { openWatch } from '../../daemon/tools/simulate/watch.ts';

export type ReadBack = { hall: Hall; events: { seq: number; event: Event }[]; broken: string[] };

/** The newest day in the state folder of a demo, each order a step; `broken`: what was against the rules. */
export function readBack(state: string): ReadBack {
  const read = readConfig(`${state}/stage.yaml`);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { rules } = read.config;
  const day = readDay(state, undefined);
  if (!day.ok) throw new Error(day.message);
  const events = day.entries.map(({ seq, at, event }) => ({ seq, at, event: event as Event }));
  const hall = emptyHall(rules);
  const invariants = openInvariants(rules);
  const watch = openWatch(rules, hall, [invariants]);
  for (const order of ordersIn(events)) {
    const [{ at, event }] = order;
    for (const one of order) evolve(rules, hall, one.event, one.at);
    watch({ command: commandOf(event), outcome: order.map(one => one.event), at });
  }
  const damage = checkJournal(state)?.message;
  const broken = invariants.take().map(({ rule, text }) => `${rule}: ${text}`);
  return { hall, events, broken: damage === undefined ? broken : [damage, ...broken] };
}

type Told = { seq: number; at: number; event: Event };

/** The first event of an order names it. */
function ordersIn(events: readonly Told[]): [Told, ...Told[]][] {
  const orders: [Told, ...Told[]][] = [];
  for (const told of events) {
    if (told.event.order === undefined && orders.length > 0) orders.at(-1)?.push(told);
    else orders.push([told]);
  }
  return orders;
}

/** As much of the order as the rules ask for. */
function commandOf(event: Event): Command {
  const counter = 'counter' in event ? { counter: event.counter } : {};
  return { verb: event.order ?? 'tick', ...counter } as Command;
}
