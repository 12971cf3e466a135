import { it } from 'vitest';
import { questionsAsInTheBook } from './question-days.ts';

it('a question has one owner, and is late when the rules say so, told naively, over random days', () => {
  questionsAsInTheBook(5);
});
