/** What devices do that answer after so long: what came of forty calls, of five tickets, of five announcements. */
import { readConfig } from '../../config/load/read.ts';
import type { Fitness, PrintJob } from '../../drivers/device.ts';
import type { DeviceConfig } from '../../drivers/kinds.ts';
import { simulateSyn6288 } from '../../simulators/devices/syn6288/device.ts';
import { only, stagedDevices } from '../kit/driver/staged-devices.ts';
import { bench as printerBench, ticket } from './escpos/bench.ts';
import { onALink } from './syn6288/wire.ts';
import { bench as displayBench } from './tasmota-display/bench.ts';

/** After a call: on a line of displays that take 2 s each, a number waits for two of them, and is read back. */
const lookUpMs = 7000;
/** So long after it is quick again, everything is as ever: a board that was taken for dead is asked once a second. */
const againMs = 15_000;

const lineOf = {
  'onbon-k': 'boards',
  'modbus-digits': 'digits',
  'modbus-digits, tcp': 'digits',
  'a090-strip': 'strips',
  'aabb5154-card': 'cards',
} as const;
export type Kind = keyof typeof lineOf;
export const kinds = Object.keys(lineOf) as Kind[];

/** A line of `config/halls/every-kind.yaml` as it is configured there, what is left out with its default. */
export function boardsOf(kind: Kind) {
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const frames = kind === 'modbus-digits, tcp' ? 'tcp' : 'rtu';
  const devices = new Map<string, DeviceConfig>();
  for (const [id, device] of read.config.devices)
    if ('line' in device && device.line === lineOf[kind])
      devices.set(id, device.kind === 'modbus-digits' ? { ...device, frames } : device);
  return stagedDevices(devices);
}

const isWell = (fitness: readonly Fitness[]): boolean =>
  fitness.at(-1)?.is === 'ready' && fitness.every(({ is }) => is !== 'lost');

/**
 * `wrong`: calls that were not on their plate when a citizen looked up; `lost`: boards that were ever lost; `falsely`: a picture
 * was told to stand, and did not; `after`: what is wrong when they are quick again.
 */
export async function fortyCalls(kind: Kind, latencyMs: () => number) {
  const port = await boardsOf(kind);
  const boards = only('board', port);
  const { simulated, advance, answersAfter } = port;
  answersAfter(latencyMs);
  await advance(10_000);
  /** What a citizen reads; some of these displays have digits only. */
  const shows = (id: string, call: number): boolean =>
    String(simulated.shows(id)?.['text']).endsWith(`${100 + call}`);
  let [wrong, falsely] = [0, 0];
  async function make(call: number): Promise<boolean> {
    const board = boards[call % boards.length];
    const text = `A${100 + call}`;
    board?.driver.want({ lines: [{ text }], ticket: text }, true);
    await advance(lookUpMs);
    const isRight = shows(board?.id ?? '', call);
    if (!isRight && board?.ears.shown().at(-1) === 'acked') falsely += 1;
    return isRight;
  }
  for (let call = 1; call <= 40; call += 1) if (!(await make(call))) wrong += 1;
  const lost = boards.filter(({ ears }) => !isWell(ears.fitness())).length;
  answersAfter(() => 0);
  await advance(againMs);
  let after = boards.filter(({ ears }) => ears.fitness().at(-1)?.is !== 'ready').length;
  for (let call = 41; call <= 44; call += 1) if (!(await make(call))) after += 1;
  return { wrong, lost, falsely, after };
}

/** Prints five tickets one after the other, and one when its answers are quick again. */
export async function fiveTickets(latencyMs: () => number) {
  const { printer, advance, ended, told, tickets, answersAfter } = printerBench({ statusWithinMs: 2000 });
  answersAfter(latencyMs);
  await advance(20_000);
  async function print(id: string): Promise<void> {
    printer.do({ id, lines: ticket } satisfies PrintJob);
    await advance(40_000);
  }
  for (const id of ['1', '2', '3', '4', '5']) await print(id);
  const outcomes = ended().map(({ outcome }) => outcome);
  const fitness = told.flatMap(what => (what.is === 'fitness' ? [what.fitness] : []));
  const printed = tickets().length;
  answersAfter(() => 1);
  await advance(againMs);
  await print('6');
  return { printed, outcomes, fitness: fitness.map(({ is }) => is), after: ended().at(-1)?.outcome };
}

/** Five announcements of a chip, and one when it is quick again; each is said once. */
export async function fiveSpeeches(dialect: 'syn6288' | 'xfs5152', latencyMs: () => number) {
  let latency = latencyMs;
  let lastAtMs = 0;
  const wire = onALink(dialect, bytes => simulator.receive(bytes));
  const simulator = simulateSyn6288(
    { dialect },
    {
      send(bytes) {
        lastAtMs = Math.max(lastAtMs, wire.timers.now() + latency());
        wire.timers.after(lastAtMs - wire.timers.now(), () => wire.receive(bytes));
      },
      timers: wire.timers,
      changed: () => {},
    },
  );
  await wire.advance(20_000);
  const say = (id: string): Promise<void> => {
    wire.voice.do({ id, text: `请A${id}号`, times: 1 });
    return wire.advance(30_000);
  };
  for (const id of ['1', '2', '3', '4', '5']) await say(id);
  const { said, cut } = simulator.shows();
  const fitness = wire.fitness().map(({ is }) => is);
  const outcomes = wire.ended();
  latency = () => 0;
  await wire.advance(againMs);
  await say('6');
  return { said, cut, outcomes, fitness, after: wire.ended().at(-1) };
}

/** Ten calls on a display over MQTT. */
export async function tenPictures(latencyMs: () => number) {
  const { board, advance, reads, fitness, shown, answersAfter } = await displayBench();
  answersAfter(latencyMs);
  let [wrong, falsely] = [0, 0];
  async function make(call: number): Promise<boolean> {
    board.want({ lines: [{ text: `A${100 + call}` }] }, true);
    await advance(lookUpMs);
    const isRight = reads() === `A${100 + call}`;
    if (!isRight && shown().at(-1) === 'acked') falsely += 1;
    return isRight;
  }
  for (let call = 1; call <= 10; call += 1) if (!(await make(call))) wrong += 1;
  const lost = isWell(fitness()) ? 0 : 1;
  answersAfter(() => 40);
  await advance(againMs);
  const after = (await make(11)) && fitness().at(-1)?.is === 'ready' ? 0 : 1;
  return { wrong, lost, falsely, after };
}

const five = ['1', '2', '3', '4', '5'];
/** What comes of `fiveTickets` where all is well. */
export const fivePrinted = {
  printed: 5,
  outcomes: five.map(() => 'done'),
  fitness: ['ready'],
  after: 'done',
};

/** And of `fiveSpeeches`. */
export const fiveSaid = {
  said: five.map(id => `请A${id}号`),
  cut: 0,
  outcomes: five.map(id => `${id} done`),
  fitness: ['ready'],
  after: '6 done',
};
