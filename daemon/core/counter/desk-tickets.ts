/** Tickets that the desk gives by the keys of its pad, also where no printer works: then the number is shown there and said. */

import type { CounterState, Hall, Visit } from '../types/model.ts';
import type { Rules, Service } from '../types/rules.ts';
import { counterOf } from '../visit/lookup.ts';
import { oweTo } from '../visit/owed-jobs.ts';

/** `digits`: what is typed for it. `choice`: the answers to what its service asks at the ticket. */
export type DeskTicket = { digits: string; service: Service; choice: ReadonlyMap<string, string> };

/** On a pad that tells its digits one by one, equal ones need a second between them: 22 means nothing. */
export const deskDigits = ['21', '23', '24', '25', '26', '27', '28', '29'] as const;

/** Long enough to read it out, to write it down and to let the citizen read it over. */
const shownForMs = 20_000;

/**
 * What can be taken at the desk, in the order of the services; one that asks at the ticket has one for each answer. Those
 * that no digits are left for are missing.
 */
export function deskTickets(rules: Rules): DeskTicket[] {
  const all = everyTicket(rules);
  return deskDigits.flatMap((digits, index) => {
    const one = all[index];
    return one === undefined ? [] : [{ digits, ...one }];
  });
}

/** Also those that no digits are left for. */
export function everyTicket({ services }: Rules): Omit<DeskTicket, 'digits'>[] {
  return [...services.values()].flatMap(service => {
    let answers: ReadonlyMap<string, string>[] = [new Map()];
    for (const step of service.route) {
      if (step.is === 'queue' || step.by !== 'ticket' || step.otherwise.is !== 'ask') continue;
      answers = answers.flatMap(given => step.among.map(queue => new Map(given).set(step.choice, queue)));
    }
    return answers.map(choice => ({ service, choice }));
  });
}

/** It has no paper: its number stands on the LCD of the pad where it was taken, and is said. */
export function tellNumber(rules: Rules, hall: Hall, counter: string, ticket: string, at: number): void {
  counterOf(hall, counter).issued = { ticket, at };
  oweTo(rules.voices, hall, { is: 'number', ticket, counter, owedAt: at });
}

/** The ticket whose number the pad of this counter shows, until somebody comes into its hand. */
export function issuedAt(hall: Hall, counter: string, now: number): Visit | undefined {
  const state = hall.counters.get(counter);
  const issued = state?.issued;
  if (state === undefined || issued === undefined) return undefined;
  return now < issued.at + shownForMs && state.handSince <= issued.at
    ? hall.visits.get(issued.ticket)
    : undefined;
}

/** When this number gives way to what else the LCD shows; none once it has. */
export function issuedUntil({ issued }: CounterState, now: number): number | undefined {
  const until = issued === undefined ? 0 : issued.at + shownForMs;
  return until > now ? until : undefined;
}
