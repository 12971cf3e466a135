/** How long an answer takes differs by maker and by model: swept over the whole range, not tried at one point. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fivePrinted,
  fiveSaid,
  fiveSpeeches,
  fiveTickets,
  fortyCalls,
  kinds,
  tenPictures,
} from './slow-answers.ts';

const latenciesMs = Array.from({ length: 31 }, (_, step) => step * 100);
const within = latenciesMs.filter(ms => ms < 2000);
const beyond = latenciesMs.filter(ms => ms >= 2000);
const voices = ['syn6288', 'xfs5152'] as const;

const delays = fc.array(fc.integer({ min: 0, max: 1900 }), { minLength: 1, maxLength: 300, size: 'max' });
function inTurn(delaysMs: readonly number[]): () => number {
  let at = 0;
  return () => delaysMs[at++ % delaysMs.length] ?? 0;
}

const fine = { wrong: 0, lost: 0, falsely: 0, after: 0 };
describe('one that answers within 2 s is never lost, and does all of its work', () => {
  test.each(kinds)('a board of kind %s', async kind => {
    for (const ms of [...within, 1990]) expect([ms, await fortyCalls(kind, () => ms)]).toEqual([ms, fine]);
  });

  test('a display over MQTT', async () => {
    for (const ms of [...within, 1990]) expect([ms, await tenPictures(() => ms)]).toEqual([ms, fine]);
  });

  test('a printer', async () => {
    for (const ms of [...within, 1990]) expect([ms, await fiveTickets(() => ms)]).toEqual([ms, fivePrinted]);
  });

  test.each(voices)('a voice %s', async dialect => {
    for (const ms of [...within, 1990])
      expect([ms, await fiveSpeeches(dialect, () => ms)]).toEqual([ms, fiveSaid]);
  });

  test('a printer whose answers take now so long, now so long', async () => {
    await fc.assert(
      fc.asyncProperty(delays, async delaysMs => {
        expect(await fiveTickets(inTurn(delaysMs))).toEqual(fivePrinted);
      }),
      { numRuns: 100 },
    );
  });
});

/** On one pair of wires an answer that is still to come damages the next question: so one may be lost for a moment. */
test.each(kinds)(
  'of a board of kind %s whose answers take now so long, now so long, nothing false is told',
  async kind => {
    await fc.assert(
      fc.asyncProperty(delays, async delaysMs => {
        expect(await fortyCalls(kind, inTurn(delaysMs))).toMatchObject({ falsely: 0, after: 0 });
      }),
      { numRuns: 20 },
    );
  },
);

describe('of one that takes 2 to 3 s nothing false is told, and when it is quick again it does its work', () => {
  test.each(kinds)('a board of kind %s', async kind => {
    for (const ms of beyond)
      expect([ms, await fortyCalls(kind, () => ms)]).toMatchObject([ms, { falsely: 0, after: 0 }]);
  });

  test('a display over MQTT, which is not even lost', async () => {
    for (const ms of beyond) expect([ms, await tenPictures(() => ms)]).toEqual([ms, fine]);
  });

  test('a printer, which is not even lost', async () => {
    for (const ms of beyond)
      expect([ms, await fiveTickets(() => ms)]).toMatchObject([ms, { fitness: ['ready'], after: 'done' }]);
  });

  test.each(voices)('a voice %s, which is not even lost', async dialect => {
    for (const ms of beyond) expect([ms, await fiveSpeeches(dialect, () => ms)]).toEqual([ms, fiveSaid]);
  });
});
