import { it } from 'vitest';
import { slipsAsInTheBook } from './slip-days.ts';

it('over 1,000 random days each slip has one live visit, is spent once, and none is lost', () => {
  for (let days = 0; days < 1_000; ) days += slipsAsInTheBook(20);
});
