/** What a clerk does with whom they serve: how long it takes, and what must be chosen before it ends. */
import { luckAt } from '../../daemon/people/citizen.ts';
import type { Person } from './floor.ts';
import type { Rules } from './newcomer.ts';

type Step = NonNullable<ReturnType<Rules['services']['get']>>['route'][number];

const leastServiceMs = 15_000;

/** Of the people's own time, from sitting down to being done. */
export function serviceMs(rules: Rules, counter: string, person: Person): number {
  const { citizen, turns } = person;
  const { work, restMs } = luckAt(citizen, turns);
  const usualMs = rules.queues.get(queueHere(rules, counter, person))?.usualMs ?? 0;
  return Math.max(leastServiceMs, (usualMs - citizen.walkMs - restMs) * work);
}

/** By what the clerk reads on the ticket, which may be that of somebody else's errand. */
function stepOf(rules: Rules, { ticket, citizen }: Person, nth: number): Step | undefined {
  return rules.services.get(ticket?.service ?? citizen.service)?.route[nth];
}

function queueHere(rules: Rules, counter: string, person: Person): string {
  const queues = rules.counters.get(counter)?.queues ?? [];
  const step = stepOf(rules, person, person.turns);
  const among = step === undefined ? [] : step.is === 'queue' ? [step.queue] : step.among;
  return among.find(queue => queues.includes(queue)) ?? queues[0] ?? '';
}

/** The plate of a counter of the queue that the citizen wants next, where the next step is a clerk's choice. */
export function plateToChoose(rules: Rules, person: Person): string | undefined {
  const next = stepOf(rules, person, person.turns + 1);
  if (next?.is !== 'choice' || next.by !== 'clerk') return undefined;
  const queue = person.citizen.picks.get(next.choice) ?? next.among[0];
  const counters = [...rules.counters.values()].filter(({ queues }) => queues.some(one => one === queue));
  return counters.map(({ id }) => id).find(id => /^\d{1,2}$/.test(id));
}
