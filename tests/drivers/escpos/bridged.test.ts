import { expect, test } from 'vitest';
import { inFewer } from '../../../drivers/escpos/paced-sender.ts';

const bytes = (...lengths: number[]) => lengths.map((length, at) => new Uint8Array(length).fill(at));

test('over a bridge, neighbours are joined while they fit into one command of it', () => {
  const joined = inFewer(bytes(100, 100, 56, 1, 300, 2), 256);
  expect(joined.map(({ length }) => length)).toEqual([256, 1, 300, 2]);
  expect(Buffer.concat(joined)).toEqual(Buffer.concat(bytes(100, 100, 56, 1, 300, 2)));
});
