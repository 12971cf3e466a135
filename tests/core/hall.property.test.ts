/** What must hold of a hall whatever is ordered; that each order does what the rules say is held by tests/model. */
import { it } from 'vitest';
import { holdsWhateverIsOrdered } from './any-hall.ts';

it('whatever is ordered: numbers come once and without gaps, nobody is lost, and a replay gives the same hall', () => {
  holdsWhateverIsOrdered(100);
});
