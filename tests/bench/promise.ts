/**
 * Whether the range on the ticket is true (R11): days of simulated halls, one after the other, judged once there is something to
 * have learned from, of those who were told a wait or had one. `node tests/bench/promise.ts --hall fuzhou --load 0.85 --seeds 1 --days 40`.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import {
  type EstimatesJudged,
  type EstimatesOf,
  type GoneFigures,
  openEstimateFigures,
} from '../../daemon/history/estimate-figures.ts';
import type { EstimateSample } from '../../daemon/history/estimates.ts';
import { inThreads } from '../../daemon/tools/simulate/threads.ts';
import { table } from './figures.ts';
import { type Aim, aimsOf, type Figures, inMinutes, type Named, partsOf } from './promise/aims.ts';
import { type PromiseHall, promiseHalls } from './promise/halls.ts';
import type { PromiseWork } from './promise/thread.ts';

const { values } = parseArgs({
  options: {
    hall: { type: 'string' },
    load: { type: 'string' },
    seeds: { type: 'string', default: '3' },
    days: { type: 'string', default: '80' },
    from: { type: 'string', default: '30' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    json: { type: 'string' },
  },
});
const seeds = count('seeds');
const days = count('days');
const from = count('from');
const halls = promiseHalls.filter(
  ({ name, shape }) =>
    (values.hall === undefined || name === values.hall) &&
    (values.load === undefined || shape.load === Number(values.load)),
);
if (halls.length === 0)
  throw new Error(
    `there is none: expected one of ${promiseHalls.map(hall => `--hall '${hall.name}' --load ${hall.shape.load}`).join(', ')}`,
  );
if (from > days) throw new Error('--from is at most --days');

const work: PromiseWork = { halls, seeds, days, from: from - 1 };
const runs = halls.length * seeds;
const figures = halls.map(() => openEstimateFigures());
process.stderr.write(`${runs} runs of ${days} days, judged from the ${from}th\n`);
await inThreads<EstimateSample[]>({
  module: new URL('./promise/thread.ts', import.meta.url),
  data: work,
  first: 0,
  count: runs,
  threads: count('jobs'),
  take(samples, nth) {
    for (const sample of samples) figures[Math.floor(nth / seeds)]?.add(sample);
    process.stderr.write(`${nth + 1} of ${runs}\n`);
  },
});
const judged = halls.map((hall, nth) => {
  const result = figures[nth]?.result();
  if (result === undefined) throw new Error(`nothing was judged of ${hall.name}`);
  process.stdout.write(`${textOf(hall, result)}\n`);
  return valuesOf(hall, result);
});
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify({ seeds, days, from, halls: judged }, undefined, 2)}\n`);

function count(option: 'seeds' | 'days' | 'from' | 'jobs'): number {
  const number = Number(values[option]);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${option} is a whole number from 1 on`);
  return number;
}

function textOf({ name, shape: { load }, aims }: PromiseHall, result: EstimatesJudged): string {
  const { held, ...apart } = result.overall;
  const told = `\n${name}, load ${load}: ${apartText(apart)}`;
  if (held === undefined) return told;
  const all = inMinutes(held);
  const parts = partsOf(result);
  const rows: Named = [['all', all], ...parts.queues, ...parts.bands, ...parts.hours];
  const head = ['', 'n', 'coverage', 'width', 'Winkler', 'MAE', 'bias', 'within 5'];
  const ofAims = aimsOf(all, parts, aims).map(aimRow);
  return [
    told,
    table([head, ...rows.map(([part, one]) => rowOf(part, one))]),
    '',
    table([['aim', 'of', 'n', 'aimed', 'found', ''], ...ofAims]),
  ].join('\n');
}

function apartText({ atOnce, untold, walkedAway, closing }: Omit<EstimatesOf, 'held'>): string {
  const told = ({ count: n, toldMs, late }: GoneFigures) =>
    `${n}, told ${(toldMs / 60_000).toFixed(1)} min on average, ${late} of them past their range`;
  return [
    `${atOnce} served at once`,
    `${untold} told no minutes`,
    `walked away ${walkedAway === undefined ? 0 : told(walkedAway)}`,
    `inside at closing ${closing === undefined ? 0 : told(closing)}`,
  ].join('; ');
}

function rowOf(name: string, { n, coverage, width, winkler, mae, bias, within5 }: Figures): string[] {
  const minutes = [width, winkler, mae, bias].map(one => one.toFixed(1));
  return [name, String(n), coverage.toFixed(3), ...minutes, within5.toFixed(3)];
}

function aimRow({ aim, of = '', n, least, most, found, met }: Aim): string[] {
  const aimed = [
    ...(least === undefined ? [] : [`≥ ${least}`]),
    ...(most === undefined ? [] : [`≤ ${most}`]),
  ];
  return [aim, of, String(n), aimed.join(' '), found.toFixed(3), met ? 'met' : 'MISSED'];
}

/** In minutes and shares of 1, as they stand in the file. */
function valuesOf({ name, shape: { load }, aims }: PromiseHall, result: EstimatesJudged): unknown {
  const { held, ...apart } = result.overall;
  const parts = partsOf(result);
  const all = held && inMinutes(held);
  const named = Object.fromEntries(
    Object.entries(parts).map(([part, ones]) => [part, Object.fromEntries(ones)]),
  );
  return { name, load, ...all, ...named, ...apart, aims: all && aimsOf(all, parts, aims) };
}
