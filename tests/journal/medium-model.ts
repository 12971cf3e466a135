/** Random walks of a hall with two sticks (medium-world.ts); what fails is shrunk to the shortest walk. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { type Op, World } from './medium-world.ts';

const plain = fc
  .constantFrom(
    'take',
    'look',
    'crash',
    'backup',
    'next day',
    'days',
    'no stick',
    'mount point',
    'half aside',
    'empty',
    'lose mark',
    'restore',
  )
  .map((op): Op => ({ op }));

const step: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom<Op>(
      { op: 'take' },
      { op: 'look' },
      { op: 'next day' },
      { op: 'same day' },
      { op: 'days' },
    ),
  },
  { weight: 4, arbitrary: plain },
  { weight: 2, arbitrary: fc.constantFrom<Op>({ op: 'swap', to: 'A' }, { op: 'swap', to: 'B' }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 3, 1000).map((keepDays): Op => ({ op: 'pass', keepDays })) },
  { weight: 2, arbitrary: fc.nat(5).map((nth): Op => ({ op: 'restore older', nth })) },
  { weight: 1, arbitrary: fc.nat(200).map((bytes): Op => ({ op: 'torn', bytes })) },
  { weight: 1, arbitrary: fc.nat(20).map((at): Op => ({ op: 'damage', at })) },
);

export function walk(first: 'A' | 'mount', ops: readonly Op[]): void {
  const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'one-ticket-medium-'));
  const world = new World(base, first);
  try {
    for (const op of ops) world.run(op);
    world.expectRestorable();
  } finally {
    world.close();
    rmSync(base, { recursive: true });
  }
}

export function walks(numRuns: number, seed?: number): void {
  fc.assert(
    fc.property(fc.constantFrom('A', 'A', 'mount'), fc.array(step, { size: 'max', maxLength: 60 }), walk),
    { numRuns, ...(seed !== undefined && { seed }) },
  );
}
