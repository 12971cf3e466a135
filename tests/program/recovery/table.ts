/** Prints, at the end of a run, how long each kind of device took to be true again after each fault. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import { type Row, rows, type Trouble, troubles, trueWithinMs, unseen } from './rows.ts';
import type { Recovery } from './work.ts';

/** Of this run alone: the run's own process makes it, its workers have it as their parent. */
const fileOf = (run: number) => join(tmpdir(), `one-ticket-recovery-${run}`, 'figures.json');

/** By the driver and its trouble. */
type Figures = Record<string, Recovery>;

/** In the worker that ran the test. */
export function keepFigures(figures: ReadonlyMap<string, Recovery>): void {
  const file = fileOf(process.ppid);
  mkdirSync(dirname(file), { recursive: true });
  const kept: Figures = Object.fromEntries(figures);
  writeFileSync(file, JSON.stringify(kept));
}

/** In the run's own process: vitest's global teardown. */
export function teardown(): void {
  const file = fileOf(process.pid);
  let kept: Figures;
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return;
  }
  rmSync(dirname(file), { recursive: true });
  const table = new Table({
    head: ['driver', ...troubles.map(trouble => trouble.replace(/[ -]/, '\n'))],
    style: { head: [], border: [], 'padding-left': 0 },
    colAligns: ['left', ...troubles.map(() => 'right' as const)],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  const tried = rows.filter(({ name }) => troubles.some(trouble => `${name} ${trouble}` in kept));
  for (const row of tried) table.push([row.name, ...troubles.map(trouble => cellOf(row, trouble, kept))]);
  process.stdout.write(`\n${legend}\n${table.toString()}\n`);
}

const legend = `Drivers × faults: ms from the end of a fault until the device is true again, by what it shows, prints, says or takes.
0: it has heard everything meanwhile. unseen: nothing new is to be shown after it. –: there is no such fault. ?: not measured.
!: later than promised (2 s for what shows something).`;

function cellOf(row: Row, trouble: Trouble, figures: Figures): string {
  const recovery = figures[`${row.name} ${trouble}`];
  if (recovery !== undefined) {
    const isLate = recovery.recoveredMs > (trueWithinMs(row, trouble) ?? Number.POSITIVE_INFINITY);
    return `${isLate ? '!' : ''}${Math.max(0, Math.round(recovery.recoveredMs))}`;
  }
  const is = trouble === unseen ? row.unseenWithinMs : row.tells[trouble];
  return is === undefined ? '–' : '?';
}
