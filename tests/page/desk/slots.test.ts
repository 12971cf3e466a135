/** What the desk offers to whoever books (R18). */
import { describe, expect, it } from 'vitest';
import { bookableIn, freeOn, slotsOn } from '../../../daemon/page/desk/bookings/slots.ts';
import { isIdentity } from '../../../daemon/page/desk/tickets/meant.ts';
import type { Slots } from '../../../daemon/page/desk/told/payloads.ts';

const slots: Slots = {
  minutes: 30,
  days: [
    { day: '2026-12-01', free: { '14:00': 0, '09:30': 2, '10:00': 1 } },
    { day: '2026-12-02', free: { '09:30': 0 } },
  ],
};

describe('the slots of a day', () => {
  it('stand in their order, also those that are full', () => {
    expect(slotsOn(slots, '2026-12-01')).toEqual([
      ['09:30', 2],
      ['10:00', 1],
      ['14:00', 0],
    ]);
    expect([freeOn(slots, '2026-12-01'), freeOn(slots, '2026-12-02')]).toEqual([3, 0]);
  });

  it('are none of a day that is off, or over', () => {
    expect(slotsOn(slots, '2026-12-05')).toEqual([]);
  });
});

it('only a service with slots is booked', () => {
  const service = (id: string) => ({ id, name: id, papers: [], choices: [], state: 'open' as const });
  const services = [service('withdrawal'), service('advice')];
  const offered = bookableIn({ services, slots: new Map([['withdrawal', { ...slots, id: 'withdrawal' }]]) });
  expect(offered.map(({ id }) => id)).toEqual(['withdrawal']);
});

it('the number of an identity card is known wherever it is typed, and no ticket or code is taken for one', () => {
  const numbers = [
    '11010519491231002X',
    '11010519491231002x',
    ' １１０１０５１９４９１２３１００２１ ',
    '110105491231002',
    '110105 19491231 002X',
  ];
  expect(numbers.filter(isIdentity)).toEqual(numbers);
  expect(['A001', '123456', '7Q2M4KX0ZB', '20261128A041KC'].filter(isIdentity)).toEqual([]);
});
