/**
 * `npm run bench`, second part: how long a press takes to its counter's board, with the commit between, on ptys without baud;
 * in turn with it, press by press, the least that this machine needs for it (floor.ts). The ratios are what can be compared.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Chance, chanceOf } from '../../daemon/people/chance.ts';
import { counters, openBenchHall, samePressAfterMs } from './bench-hall.ts';
import { startChild } from './child.ts';
import { type Figures, figuresOf, inMicroseconds, table } from './figures.ts';
import { record } from './record.ts';
import { boardFrameBytes, openWire, pressBytes } from './wire.ts';

const presses = 3_000;
/** A visit is called and sent on twice; this many are left when all presses are done. */
const left = 100;
/**
 * Each press meets a process at rest, as in a hall: what follows a press (12 pads' LCDs) is long over. Ours and its two floors
 * come once each before the next counter's turn, and every pad says each of two keys once in a round of them.
 */
const restMs = samePressAfterMs / (counters.length * 2 * 3);
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

async function startHall(name: string, presses: number, flushMs: number) {
  const hall = openBenchHall();
  const config = join(folder, `${name}.yaml`);
  hall.writeConfig(config);
  const painted = hall.painted();
  const child = startChild('hall.ts', [config, join(folder, name), `${left + presses / 4}`, `${flushMs}`]);
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

function shuffled<T>(all: readonly T[], chance: Chance): T[] {
  return all
    .map(one => ({ one, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

async function measurePresses(): Promise<{ ours: Figures; commit: Figures; echo: Figures }> {
  const { hall, child } = await startHall('presses', presses, 0);
  const commit = await startFloor('commit');
  const echo = await startFloor('echo');
  const times: { ours: number[]; commit: number[]; echo: number[] } = { ours: [], commit: [], echo: [] };
  const measures = [
    async () => void times.echo.push(await echo.pressToBoard()),
    async () => void times.commit.push(await commit.pressToBoard()),
    async () => {
      const { counter, key } = pressOf(times.ours.length);
      times.ours.push(await hall.pressToBoard(counter, key));
    },
  ];
  const chance = chanceOf(7);
  for (let done = 0; done < presses; done += 1) {
    if (done % (presses / 10) === 0) say(`presses: ${done} of ${presses}`);
    // By its place in the round alone the same code differs by a tenth.
    for (const measure of shuffled(measures, chance)) {
      await wait(restMs);
      await measure();
    }
  }
  await Promise.all([child.end(), commit.child.end(), echo.child.end()]);
  for (const one of [hall, commit, echo]) one.close();
  return { ours: figuresOf(times.ours), commit: figuresOf(times.commit), echo: figuresOf(times.echo) };
}

async function measureBursts(): Promise<Figures> {
  say(`${counters.length} presses in one instant, flush ${slowFlushMs} ms`);
  const { hall, child } = await startHall('bursts', bursts * counters.length, slowFlushMs);
  const times: number[] = [];
  for (let burst = 0; burst < bursts; burst += 1) {
    times.push(await hall.pressEverywhere(burst % 2 === 0 ? 'next' : 'evaluate'));
    await wait(samePressAfterMs / 2);
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

const row = (name: string, { p10, p50, p99, worst }: Figures): string[] => [
  name,
  ...[p10, p50, p99, worst].map(inMicroseconds),
];
process.stdout.write(`${presses} presses, pty to pty, each after ${restMs.toFixed(0)} ms at rest, µs
${table([
  ['', 'p10', 'p50', 'p99', 'worst'],
  row('press to board, committed between', ours),
  row('floor: serialport + SQLite WAL FULL', commit),
  row('floor: serialport alone', echo),
  row('floor: fdatasync alone', flush),
])}

`);
const toFloor = (share: 'p10' | 'p50' | 'p99', most: number) => ({
  name: `press to board ÷ floor, ${share}`,
  value: ours[share] / commit[share],
  unit: '×',
  aim: { most },
});
record([
  toFloor('p10', 1.5),
  toFloor('p50', 1.6),
  toFloor('p99', 1.3),
  {
    name: `${counters.length} presses at once on a ${slowFlushMs} ms flush, all acknowledged`,
    value: burst.p50,
    unit: 'ms',
    aim: { most: 25 },
  },
]);
