import { it } from 'vitest';
import { inRounds } from './rounds.ts';
import { slipsAsInTheBook } from './slip-days.ts';

it('over 1,000 random days each slip has one live visit, is spent once, and none is lost', () => {
  inRounds(1_000, () => slipsAsInTheBook(20));
});
