import { expect, it } from 'vitest';
import { daysAsInTheBook } from './paper-days.ts';

it('what is printed, held, entered and told in a power cut is what a book of it says, over random days', () => {
  const { printed, entered } = daysAsInTheBook(12);
  expect(Math.min(printed, entered), 'lists, and lines of them').toBeGreaterThan(10);
});
