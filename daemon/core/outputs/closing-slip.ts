/** The slip that is printed when a day closes: what the day was, and the hash by which its journal can be checked later. */
import { dateAndTime } from '../day/clock-face.ts';
import type { ClosingProof, ClosingSlip } from '../types/closing-figures.ts';
import type { Job, PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { Phrases } from '../types/phrase-names.ts';
import type { Rules } from '../types/rules.ts';
import { say } from './phrases.ts';
import type { TicketLine } from './ticket.ts';

type ClosingJob = PrintJob & { what: 'closing' };

const centred = { align: 'centre' } as const;
const heading = { bold: true, align: 'centre' } as const;
/** Sixteen groups of four digits, so that people can compare them: four in a row fit on 58 mm. */
const groupDigits = 4;
const groupsInARow = 4;

export function closingSlip({ visits, totals }: Hall, day: string, closedAt: number): ClosingSlip {
  const [first] = visits.keys();
  const last = [...visits.keys()].at(-1);
  return {
    day,
    closedAt,
    tickets: visits.size,
    ...(first !== undefined && last !== undefined && { first, last }),
    done: totals.done,
    left: totals.left,
  };
}

/**
 * Its job has an id of its own kind: the numbers of the other jobs of the day stay those that stand in a journal which is
 * older than these slips.
 */
export function oweSlip(rules: Rules, hall: Hall, slip: ClosingSlip): void {
  if (rules.printers.length === 0) return;
  const id = slipId(slip);
  hall.jobs.set(id, { ...slip, is: 'print', what: 'closing', id, again: false, begun: false, failures: 0 });
}

export function slipId({ day, closedAt }: ClosingSlip): string {
  return `${day}-closed-${closedAt}`;
}

/** The day goes on: what was to be printed of it is not its end. */
export function slipIsOff(hall: Hall, day: string): void {
  for (const job of hall.jobs.values()) if (isClosing(job) && job.day === day) hall.jobs.delete(job.id);
}

/** A printer that is away for longer has none of the older ones to print: `report` tells those days. */
const owedAtMost = 31;

/** Those of earlier days: a printer that was off in the evening prints it in the morning. */
export function slipsOwed(hall: Hall, day: string): ClosingSlip[] {
  const owed = [...hall.jobs.values()].flatMap(job =>
    isClosing(job) && job.day !== day ? [slipOf(job)] : [],
  );
  return owed.slice(-owedAtMost);
}

function slipOf({ day, closedAt, tickets, first, last, done, left }: ClosingJob): ClosingSlip {
  const numbers = first !== undefined && last !== undefined && { first, last };
  return { day, closedAt, tickets, ...numbers, done, left };
}

const isClosing = (job: Job): job is ClosingJob => job.is === 'print' && job.what === 'closing';

/** `proof`: left out where the file of that day is gone. */
export function closingLines(
  { name, phrases, timeZone }: Rules,
  slip: ClosingSlip,
  proof: ClosingProof | undefined,
  again: boolean,
): TicketLine[] {
  const { first, last, tickets, done, left } = slip;
  return [
    { text: name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: phrases['closing-heading'], size: 2, ...heading },
    { text: slip.day, size: 2, ...centred },
    { rule: true },
    { text: say(phrases['closing-tickets'], { tickets }) },
    ...(first === undefined || last === undefined
      ? []
      : [{ text: say(phrases['closing-numbers'], { first, last }) }]),
    { text: say(phrases['closing-places'], { done, left }) },
    ...(proof === undefined ? [] : [{ text: say(phrases['closing-record'], { seq: proof.seq }) }]),
    { text: say(phrases['closing-time'], { time: dateAndTime(slip.closedAt, timeZone) }) },
    ...(proof === undefined ? [] : proofLines(phrases, proof)),
  ];
}

function proofLines(phrases: Phrases, { hash }: ClosingProof): TicketLine[] {
  return [
    { rule: true },
    { text: phrases['closing-hash'] },
    ...rowsOf(hash).map(text => ({ text, ...centred })),
    { text: phrases['closing-keep'] },
  ];
}

function rowsOf(hash: string): string[] {
  const groups = hash.match(new RegExp(`.{1,${groupDigits}}`, 'g')) ?? [];
  const rows: string[] = [];
  for (let at = 0; at < groups.length; at += groupsInARow)
    rows.push(groups.slice(at, at + groupsInARow).join(' '));
  return rows;
}
