import { it } from 'vitest';
import { bothDoTheSame } from './both-halls.ts';
import { inRounds } from './rounds.ts';

it('whatever is ordered 120,000 times, the hall does what the rules say, told naively', () => {
  inRounds(120_000, () => bothDoTheSame(50));
});
