import { it } from 'vitest';
import { bookingsAsInTheBook } from './booking-days.ts';

it('no seat is given twice, and who has one goes before others in its time, over random days', () => {
  bookingsAsInTheBook(5);
});
