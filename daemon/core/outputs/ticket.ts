/** What stands on the paper (R12): the number, the whole way, and what a citizen must know on the first visit (一次性告知制). */
import { clockTime, dateAndTime } from '../day/clock-face.ts';
import type { PrintJob } from '../types/job.ts';
import type { Hall, MinuteRange, Visit, VisitStep } from '../types/model.ts';
import type { PhraseName, Phrases } from '../types/phrase-names.ts';
import type { Rules, Service } from '../types/rules.ts';
import type { TicketCodes } from '../types/scan.ts';
import { isClaim } from '../visit/green.ts';
import { type Paper, papersOn } from '../visit/papers.ts';
import { queueOf } from '../visit/route.ts';
import { minutesIn, say, whomToAsk } from './phrases.ts';

/** The shape is that of drivers/device.ts. */
export type TicketLine =
  | { text: string; size?: 1 | 2 | 3 | 4; bold?: boolean; align?: 'left' | 'centre' }
  | { qr: string }
  | { rule: true }
  | { feed: number };

type CodePhrase = Extract<PhraseName, `ticket-${'follow' | 'scan'}${string}`>;

export const centred = { align: 'centre' } as const;
export const heading = { bold: true, align: 'centre' } as const;

/** What is printed of a visit. */
export type VisitPrint = Pick<
  Exclude<PrintJob, { what: 'closing' | 'queue' }>,
  'what' | 'ticket' | 'ahead' | 'missing' | 'slip'
>;

/** The ticket, or the slip of missing papers. `again`: part of it may have been printed before. */
export function ticketLines(
  rules: Rules,
  hall: Hall,
  job: VisitPrint,
  { again, codes }: { again: boolean; codes: TicketCodes },
): TicketLine[] {
  const visit = hall.visits.get(job.ticket);
  if (visit === undefined) return [];
  // Of a return slip that is spent nothing is printed any more.
  if (job.what === 'papers') return job.slip === undefined ? slipOf(rules, visit, job.missing, again) : [];
  return [
    ...ticketOf(rules, visit, job.ahead, again),
    ...codeFor(rules, hall, visit, codes),
    ...footOf(rules, visit),
  ];
}

/** All but its foot. `ahead`: how many stood before it when it was issued; left out where that and the wait are no longer true. */
function ticketOf(rules: Rules, visit: Visit, ahead: number | undefined, again: boolean): TicketLine[] {
  const { phrases } = rules;
  const services = servicesOf(rules, visit);
  return [
    { text: rules.name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: visit.ticket, size: 4, ...heading },
    { text: serviceNames(phrases, services), size: 2, ...centred },
    ...(visit.cases === undefined
      ? []
      : [{ text: say(phrases['ticket-cases'], { cases: visit.cases }), ...heading }]),
    ...classOf(phrases, visit),
    ...(visit.mayNotFinish ? [{ text: phrases['ticket-may-not-finish'], ...heading }] : []),
    { rule: true },
    ...visit.steps.map((step, index) => ({
      text: say(phrases['ticket-step'], { step: index + 1, queues: namesOf(rules, step) }),
    })),
    ...(ahead === undefined
      ? []
      : [{ text: say(phrases['ticket-ahead'], { ahead }) }, ...waitLines(rules, visit)]),
    ...papersIn(phrases, papersOn(rules, visit)),
    ...feesOf(phrases, services),
    { rule: true },
    { text: phrases['ticket-one'], bold: true },
    {
      text: say(phrases['ticket-missed'], {
        minutes: Math.round(rules.times.missedForMs / 60_000),
        desk: whomToAsk(rules),
      }),
    },
  ];
}

type Missing = readonly { service: string; papers: readonly number[] }[];

/** What was missing, and what to do, for whoever is sent away without it: the papers named and no others. */
function slipOf(rules: Rules, visit: Visit, missing: Missing | undefined, again: boolean): TicketLine[] {
  const { phrases } = rules;
  const services = servicesOf(rules, visit).filter(
    ({ id }) => missing === undefined || missing.some(({ service }) => service === id),
  );
  return [
    { text: rules.name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: phrases['papers-heading'], ...heading },
    { text: visit.ticket, size: 2, ...heading },
    { text: serviceNames(phrases, services), size: 2, ...centred },
    { rule: true },
    ...(missing === undefined
      ? papersIn(phrases, papersOn(rules, visit))
      : missing.flatMap(one => missingOf(rules, visit, one, missing.length > 1))),
    { rule: true },
    { text: phrases['papers-next'], bold: true },
    ...footOf(rules, visit),
  ];
}

/** So that the others understand (R6); nothing is said of a claim that was denied. */
function classOf(phrases: Phrases, visit: Visit): TicketLine[] {
  if (isClaim(visit)) return [{ text: phrases['ticket-green-asked'], ...heading }];
  return visit.class === 'normal' ? [] : [{ text: phrases[`ticket-class-${visit.class}`], ...heading }];
}

const fiveMinutesMs = 5 * 60_000;

/** R11: the wait for the first step, and when the whole way will be over. */
function waitLines(rules: Rules, { estimate, steps, mayNotFinish }: Visit): TicketLine[] {
  const { phrases, timeZone } = rules;
  if (estimate === undefined) {
    const [first] = steps;
    return first === undefined
      ? []
      : [{ text: say(phrases['ticket-no-counter'], { queues: namesOf(rules, first) }), bold: true }];
  }
  const { first, endsAt } = estimate;
  return [
    isNone(first)
      ? { text: phrases['ticket-no-wait'] }
      : { text: say(phrases['ticket-expected'], { wait: minutesIn(phrases, first) }) },
    // Where it may not be over today, that is what stands on it (R10).
    ...(endsAt === undefined || mayNotFinish
      ? []
      : [{ text: say(phrases['ticket-done'], { time: clock(endsAt, timeZone) }) }]),
  ];
}

/** HH:MM, to five minutes, as nobody knows it better. */
function clock(at: number, timeZone: string): string {
  return clockTime(Math.ceil(at / fiveMinutesMs) * fiveMinutesMs, timeZone);
}

const isNone = ([, high]: MinuteRange) => high === 0;

/** By the numbers that the clerk presses. */
export function papersIn(phrases: Phrases, papers: readonly Pick<Paper, 'number' | 'paper'>[]): TicketLine[] {
  if (papers.length === 0) return [];
  return [
    { text: phrases['ticket-papers'] },
    ...papers.map(({ number, paper }) => ({ text: say(phrases['ticket-paper'], { number, paper }) })),
  ];
}

/** Of one service; a line to write on where the clerk named none, or another. */
function missingOf(
  rules: Rules,
  visit: Visit,
  { service, papers }: Missing[number],
  isOneOfMany: boolean,
): TicketLine[] {
  const { phrases } = rules;
  const named = papersOn(rules, visit).filter(({ number }) => papers.includes(number));
  const byHand = papers.length === 0 || papers.includes(0);
  return [
    ...(isOneOfMany ? [{ text: rules.services.get(service)?.name ?? service, bold: true }] : []),
    ...papersIn(phrases, named),
    ...(byHand ? [{ text: phrases['papers-other'] }, { feed: 1 }] : []),
  ];
}

/** Each service costs what it costs: equal fees of two are listed twice. */
function feesOf(phrases: Phrases, services: readonly Service[]): TicketLine[] {
  const fees = services.flatMap(service => service.fees);
  if (fees.length === 0) return [];
  return [
    { text: phrases['ticket-fees'] },
    ...fees.map(fee => ({ text: say(phrases['ticket-fee'], { fee }) })),
  ];
}

/** For phone and scanner; a hall with neither saves the paper. */
function codeFor(rules: Rules, { day }: Hall, { ticket }: Visit, codes: TicketCodes): TicketLine[] {
  const phrase = codePhrase(rules, codes);
  if (phrase === undefined || day === undefined) return [];
  return [{ text: rules.phrases[phrase], ...centred }, { qr: codes.of(day, ticket) }];
}

/** What it is good for. Without a main board a scanner has nothing that would tell one's place. */
function codePhrase({ inputs, mainBoards }: Rules, { areAddresses }: TicketCodes): CodePhrase | undefined {
  const isRead = [...inputs.values()].some(({ is }) => is === 'scanner');
  if (areAddresses) return isRead ? 'ticket-follow-scan' : 'ticket-follow';
  if (!isRead) return undefined;
  return mainBoards.length > 0 ? 'ticket-scan' : 'ticket-scan-back';
}

/** Whom to ask, and when the ticket was taken. */
export function footOf(
  { phrases, supervisionPhone, timeZone }: Rules,
  { issuedAt }: Pick<Visit, 'issuedAt'>,
): TicketLine[] {
  return [
    { text: say(phrases['ticket-phone'], { phone: supervisionPhone }) },
    { text: say(phrases['ticket-time'], { time: dateAndTime(issuedAt, timeZone) }) },
  ];
}

function servicesOf(rules: Rules, visit: Visit): Service[] {
  return visit.services.flatMap(id => rules.services.get(id) ?? []);
}

export function serviceNames(phrases: Phrases, services: readonly Service[]): string {
  const names = services.map(({ name }) => name).join(phrases['list-separator']);
  return say(phrases['ticket-service'], { service: names });
}

function namesOf(rules: Rules, step: VisitStep): string {
  const queue = queueOf(step);
  const queues = queue !== undefined || step.is === 'queue' ? [queue ?? ''] : step.among;
  return queues.map(id => nameOf(rules, id)).join(rules.phrases['ticket-choice-separator']);
}

function nameOf(rules: Rules, queue: string): string {
  return rules.queues.get(queue)?.name ?? queue;
}
