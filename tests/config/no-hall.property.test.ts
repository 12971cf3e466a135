import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { written } from './hall-files.ts';

test('a file that is no hall never makes the reader throw', () => {
  const piece = fc.constantFrom(
    'hall: ',
    'devices:\n  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    ': ',
    '&a ',
    '*a ',
    '!!binary ',
    '"',
    '\n',
    '  ',
    '? ',
    '<<: ',
    '|',
    '0',
  );
  const yaml = fc.oneof(
    fc.string({ size: 'max', maxLength: 300, unit: 'binary' }),
    fc.array(piece, { size: 'max', maxLength: 60 }).map(pieces => pieces.join('')),
  );
  fc.assert(
    fc.property(yaml, text => {
      expect(readConfig(written(text, 'random.yaml')).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});
