/** What a scanner can be held over: the tickets that hang in the printers. */
import { type Shows, textsField } from '../fields.ts';

/** `line`: what the scanner reads; `number`: what a person reads. */
export type TicketToScan = { line: string; number: string };

/** Of each printer. */
const offeredAtMost = 8;

/** `printers`: what each shows. The newest of each printer first, each ticket once. */
export function ticketsToScan(printers: readonly Shows[]): TicketToScan[] {
  const found = printers.flatMap(shows => ticketsOf(shows).toReversed().slice(0, offeredAtMost));
  const once = new Map(found.map(ticket => [ticket.line, ticket]));
  return [...once.values()];
}

function ticketsOf({ tickets }: Shows): TicketToScan[] {
  if (!Array.isArray(tickets)) return [];
  return tickets.flatMap(ticket => ticketOf(textsField(ticket ?? {}, 'lines')) ?? []);
}

/** Without a code, the number that a line begins with does as well. */
function ticketOf(lines: readonly string[]): TicketToScan | undefined {
  for (const line of lines) {
    const [, code] = /^\[QR (\S+)\]$/.exec(line.trim()) ?? [];
    const [, number] = /(?:^|\/|\/t\/\d{8})([A-Z]\d{3,})(?:\/?[A-Z]{2}(?:\.\S+)?)?$/.exec(code ?? '') ?? [];
    if (code !== undefined) return { line: code, number: number ?? code };
  }
  for (const line of lines) {
    const [, number] = /^\s*([A-Z]\d{3,})(?!\w)/.exec(line) ?? [];
    if (number !== undefined) return { line: number, number };
  }
  return undefined;
}
