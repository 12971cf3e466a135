import { it } from 'vitest';
import { questionsAsInTheBook } from './question-days.ts';
import { inRounds } from './rounds.ts';

it('over 500 random days each question is whose the rules say, told naively, and late when they say', () => {
  inRounds(500, () => questionsAsInTheBook(20));
});
