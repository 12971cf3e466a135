/** One queue as the core plays it: people come and are served by chance without memory, and nothing else ever happens. */
import { handle } from '../../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../../daemon/core/evolve/empty-hall.ts';
import type { Command } from '../../../../daemon/core/types/commands.ts';
import type { Event } from '../../../../daemon/core/types/events.ts';
import { isRefusal } from '../../../../daemon/core/types/refusals.ts';
import { type Rules, type VisitClass, visitClasses } from '../../../../daemon/core/types/rules.ts';
import { chanceOf, exponential } from '../../../../daemon/people/chance.ts';
import { refusalText } from '../../../../daemon/text/staff/sentences.ts';
import { openVirtualTime } from '../../../../daemon/tools/simulate/virtual-time.ts';
import { smallRules } from '../../../kit/hall/small-hall.ts';

export type ByClass = Readonly<Record<VisitClass, number>>;
/** `load`: of 1, of what all counters can do. `shares`: of those who come. `weight`: b of R2. */
export type Crowd = { counters: number; load: number; shares: ByClass; weight: ByClass };

/** `waited`: in services of mean length. */
export type Called = { class: VisitClass; waited: number };

const serviceMs = 5 * 60_000;
const yearMs = 365 * 24 * 3_600_000;

/** The first `people` who are called, in that order. */
export function playedQueue(crowd: Crowd, seed: number, people: number): Called[] {
  const rules = rulesFor(crowd);
  const hall = emptyHall(rules);
  const time = openVirtualTime(0);
  const coming = chanceOf(seed, 1);
  const classes = chanceOf(seed, 2);
  const serving = chanceOf(seed, 3);
  const joined = new Map<string, number>();
  const called: Called[] = [];

  function give(command: Command): void {
    const outcome = handle(rules, hall, command, time.now());
    if (isRefusal(outcome)) throw new Error(refusalText(outcome));
    for (const event of outcome) saw(event);
  }

  function saw(event: Event): void {
    if (event.kind === 'visit-queued') joined.set(event.ticket, time.now());
    if (event.kind !== 'visit-called') return;
    const { counter, ticket } = event;
    const waited = (time.now() - (joined.get(ticket) ?? 0)) / serviceMs;
    joined.delete(ticket);
    called.push({ class: hall.visits.get(ticket)?.class ?? 'normal', waited });
    time.at(time.now(), () => give({ verb: 'start', counter }));
    time.at(time.now() + exponential(serving, serviceMs), () => give({ verb: 'call-next', counter }));
  }

  function comes(): void {
    const visitClass = classOf(crowd, classes());
    give({ verb: 'take-ticket', services: ['advice'], class: visitClass, choice: new Map(), print: false });
    nextComes();
  }
  function nextComes(): void {
    time.at(time.now() + exponential(coming, serviceMs / (crowd.load * crowd.counters)), comes);
  }

  give({ verb: 'open-day', day: '2026-03-02' });
  for (const counter of rules.counters.keys()) {
    give({ verb: 'open-counter', counter });
    give({ verb: 'call-next', counter });
  }
  nextComes();
  while (called.length < people) time.runNext();
  return called;
}

function classOf({ shares }: Crowd, chance: number): VisitClass {
  let passed = 0;
  return visitClasses.find(one => (passed += shares[one]) > chance) ?? 'normal';
}

/** Nothing but P: no row of green calls ends, and a counter that is free stays so. */
function rulesFor({ counters, weight }: Crowd): Rules {
  const { staff: _, ...rules } = smallRules();
  const ids = Array.from({ length: counters }, (_, nth) => `${nth + 1}`);
  return {
    ...rules,
    voices: [],
    confirmGreen: false,
    counters: new Map(
      ids.map(id => [id, { id, institution: 'centre', queues: ['approval'], backup: [] }] as const),
    ),
    priority: { ...rules.priority, weight, guardAfter: Number.POSITIVE_INFINITY },
    times: { ...rules.times, readyForMs: yearMs },
  };
}
