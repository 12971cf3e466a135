import { it } from 'vitest';
import { bothDoTheSame } from './both-halls.ts';

it('whatever is ordered, the hall does what the rules say, told naively', () => {
  bothDoTheSame(10);
});
