import { it } from 'vitest';
import { slipsAsInTheBook } from './slip-days.ts';

it('whoever lacks papers has one live visit by a slip, and never two numbers, over random days', () => {
  slipsAsInTheBook(5);
});
