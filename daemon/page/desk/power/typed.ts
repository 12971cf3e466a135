/** What a line of a list comes to that somebody types: the order of it, or which field is not right. Pure. */
import { ticketMeant } from '../tickets/meant.ts';
import type { Hall, Service } from '../told/hall.ts';
import type { Power, Visit } from '../told/payloads.ts';
import { momentOf, type Now } from './moment.ts';

export const outcomes = ['approved', 'refused', 'papers-missing', 'waits'] as const;
/** `waits`: a newcomer who was not served. */
export type Outcome = (typeof outcomes)[number];

export type Typed = {
  number: string;
  service: string;
  /** A queue, by the choice. */
  choice: Readonly<Record<string, string>>;
  counter: string;
  outcome: Outcome;
  /** The number of a reason in the hall's list, or a word or two. */
  reason: string;
  /** By their numbers on the ticket. */
  papers: string;
  time: string;
};

export type LineOrder = {
  verb: 'served-by-paper' | 'came-by-paper';
  args: Readonly<Record<string, unknown>> & { ticket: string; counter?: string; at?: number };
};

export type Wrong = {
  field: 'number' | 'service' | 'counter' | 'reason' | 'papers' | 'time';
  why:
    | {
        is:
          | 'nothing'
          | 'other-day'
          | 'no-newcomer'
          | 'no-counter'
          | 'no-time'
          | 'which'
          | 'no-reason'
          | 'no-papers';
      }
    | { is: 'several'; tickets: readonly string[] }
    | { is: 'again'; ticket: string };
};

/** What else is asked of the ticket whose number stands there. */
export type Asked = {
  ticket: string;
  /** Its number was torn off the list of that queue. */
  newcomer?: string;
  services: readonly Service[];
  choices: readonly { choice: string; among: readonly string[] }[];
};

/** `power`: as the hall tells it. `entered`: lines that are known to be entered. */
export type Known = {
  hall: Pick<Hall, 'info' | 'state' | 'visits' | 'services' | 'counters'>;
  power: Pick<Power, 'failedAt' | 'lists'>;
  entered: readonly { ticket: string; counter?: string; at?: number }[];
};

export function askedOf(number: string, { hall, power, entered }: Known): Asked | Wrong['why'] {
  const numbers = new Set([...hall.visits.keys(), ...entered.map(({ ticket }) => ticket)]);
  const meant = ticketMeant(number, { ...hall, visits: new Map([...numbers].map(ticket => [ticket, true])) });
  if (meant.is === 'nothing' || meant.is === 'other-day') return { is: meant.is };
  const digits = Number(/^\D*(\d{1,6})$/.exec(meant.is === 'ticket' ? meant.ticket : '')?.[1] ?? Number.NaN);
  const torn = power.lists.find(({ from = 1, to = 0 }) => from <= digits && digits <= to);
  const tornTicket = torn && `${torn.series ?? ''}${String(digits).padStart(3, '0')}`;
  if (meant.is === 'several') return meant;
  const visit = hall.visits.get(meant.ticket);
  const isTorn = meant.ticket === tornTicket || /^\d+$/.test(meant.ticket);
  if (visit !== undefined || torn === undefined || tornTicket === undefined || !isTorn)
    return { ticket: meant.ticket, services: [], choices: visit === undefined ? [] : openChoices(visit) };
  const services = hall.services.filter(({ id }) => beginsIn(hall, id, torn.queue));
  return { ticket: tornTicket, newcomer: torn.queue, services, choices: [] };
}

const openChoices = ({ route, step }: Visit) =>
  route.slice(step + 1).flatMap(stop => ('choice' in stop ? [stop] : []));

function beginsIn({ info }: Known['hall'], service: string, queue: string): boolean {
  const [start] = info.services.find(({ id }) => id === service)?.route ?? [];
  return start !== undefined && ('queue' in start ? start.queue === queue : start.among.includes(queue));
}

/** The way of a newcomer after the queue of the list. */
export function choicesAfter({ info }: Known['hall'], service: string): Asked['choices'] {
  const route = info.services.find(({ id }) => id === service)?.route ?? [];
  return route.slice(1).flatMap(step => ('choice' in step ? [step] : []));
}

export function lineOf(typed: Typed, known: Known, now: Now): LineOrder | Wrong {
  const { hall, power, entered } = known;
  const asked = askedOf(typed.number, known);
  if ('is' in asked) return { field: 'number', why: asked };
  const { ticket, newcomer, services } = asked;
  const [only] = services;
  const service = services.length === 1 ? only?.id : services.find(({ id }) => id === typed.service)?.id;
  if (newcomer !== undefined && service === undefined) return { field: 'service', why: { is: 'which' } };
  const choices = service === undefined ? asked.choices : choicesAfter(hall, service);
  const base = { ticket, ...(service && { service }), ...choiceOf(typed, choices) };
  if (typed.outcome === 'waits')
    return newcomer === undefined
      ? { field: 'number', why: { is: 'no-newcomer' } }
      : { verb: 'came-by-paper', args: base };
  const counter = plain(typed.counter);
  if (!hall.counters.some(({ id }) => id === counter)) return { field: 'counter', why: { is: 'no-counter' } };
  const how = howItEnded(typed);
  if (how === 'no-reason' || how === 'no-papers')
    return { field: how === 'no-reason' ? 'reason' : 'papers', why: { is: how } };
  const at = momentOf(typed.time, power.failedAt, now);
  if (at === undefined) return { field: 'time', why: { is: 'no-time' } };
  const isAgain = (one: Known['entered'][number]) =>
    one.ticket === ticket && one.counter === counter && minute(one.at) === minute(at);
  if (entered.some(isAgain)) return { field: 'number', why: { is: 'again', ticket } };
  return { verb: 'served-by-paper', args: { ...base, counter, at, ...how } };
}

const minute = (at = 0) => Math.floor(at / 60_000);
/** A Chinese keyboard may type letters of full width. */
const plain = (text: string) => text.normalize('NFKC').trim();

function choiceOf({ choice }: Typed, choices: Asked['choices']): { choice?: object } {
  const made = choices.flatMap(one => {
    const queue = choice[one.choice];
    return queue === undefined || !one.among.includes(queue) ? [] : [[one.choice, queue] as const];
  });
  return made.length === 0 ? {} : { choice: Object.fromEntries(made) };
}

function howItEnded({ outcome, reason, papers }: Typed): object | 'no-reason' | 'no-papers' {
  if (outcome === 'refused') {
    const said = plain(reason);
    if (said === '') return 'no-reason';
    return { outcome, reason: /^\d{1,2}$/.test(said) ? Number(said) : said };
  }
  if (outcome !== 'papers-missing') return { outcome };
  const said = plain(papers);
  if (!/^\d{1,2}([\s,，、.]+\d{1,2})*$/.test(said)) return 'no-papers';
  return { outcome, missing: said.split(/\D+/).map(Number) };
}
