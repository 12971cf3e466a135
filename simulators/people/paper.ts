/** What a person reads on a ticket. */
import type { Rules } from './newcomer.ts';
import { patternOf } from './phrase-pattern.ts';

export type Ticket = {
  /** A001. */
  number: string;
  /** What a scanner reads of it: its code, or the number where it has none. */
  scanned: string;
  /** Undefined: none can be read. */
  service: string | undefined;
  /** How many steps its way has. */
  steps: number;
};

/** Undefined: no ticket, but a slip or what is left of one. */
export function readTicket(rules: Rules, lines: readonly string[]): Ticket | undefined {
  const { phrases } = rules;
  if (lines.includes(phrases['papers-heading'])) return undefined;
  const number = lines.find(line => /^[A-Z]\d{3,9}$/.test(line.trim()))?.trim();
  if (number === undefined) return undefined;
  const [code] = lines.flatMap(line => /^\[QR (.+)\]$/.exec(line.trim())?.[1] ?? []);
  let steps = 0;
  while (steps < lines.length && lines.some(line => isStep(phrases['ticket-step'], steps + 1, line)))
    steps += 1;
  return { number, scanned: code ?? number, service: serviceOn(rules, lines), steps: Math.max(1, steps) };
}

/** It stands in a row of its own; a name too long for one is not read. */
function serviceOn({ services }: Rules, lines: readonly string[]): string | undefined {
  return [...services.values()].find(({ name }) => lines.some(line => line.trim() === name))?.id;
}

function isStep(phrase: string, step: number, line: string): boolean {
  return patternOf(phrase.replace('{step}', String(step)), {}).test(line.trim());
}
