/** How long an answer takes differs by maker and by model: swept over the whole range, not tried at one point. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import type { Fitness, PrintJob } from '../../drivers/device.ts';
import { only, stagedDevices } from '../kit/driver/staged-devices.ts';
import { bench as printerBench, ticket } from './escpos/bench.ts';

const latenciesMs = [...Array.from({ length: 10 }, (_, step) => step * 200), 160, 1990];

const delays = fc.array(fc.integer({ min: 0, max: 1900 }), { minLength: 1, maxLength: 300, size: 'max' });
function inTurn(delaysMs: readonly number[]): () => number {
  let at = 0;
  return () => delaysMs[at++ % delaysMs.length] ?? 0;
}

/** After a call: on a line of displays that take 2 s each, a number waits for two of them, and is read back. */
const lookUpMs = 7000;

const lineOf = {
  'onbon-k': 'boards',
  'modbus-digits': 'digits',
  'a090-strip': 'strips',
  'aabb5154-card': 'cards',
} as const;
type Kind = keyof typeof lineOf;
const kinds = Object.keys(lineOf) as Kind[];

/** A line of `config/halls/every-kind.yaml` as it is configured there, what is left out with its default. */
function boardsOf(kind: Kind) {
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const devices = [...read.config.devices].filter(
    ([, device]) => 'line' in device && device.line === lineOf[kind],
  );
  return stagedDevices(new Map(devices));
}

describe.each(kinds)('boards of kind %s', kind => {
  async function fortyCalls(latencyMs: () => number) {
    const port = await boardsOf(kind);
    const boards = only('board', port);
    const { simulated, advance, answersAfter } = port;
    answersAfter(latencyMs);
    await advance(10_000);
    let wrong = 0;
    for (let call = 1; call <= 40; call += 1) {
      const board = boards[call % boards.length];
      const text = `A${100 + call}`;
      board?.driver.want({ lines: [{ text }], ticket: text }, true);
      await advance(lookUpMs);
      // What a citizen reads; some of these displays have digits only.
      const reads = simulated.shows(board?.id ?? '')?.['text'];
      if (!String(reads).endsWith(`${100 + call}`)) wrong += 1;
    }
    const isWell = (fitness: readonly Fitness[]): boolean =>
      fitness.at(-1)?.is === 'ready' && fitness.every(({ is }) => is !== 'lost');
    return { wrong, lost: boards.filter(({ ears }) => !isWell(ears.fitness())).length };
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
