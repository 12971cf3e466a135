import { it } from 'vitest';
import { bothDoTheSame } from './both-halls.ts';

it('whatever is ordered 120,000 times, the hall does what the rules say, told naively', () => {
  for (let given = 0; given < 120_000; ) given += bothDoTheSame(50);
});
