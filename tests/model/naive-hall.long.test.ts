import { it } from 'vitest';
import { bothDoTheSame } from './both-halls.ts';

it('whatever is ordered 200,000 times, the hall does what the rules say, told naively', () => {
  for (let given = 0; given < 200_000; ) given += bothDoTheSame(50);
});
