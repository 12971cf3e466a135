/**
 * `npm run bench`: how long a press takes to its counter's board, with the commit between, on ptys without baud; beside
 * it, in the same run, the least that this machine needs for it (floor.ts). The ratios are what can be compared.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { counters, openBenchHall } from './bench-hall.ts';
import { startChild } from './child.ts';
import { type Figures, figuresOf, inMicroseconds, table } from './figures.ts';
import { boardFrameBytes, openWire, pressBytes } from './wire.ts';

const presses = 10_000;
/** Ours and the floors take turns, so that what else the machine does meets them all. */
const rounds = 10;
/** Between two presses, so that each meets a process at rest: what follows a press (12 pads' LCDs) is over by then. */
const restMs = 2;
const bursts = 24;
const slowFlushMs = 20;

/** On the disk of the checkout: a folder in memory would flush for nothing. */
const folder = join(import.meta.dirname, '../../state/bench');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const say = (text: string): void => void process.stderr.write(`${text}\n`);
const wait = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** A press of `key` at every counter in turn: next calls a visit, evaluate sends it on. */
const pressOf = (index: number) =>
  ({
    counter: counters[index % counters.length] ?? 1,
    key: Math.floor(index / counters.length) % 2 === 0 ? 'next' : 'evaluate',
  }) as const;

async function startHall(name: string, flushMs: number) {
  const hall = openBenchHall();
  const config = join(folder, `${name}.yaml`);
  hall.writeConfig(config);
  const painted = hall.painted();
  const child = startChild('hall.ts', [config, join(folder, name), `${flushMs}`]);
  await child.line();
  await painted;
  // Until the commits that the devices' coming up causes are over.
  await wait(1000);
  return { hall, child };
}

async function startFloor(mode: 'echo' | 'commit') {
  const pads = openWire();
  const boards = openWire();
  const child = startChild('floor.ts', [mode, join(folder, `${mode}.db`), pads.path, boards.path]);
  await child.line();
  const press = new Uint8Array(pressBytes);
  return {
    child,
    pressToBoard: () =>
      new Promise<number>(resolve => {
        let ms: number | undefined;
        let missing = boardFrameBytes;
        boards.listen(bytes => {
          ms ??= performance.now() - startedAt;
          missing -= bytes.length;
          if (missing === 0) resolve(ms);
        });
        const startedAt = performance.now();
        pads.write(press);
      }),
    close() {
      pads.close();
      boards.close();
    },
  };
}

async function measurePresses(): Promise<{ ours: Figures; commit: Figures; echo: Figures }> {
  const { hall, child } = await startHall('presses', 0);
  const commit = await startFloor('commit');
  const echo = await startFloor('echo');
  const times: { ours: number[]; commit: number[]; echo: number[] } = { ours: [], commit: [], echo: [] };
  async function take(count: number, into: number[], press: () => Promise<number>): Promise<void> {
    for (let taken = 0; taken < count; taken += 1) {
      await wait(restMs);
      into.push(await press());
    }
  }
  for (let round = 1; round <= rounds; round += 1) {
    say(`presses: round ${round} of ${rounds}`);
    await take(presses / rounds / 5, times.echo, echo.pressToBoard);
    await take(presses / rounds, times.commit, commit.pressToBoard);
    await take(presses / rounds, times.ours, () => {
      const { counter, key } = pressOf(times.ours.length);
      return hall.pressToBoard(counter, key);
    });
  }
  await Promise.all([child.end(), commit.child.end(), echo.child.end()]);
  for (const one of [hall, commit, echo]) one.close();
  return { ours: figuresOf(times.ours), commit: figuresOf(times.commit), echo: figuresOf(times.echo) };
}

async function measureBursts(): Promise<Figures> {
  say(`${counters.length} presses in one instant, flush ${slowFlushMs} ms`);
  const { hall, child } = await startHall('bursts', slowFlushMs);
  const times: number[] = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    times.push(await hall.pressEverywhere(burst % 2 === 0 ? 'next' : 'evaluate'));
    await wait(100);
  }
  await child.end();
  hall.close();
  return figuresOf(times);
}

async function measureFlush(): Promise<Figures> {
  say('the flush alone');
  const child = startChild('floor.ts', ['flush', join(folder, 'flush.bin')]);
  const figures = JSON.parse(await child.line());
  await child.end();
  return figures;
}

const flush = await measureFlush();
const { ours, commit, echo } = await measurePresses();
const burst = await measureBursts();
rmSync(folder, { recursive: true });

const row = (name: string, { p50, p99, worst }: Figures): string[] => [
  name,
  ...[p50, p99, worst].map(inMicroseconds),
  (ours.p50 / p50).toFixed(2),
  (ours.p99 / p99).toFixed(2),
];
process.stdout.write(`${presses} presses, pty to pty, µs
${table([
  ['', 'p50', 'p99', 'worst', 'ours / p50', 'ours / p99'],
  row('press to board, committed between', ours),
  row('floor: serialport + SQLite WAL FULL', commit),
  row('floor: serialport alone', echo),
  row('floor: fdatasync alone', flush),
])}
Aim: at most 1.5 × the p50 and 2 × the p99 of serialport + SQLite.

${counters.length} presses in one instant, every flush ${slowFlushMs} ms longer: all acknowledged after ${burst.p50.toFixed(1)} ms (p50), ${burst.worst.toFixed(1)} ms (worst of ${bursts}).
Aim: 30 ms.
`);
