/** A day as a row of steps: orders, seconds that pass, and whatever else happens. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Visit } from '../../../daemon/core/types/model.ts';
import { fuzhou, keys, type Play, play } from './play.ts';

/** An order, so many seconds that pass, something else that happens, or several of these. */
export type Step = Command | number | ((hall: Play) => unknown) | readonly Step[];

/** No order is refused. */
export function played(hall: Play, ...steps: readonly Step[]): Play {
  for (const step of steps) {
    if (typeof step === 'number') hall.wait(step);
    else if (typeof step === 'function') step(hall);
    else if (!('verb' in step)) played(hall, ...step);
    else if (typeof hall.give(step) === 'string') throw new Error(`refused: ${JSON.stringify(step)}`);
  }
  return hall;
}

/** All counters are open, or those alone. */
export const day = (...steps: readonly Step[]) => played(play(), ...steps);
export const dayAt = (open: readonly string[], ...steps: readonly Step[]) =>
  played(play(fuzhou, open), ...steps);

type Keys = { [Key in keyof typeof keys]: (typeof keys)[Key] & { counter: string } };

/** What a clerk may press there, and the orders that name somebody or something. */
export const at = (counter: string) => ({
  ...(Object.fromEntries(Object.entries(keys).map(([key, order]) => [key, { ...order, counter }])) as Keys),
  signIn: (clerk: string) => ({ verb: 'sign-in', counter, clerk }) as const,
  signOut: { verb: 'sign-out', counter } as const,
  bank: (queue: string) => ({ verb: 'choose-route', counter, queue }) as const,
  number: (ticket: string, reason: string) => ({ verb: 'call-number', counter, ticket, reason }) as const,
  bringBack: (number: number) => ({ verb: 'bring-back', counter, number }) as const,
  send: (to: { counter: string } | { queue: string }) =>
    ({ verb: 'transfer', counter, to, when: 'now' }) as const,
});
export const abandon = (ticket: string, reason: string): Command => ({ verb: 'abandon', ticket, reason });
export const reopen = (ticket: string, reason: string): Command => ({ verb: 'reopen', ticket, reason });
export const closeDay: Command = { verb: 'close-day' };
export const openDay = (named: string): Command => ({ verb: 'open-day', day: named });

export const take = (service: string, bank?: string, visitClass?: Visit['class']) => (hall: Play) =>
  hall.take(service, bank, visitClass);
export const withdrawal = take('withdrawal', 'icbc');
export const loan = take('loan');
export const advice = take('advice');
export const green = (service: string) => take(service, undefined, 'green');
export const claim = (service: string) => (hall: Play) => hall.claim(service);
/** The voice has said everything. */
export const said = (hall: Play) => hall.sayAll();
export const passes = (seconds: number) => (hall: Play) => hall.pass(seconds);

/** Written by hand: what the core tells only after a long day, of an older version, or for a hall with other devices. */
export const told =
  (...events: Event[]) =>
  (hall: Play): void =>
    void hall.log.push(...events.map(event => ({ event, at: hall.now() })));
