import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { refusalCodes } from '../../daemon/core/types/refusals.ts';

it('every code that a pad can show is explained to the clerk, once', () => {
  const explained = readFileSync('drivers/ff68-pad/README.md', 'utf8')
    .split('\n')
    .flatMap(line => /^\| (\d\d(?:, \d\d)*)\s+\|/.exec(line)?.[1]?.split(', ') ?? [])
    .map(Number);
  expect(explained).toEqual(Object.values(refusalCodes));
});
