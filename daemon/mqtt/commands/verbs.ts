/** The verbs of `cmd/<verb>`, and what the answer to one that was carried out carries. */
import type { Event } from '../../core/types/events.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import { counterVerbs } from './counter-verbs.ts';
import { shown } from './fault.ts';
import { hallVerbs } from './hall-verbs.ts';
import { ticketVerbs } from './ticket-verbs.ts';
import type { Ordered, Verb, Where } from './verb.ts';

/** Given by time, by devices, pads and scanners; nobody gives them over MQTT, where `rejoin` and `ask` do what a scan does. */
type Inner =
  | 'tick'
  | 'set-clock'
  | 'describe-hall'
  | 'skip-numbers'
  | 'set-text-apart'
  | 'tell-trouble'
  | 'begin-job'
  | 'end-job'
  | 'device-fit'
  | 'cancel'
  | 'pick-service'
  | 'mark'
  | 'say-line'
  | 'bring-back'
  | 'ask-supervisor'
  | 'scan';

/** Every other order of the core can be given. */
const byVerb: Readonly<Record<Exclude<Ordered['verb'], Inner>, Verb>> = {
  ...hallVerbs,
  ...ticketVerbs,
  ...counterVerbs,
};
/** A word from outside is looked up in a Map, so that it reaches no prototype. */
export const verbs: ReadonlyMap<string, Verb> = new Map(Object.entries(byVerb));

export function readCommand(verb: string, args: unknown, where: Where): Ordered | Refusal {
  const read = verbs.get(verb);
  if (read !== undefined) return read(args, where);
  return refuse('unknown-verb', { found: shown(verb), expected: [...verbs.keys()] });
}

/** `expectedWaitMin`: for the first step, as printed; left out where no counter is open for it (R11). */
export function dataOf(events: readonly Event[]): unknown {
  const issued = events.find(event => event.kind === 'ticket-issued');
  if (issued === undefined) return undefined;
  const { ticket, ahead, estimate } = issued;
  return { ticket, ahead, ...(estimate !== undefined && { expectedWaitMin: estimate.first }) };
}
