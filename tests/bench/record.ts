/** What a bench measured beside its aims: printed, and kept in build/bench.json for whoever compares two machines or two days. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { table } from './figures.ts';

export type Measured = { name: string; value: number; unit: string; aim?: Aim };
type Aim = { most: number } | { least: number };

type Row = { name: string; value: number; unit: string; aim: string | null; met: boolean | null };
type Record = { machine: object; rows: Row[]; missed: string[] };

const folder = join(import.meta.dirname, '../../build');
const file = join(folder, 'bench.json');

/** Of the run before this one. */
export function forgetRecord(): void {
  rmSync(file, { force: true });
}

/** Prints the rows, and adds them to those of the parts before. */
export function record(measured: readonly Measured[]): void {
  const rows = measured.map(rowOf);
  process.stdout.write(`${table([['', 'measured', 'aim', ''], ...rows.map(cells)])}\n\n`);
  const before: Row[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).rows : [];
  const all = [...before.filter(({ name }) => !rows.some(row => row.name === name)), ...rows];
  const whole: Record = {
    machine: machine(),
    rows: all,
    missed: all.filter(({ met }) => met === false).map(({ name }) => name),
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(whole, undefined, 2)}\n`);
}

function rowOf({ name, value, unit, aim }: Measured): Row {
  const rounded = Number(value.toPrecision(4));
  if (aim === undefined) return { name, value: rounded, unit, aim: null, met: null };
  return 'most' in aim
    ? { name, value: rounded, unit, aim: `≤ ${aim.most}`, met: value <= aim.most }
    : { name, value: rounded, unit, aim: `≥ ${aim.least}`, met: value >= aim.least };
}

const cells = ({ name, value, unit, aim, met }: Row): string[] => [
  name,
  `${value} ${unit}`,
  aim ?? '',
  met === null ? '' : met ? 'met' : 'MISSED',
];

function machine(): object {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryMB: Math.round(totalmem() / 1e6),
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    measuredAt: new Date().toISOString(),
  };
}
