import { expect, it } from 'vitest';
import { daysAsInTheBook } from './paper-days.ts';
import { inRounds } from './rounds.ts';

it('over 1,000 random days with power cuts nobody is missed, no number comes twice, and each line is entered once', () => {
  let [lists, lines] = [0, 0];
  inRounds(1_000, () => {
    const { played, printed, entered } = daysAsInTheBook(40);
    lists += printed;
    lines += entered;
    return played;
  });
  expect(Math.min(lists, lines), `${lists} times printed, ${lines} lines`).toBeGreaterThan(300);
});
