import { test } from 'vitest';
import { expectTheSame } from './crowd-again.ts';

test.each([
  [2, 140],
  [4, 250],
  [5, 300],
])(
  'a day of a simulated crowd (seed %i, %i tickets), played again as recorded, has the waits that it had; everybody comes, once',
  expectTheSame,
);
