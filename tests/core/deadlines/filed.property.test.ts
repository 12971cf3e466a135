import fc from 'fast-check';
import { it } from 'vitest';
import { halls, playAgainstPlain, randomDay } from './random-day.ts';

it('whatever happens, the file of deadlines says at every step what a look at everything says', () => {
  fc.assert(fc.property(halls, randomDay, playAgainstPlain), { numRuns: 15, endOnFailure: true });
});
