/** R15: whose return slip has come out elsewhere than at the counter that gave it, and where it is to be fetched. */
import { counterWith, slipPrintersOf, ticketPrinters } from '../devices/printers.ts';
import type { PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { SlipToFetch } from '../types/return-slip.ts';
import type { Rules } from '../types/rules.ts';
import { ownWords, type Spoken, say } from './phrases.ts';

/** Long enough to hear it, look up and walk there; who has it walks off without a word. */
const standsMs = 2 * 60_000;
/** Of more than these nobody reads the first. */
const shownAtMost = 3;

/** It lies there now: a citizen who is told before stands before an empty slot. */
export function noteToFetch(rules: Rules, hall: Hall, job: PrintJob, printer: string, at: number): void {
  if (job.what !== 'papers') return;
  const { counter, slip } = job;
  if (counter === undefined || slip === undefined) return;
  if (slipPrintersOf(rules, counter).includes(printer)) return;
  const { day, ticket } = hall.returnSlips.get(slip) ?? {};
  // Of an earlier day: whoever it is for is at home, and asks for it at the desk.
  if (ticket === undefined || day !== hall.day) return;
  hall.toFetch = [...standing(hall, at), { ticket, slip, counter, printer, at }].slice(-shownAtMost);
  // An id of its own kind: the numbers of the other jobs stay those that stand in an older journal.
  const id = `${job.id}-fetch`;
  if (rules.voices.length > 0)
    hall.jobs.set(id, {
      is: 'fetch',
      id,
      ticket,
      slip,
      counter,
      printer,
      owedAt: at,
      begun: false,
      failures: 0,
    });
}

/** The press that gave it stands, and nobody has come by it yet. */
export function isToFetch({ returnSlips }: Hall, slip: string): boolean {
  const found = returnSlips.get(slip);
  return found !== undefined && found.usedBy === undefined;
}

function standing(hall: Hall, now: number): SlipToFetch[] {
  return hall.toFetch.filter(({ at, slip }) => now < at + standsMs && isToFetch(hall, slip));
}

/** The newest first; `counter`: those of this one alone. */
export function slipsToFetch(hall: Hall, now: number, counter?: string): SlipToFetch[] {
  return standing(hall, now)
    .filter(one => counter === undefined || one.counter === counter)
    .toReversed();
}

/** When time alone takes the next of them away; none where none stands. */
export function toFetchUntil(hall: Hall, now: number): number | undefined {
  const [first] = standing(hall, now);
  return first === undefined ? undefined : first.at + standsMs;
}

/** Where people go for it, in that language. */
export function placeOfPrinter(rules: Rules, { phrases, nameOf, placeOf }: Spoken, printer: string): string {
  const named = rules.printerPlaces.get(printer) ?? rules.printerPlaces.get(rules.spares.get(printer) ?? '');
  if (named !== undefined) return nameOf(named);
  const counter = counterWith(rules, printer);
  return counter === undefined || ticketPrinters(rules).includes(printer)
    ? phrases['ticket-machine']
    : placeOf(counter);
}

/** As a board shows it, in the hall's language. */
export function fetchLine(rules: Rules, spoken: Spoken, { ticket: number, printer }: SlipToFetch): string {
  return say(spoken.phrases['main-fetch-slip'], { number, place: placeOfPrinter(rules, spoken, printer) });
}

/** Of those that this counter gave, the newest: whose it is, and where. */
export function lastToFetch(
  rules: Rules,
  hall: Hall,
  counter: string,
  now: number,
): { ticket: string; place: string } | undefined {
  const [last] = slipsToFetch(hall, now, counter);
  return last && { ticket: last.ticket, place: placeOfPrinter(rules, ownWords(rules), last.printer) };
}
