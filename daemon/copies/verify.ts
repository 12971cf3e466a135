/** `one-ticket verify`: everything that can be proved of a journal, in the state folder or in a copy. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exitCodes } from '../exit-codes.ts';
import { daysIn } from '../journal-folder.ts';
import { problemOf } from '../journal-problem.ts';
import { openProgress } from '../simulate/progress.ts';
import { tableText } from '../table.ts';
import { openCopy } from './open-copy.ts';
import { inGroups } from './tell.ts';
import { type VerifiedDay, verifyDays } from './verify-days.ts';

export type VerifyOptions = { state: string };

/** `copy` left out: the state folder. The days go to stdout, how far it is and the first fault to stderr; returns the exit code. */
export function verify(copy: string | undefined, { state }: VerifyOptions): number {
  if (copy === undefined) {
    const journal = join(resolve(state), 'journal');
    if (!existsSync(journal) || daysIn(journal).length === 0)
      return fail(
        `${state}: found no journal, expected the state folder of a hall that has opened a day. Name it with --state.`,
        'io',
      );
    return verifyAll(journal);
  }
  const work = mkdtempSync(join(tmpdir(), 'one-ticket-verify-'));
  try {
    const read = openCopy(copy, work);
    if (!read.ok) return fail(read.message, read.fault);
    if (daysIn(read.copy.journal).length > 0) return verifyAll(read.copy.journal);
    return fail(
      `${copy}: found no checked copy of a day yet, expected one within an hour of the start.`,
      'io',
    );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function verifyAll(journal: string): number {
  const days: VerifiedDay[] = [];
  const startedAt = performance.now();
  const progress = openProgress(daysIn(journal).length, 'days verified', process.stderr);
  try {
    for (const day of verifyDays(journal)) {
      days.push(day);
      progress.step();
    }
  } catch (error) {
    progress.end();
    const problem = problemOf(error, journal);
    if (problem === undefined) throw error;
    return fail(problem.message, 'io');
  }
  progress.end();
  const events = days.reduce((sum, day) => sum + day.events, 0);
  const seconds = (performance.now() - startedAt) / 1000;
  process.stderr.write(
    `${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second: hash chain, SQLite, numbers and places\n`,
  );
  process.stdout.write(`${table(days)}\n`);
  return exitCodes.ok;
}

/** The closing hash is the one on the day's slip; none of a day that was never closed. */
function table(days: readonly VerifiedDay[]): string {
  const rows = days.map(({ day, events, tip, issuedAt, closing }) => [
    day,
    closing === undefined ? 'not closed' : inGroups(closing.hash),
    `${events}`,
    `${tip.seq}`,
    `${issuedAt.length}`,
  ]);
  return tableText(['day', 'closing hash', 'events', 'last event', 'tickets'], rows, 2);
}

function fail(message: string, fault: 'usage' | 'io'): number {
  process.stderr.write(`${message}\n`);
  return exitCodes[fault];
}
