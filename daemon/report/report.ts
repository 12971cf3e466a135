/** `one-ticket report` */
import { estimateErrors } from '../core/estimate-error.ts';
import type { Event } from '../core/events.ts';
import { exitCodes } from '../exit-codes.ts';
import { readDay } from '../journal-reader.ts';
import { estimateTable } from './estimates.ts';
import { repairTable } from './repairs.ts';

export type ReportOptions = { state: string; day?: string };

/** The day's figures go to stdout, what is wrong to stderr; returns the exit code. */
export function report({ state, day }: ReportOptions): number {
  const read = readDay(state, day);
  if (!read.ok) {
    process.stderr.write(`${read.message}\n`);
    return exitCodes[read.fault];
  }
  const entries = read.entries.map(({ at, event }) => ({ at, event: event as Event }));
  const errors = estimateErrors(entries);
  process.stdout.write(`Expected waits of ${read.day}\n\n${estimateTable(errors)}\n`);
  const repairs = repairTable(entries);
  if (repairs !== undefined) process.stdout.write(`\nRepairs of ${read.day}\n\n${repairs}\n`);
  return exitCodes.ok;
}
