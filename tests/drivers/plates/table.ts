/** Prints, at the end of a run, what the plate of each kind of board showed at worst under each fault of its way. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import type { Seen } from './plate.ts';
import { withinMs } from './verdict.ts';

/** Of this run alone: the run's own process makes it, its workers have it as their parent. */
const fileOf = (run: number) => join(tmpdir(), `one-ticket-plates-${run}`, 'seen.json');

/** By the board, and its fault. */
export type Plates = ReadonlyMap<string, ReadonlyMap<string, Seen>>;
type Kept = [board: string, seen: [fault: string, seen: Seen][]][];

/** In the worker that ran the test. */
export function keepPlates(plates: Plates): void {
  const file = fileOf(process.ppid);
  mkdirSync(dirname(file), { recursive: true });
  const kept: Kept = [...plates].map(([board, seen]) => [board, [...seen]]);
  writeFileSync(file, JSON.stringify(kept));
}

/** In the run's own process: vitest's global teardown. */
export function teardown(): void {
  const file = fileOf(process.pid);
  let kept: Kept;
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return;
  }
  rmSync(dirname(file), { recursive: true });
  const faults = [...new Set(kept.flatMap(([, seen]) => seen.map(([fault]) => fault)))];
  const table = new Table({
    head: ['board', ...faults],
    style: { head: [], border: [], 'padding-left': 0 },
    colAligns: ['left', ...faults.map(() => 'right' as const)],
    chars: { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
  });
  for (const [board, seen] of kept) {
    const of = new Map(seen);
    table.push([board, ...faults.map(fault => cellOf(of.get(fault)))]);
  }
  process.stdout.write(`\n${legend}\n${table.toString()}\n`);
}

const legend = `Boards × faults of their way: for how long a plate showed a number that was none any more, for how long it was dark while
there was one (seconds, at worst), how many frames a minute it was sent, and how often its driver told of a picture that did not stand
there. !: a wrong number for longer than a minute.`;

function cellOf(seen: Seen | undefined): string {
  if (seen === undefined) return '–';
  const { oldMs, darkMs, framesAMinute, falselyTold } = seen;
  return `${oldMs > withinMs ? '!' : ''}${oldMs / 1000} ${darkMs / 1000} ${framesAMinute} ${falselyTold}`;
}
