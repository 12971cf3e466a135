import { expect, it } from 'vitest';
import { daysAsInTheBook } from './paper-days.ts';

it('over 1,000 random days with power cuts nobody is missed, no number comes twice, and each line is entered once', () => {
  let all = { days: 0, lists: 0, lines: 0 };
  while (all.days < 1_000) {
    const { played, printed, entered } = daysAsInTheBook(40);
    all = { days: all.days + played, lists: all.lists + printed, lines: all.lines + entered };
  }
  expect(Math.min(all.lists, all.lines), `${all.lists} times printed, ${all.lines} lines`).toBeGreaterThan(
    300,
  );
});
