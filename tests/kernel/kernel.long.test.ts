/** The drivers against real kernel devices, in an emulated machine: a fake proves nothing about hidraw, usblp or a vanished port. */
import { beforeAll, expect, test } from 'vitest';
import { type Case, cases, type Proof, proofs } from './cases.ts';
import { type Proved, proveInMachine } from './proof.ts';

const longestMs = 600_000;
/** Two machines at a time, each on one processor; the longest first. */
const lanes: Proof[][] = [
  ['usb', 'sound'],
  ['hid', 'adapter'],
];
const proved = new Map<Proof, Proved>();

beforeAll(async () => {
  await Promise.all(lanes.map(proveInTurn));
}, longestMs);

async function proveInTurn(lane: readonly Proof[]): Promise<void> {
  for (const proof of lane) proved.set(proof, await proveInMachine(proof));
}

const all = lanes
  .flat()
  .flatMap(proof => proofs[proof].map((name: Case) => [cases[name], proof, name] as const));

test.each(all)('%s', (_sentence, proof, name) => {
  const { outcomes, rest } = proved.get(proof) ?? {};
  const outcome = outcomes?.get(name) ?? rest;
  expect(outcome?.passed, outcome?.told).toBe(true);
});

test('the board behind the adapter shows what the hall wanted last', () => {
  expect(proved.get('adapter')?.shown).toMatchObject({ text: 'A002' });
});
