import { it } from 'vitest';
import { questionsAsInTheBook } from './question-days.ts';

it('over 500 random days each question is whose the rules say, told naively, and late when they say', () => {
  for (let days = 0; days < 500; ) days += questionsAsInTheBook(20);
});
