import { expect, it } from 'vitest';
import { holdsWhateverIsOrdered } from './any-hall.ts';

it('over 1,000 random days with power cuts numbers come once, nobody is lost, and a replay gives the same hall', () => {
  expect(holdsWhateverIsOrdered(1_000), 'queues were printed').toBeGreaterThan(500);
});
