/** How long an answer takes differs by maker and by model: swept over the whole range, not tried at one point. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import type { Board, BoardSaid, PrintJob, Told } from '../../drivers/device.ts';
import { openLine } from '../../drivers/link/line.ts';
import { modbusProtocol } from '../../drivers/modbus-digits/codec.ts';
import { modbusDigits } from '../../drivers/modbus-digits/driver.ts';
import { onbonProtocol } from '../../drivers/onbon-k/codec.ts';
import { onbonK } from '../../drivers/onbon-k/driver.ts';
import { bench as printerBench, ticket } from './escpos/bench.ts';
import { pace } from './onbon-k/bench.ts';
import { stagedPort } from './staged-port.ts';

const latenciesMs = [...Array.from({ length: 20 }, (_, step) => step * 100), 160, 1990];

const delays = fc.array(fc.integer({ min: 0, max: 1900 }), { minLength: 1, maxLength: 300, size: 'max' });
function inTurn(delaysMs: readonly number[]): () => number {
  let at = 0;
  return () => delaysMs[at++ % delaysMs.length] ?? 0;
}

/** After a call: on a line of displays that take 2 s each, a number waits for two of them, and is read back. */
const lookUpMs = 7000;

/** A line of `config/halls/every-kind.yaml` as it is configured there, what is left out with its default. */
function lineOf(name: string, kind: 'onbon-k' | 'modbus-digits') {
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const devices = [...read.config.devices].filter(
    ([, device]) => device.kind === kind && device.line === name,
  );
  const line = read.config.lines.get(name);
  if (line === undefined) throw new Error(`no line ${name}`);
  return { devices: new Map(devices), lines: new Map([[name, line]]), line };
}

function boardsOf(name: string, kind: 'onbon-k' | 'modbus-digits') {
  const { line, ...staged } = lineOf(name, kind);
  const port = stagedPort(staged, []);
  const { open, timers } = port;
  const settings = { baud: 9600, turnaroundMs: line.turnaroundMs };
  const digits = openLine(modbusProtocol, settings, kind === 'modbus-digits' ? open : refused, timers);
  const matrix = openLine(onbonProtocol, settings, kind === 'onbon-k' ? open : refused, timers);
  return {
    ...port,
    boards: [...staged.devices].map(([id, device]) => {
      const told: Told<BoardSaid>[] = [];
      const report = (what: Told<BoardSaid>): void => void told.push(what);
      let board: Board | undefined;
      if (device.kind === 'modbus-digits') board = modbusDigits(device, digits, timers, report);
      if (device.kind === 'onbon-k')
        board = onbonK({ ...device, expiresAfterS: 60, localTime: pace.localTime }, matrix, timers, report);
      return {
        show: (text: string) => board?.want({ lines: [{ text }], ticket: text }, true),
        reads: () => port.simulated.shows(id)?.['text'],
        wasLost: () => told.some(what => what.is === 'fitness' && what.fitness.is === 'lost'),
        isReady: () => told.findLast(what => what.is === 'fitness')?.fitness.is === 'ready',
      };
    }),
  };
}
const refused = async () => {
  throw new Error('not in this test');
};

describe.each([
  { kind: 'onbon-k', name: 'boards' },
  { kind: 'modbus-digits', name: 'digits' },
] as const)('boards of kind $kind', ({ kind, name }) => {
  async function fortyCalls(latencyMs: () => number) {
    const { boards, advance, answersAfter } = boardsOf(name, kind);
    answersAfter(latencyMs);
    await advance(10_000);
    let wrong = 0;
    for (let call = 1; call <= 40; call += 1) {
      const board = boards[call % boards.length];
      board?.show(`A${100 + call}`);
      await advance(lookUpMs);
      // What a citizen reads; some of these displays have digits only.
      if (!String(board?.reads()).endsWith(`${100 + call}`)) wrong += 1;
    }
    return { wrong, lost: boards.filter(board => board.wasLost() || !board.isReady()).length };
  }

  test.each(latenciesMs)('that answer after %i ms show every call, and none is lost', async latencyMs => {
    expect(await fortyCalls(() => latencyMs)).toEqual({ wrong: 0, lost: 0 });
  });
});

describe('a printer', () => {
  /** Prints five tickets one after the other. */
  async function fiveTickets(answersAfter: () => number) {
    const {
      printer,
      advance,
      ended,
      told,
      tickets,
      answersAfter: delay,
    } = printerBench({ statusWithinMs: 2000 });
    delay(answersAfter);
    await advance(20_000);
    for (const id of ['1', '2', '3', '4', '5']) {
      printer.do({ id, lines: ticket } satisfies PrintJob);
      await advance(40_000);
    }
    return {
      printed: tickets().length,
      outcomes: ended().map(({ outcome }) => outcome),
      fitness: told.flatMap(what => (what.is === 'fitness' ? [what.fitness.is] : [])),
    };
  }
  const allWell = { printed: 5, outcomes: Array.from({ length: 5 }, () => 'done'), fitness: ['ready'] };

  test.each(latenciesMs)('that answers after %i ms prints every ticket, and is well', async latencyMs => {
    expect(await fiveTickets(() => latencyMs)).toEqual(allWell);
  });

  test('whose answers take now so long, now so long, prints every ticket, and is well', async () => {
    await fc.assert(
      fc.asyncProperty(delays, async delaysMs => {
        expect(await fiveTickets(inTurn(delaysMs))).toEqual(allWell);
      }),
      { numRuns: 20 },
    );
  });
});
