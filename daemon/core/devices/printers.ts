/** Which printer a job comes out of: tickets where they are taken, a return slip at the counter that gave it where it has a printer (R15). */
import type { PrintJob } from '../types/job.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { withSpares } from './failover.ts';

/** A printer at a counter prints no tickets: nobody who takes one stands there. Unless there is no other. */
export function ticketPrinters(rules: Rules): readonly string[] {
  const atCounters = new Set([...rules.counters.keys()].flatMap(counter => slipPrintersOf(rules, counter)));
  const others = rules.printers.filter(printer => !atCounters.has(printer));
  return others.length > 0 ? others : rules.printers;
}

/** One of them can work. */
export const oneWorks = ({ unfit }: Hall, printers: readonly string[]): boolean =>
  printers.some(printer => !unfit.has(printer));

/** Its own, and those that stand by for it. */
export function slipPrintersOf(rules: Rules, counter: string): readonly string[] {
  const own = rules.counters.get(counter)?.slipPrinter;
  if (own === undefined) return [];
  return withSpares(rules, [own]).filter(printer => rules.printers.includes(printer));
}

/** Whether it is to come out of this one: the first that can work, in the order in which people would look for it. */
export function comesOutOf(rules: Rules, hall: Hall, job: PrintJob, printer: string): boolean {
  // In a power cut each helps (R21).
  if (job.what === 'queue') return rules.printers.includes(printer);
  const places = [ticketPrinters(rules)];
  if (job.what === 'papers') {
    if (job.counter !== undefined) places.unshift(slipPrintersOf(rules, job.counter));
    places.push(rules.printers);
  }
  const works = places.find(printers => oneWorks(hall, printers));
  return works?.includes(printer) === true;
}

/** At which of the counters a printer stands: the first that has it for its slips. */
export function counterWith(rules: Rules, printer: string): string | undefined {
  return rules.counters.keys().find(counter => slipPrintersOf(rules, counter).includes(printer));
}
