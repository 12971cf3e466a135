/**
 * The drivers and a whole hall against real kernel devices, in an emulated machine: a fake proves nothing about hidraw, usblp
 * or a vanished port.
 */
import { beforeAll, expect, test } from 'vitest';
import { cases, type Proof, proofs } from './cases.ts';
import { type Outcome, type Proved, proveInMachine } from './proof.ts';

const longestMs = 3_600_000;
/** Two machines at a time, each on one processor; the longest first. */
const lanes: Proof[][] = [
  ['hall', 'sound'],
  ['usb', 'hid', 'adapter'],
];
const outcomes = new Map<string, Outcome>();
let board: Proved['shown'] | undefined;

beforeAll(async () => {
  await Promise.all(lanes.map(proveInTurn));
}, longestMs);

async function proveInTurn(lane: readonly Proof[]): Promise<void> {
  for (const proof of lane) {
    const proved = await proveInMachine(proof);
    for (const name of proofs[proof]) outcomes.set(name, proved.outcomes.get(name) ?? proved.rest);
    if (proof === 'adapter') board = proved.shown;
  }
}

const all = Object.entries(cases).map(([name, sentence]) => [sentence, name] as const);

test.each(all)('%s', (_sentence, name) => {
  const outcome = outcomes.get(name);
  expect(outcome?.passed, outcome?.told).toBe(true);
});

test('the board behind the adapter shows what the hall wanted last', () => {
  expect(board).toMatchObject({ text: 'A002' });
});
