import { test } from 'vitest';
import { expectTheSame } from './crowd-again.ts';

/** crowd.long.test.ts has more of them. */
test.each([
  [1, 60],
  [3, 200],
])(
  'a day of a simulated crowd (seed %i, %i tickets), played again as recorded, has the waits that it had; everybody comes, once',
  expectTheSame,
);
