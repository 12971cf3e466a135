/** R18: somebody has booked what the hall does not offer any more: a decree moved a holiday, or the config has another timetable. */
import { dayOfSlot, isAstray, slotShown } from '../day/slots.ts';
import { says } from '../types/alarm-message.ts';
import type { See } from '../types/condition.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';

const named = 5;

/** They stand, and bring a ticket if that day is opened; who booked is to be called, by whoever has booked for them. */
export function watchBookings(rules: Rules, hall: Hall, see: See): void {
  const { day = '', openedAt } = hall;
  const astray = [...hall.bookings.values()].filter(
    one => one.usedBy === undefined && dayOfSlot(one.slot) >= day && isAstray(rules, one) !== undefined,
  );
  if (astray.length === 0) return;
  const slots = [...Map.groupBy(astray, ({ service, slot }) => `${slot} ${service}`)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, [first, ...others]]) => {
      const is = first && isAstray(rules, first);
      if (first === undefined || is === undefined) return [];
      const { service, slot } = first;
      return [{ service, slot: slotShown(slot), is, bookings: 1 + others.length }];
    });
  see(openedAt, 0, undefined, () => ({
    id: 'bookings-astray',
    severity: 'warning',
    subject: {},
    retold: true,
    says: () =>
      says('bookings-astray', {
        bookings: astray.length,
        slots: slots.slice(0, named),
        more: Math.max(0, slots.length - named),
      }),
  }));
}
