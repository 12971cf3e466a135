/** What a clerk goes by with whom they serve: the errand on the ticket, which may be that of somebody else. */
import { luckAt } from '../../daemon/people/citizen.ts';
import { badEndOf, numberToMark, pickAt, serviceMs } from '../../daemon/people/service.ts';
import type { ClerkKeys, Presses } from './clerk-keys.ts';
import type { Person } from './floor.ts';
import type { Rules } from './newcomer.ts';

/** As many numbers as one digit can say. */
const mostNumbers = 7;

function serviceOf(rules: Rules, { ticket, citizen }: Person) {
  return rules.services.get(ticket?.service ?? citizen.service);
}

/** Of the people's own time, from sitting down to being done. */
export function lastsMs(rules: Rules, counter: string, person: Person): number {
  const { citizen, turns } = person;
  const queues = rules.counters.get(counter)?.queues ?? [];
  const step = serviceOf(rules, person)?.route[turns];
  const among = step === undefined ? [] : step.is === 'queue' ? [step.queue] : step.among;
  const queue = among.find(one => queues.includes(one)) ?? queues[0] ?? '';
  return serviceMs(rules.queues.get(queue)?.usualMs ?? 0, citizen, luckAt(citizen, turns));
}

/** The plate of a counter of the queue that the citizen wants next, where the next step is a clerk's choice. */
export function plateToChoose(rules: Rules, person: Person): string | undefined {
  const next = serviceOf(rules, person)?.route[person.turns + 1];
  if (next?.is !== 'choice' || next.by !== 'clerk') return undefined;
  const queue = pickAt(person.citizen, next);
  const counters = [...rules.counters.values()].filter(({ queues }) => queues.includes(queue));
  return counters.map(({ id }) => id).find(id => /^\d{1,2}$/.test(id));
}

/**
 * For whom it ends badly: `71 ok`, refused and why; `82 ok`, which paper is missing. Undefined: all is well, or this counter
 * has no key for it, and then it goes on as if it were. A kiosk gives one service a ticket.
 */
export function markKeys(rules: Rules, keys: ClerkKeys, person: Person): Presses | undefined {
  const luck = luckAt(person.citizen, person.turns);
  const ends = badEndOf(luck);
  if (ends === undefined) return undefined;
  const named = ends === 'refused' ? rules.reasons : (serviceOf(rules, person)?.papers ?? []);
  const numbers = named.slice(0, mostNumbers).map((_, at) => at + 1);
  return keys.keysWith(`mark-${ends}`, `${ends === 'refused' ? 7 : 8}${numberToMark(luck, numbers)}`);
}
