/** When a service can be booked, as the hall tells it. Pure. */
import type { Hall } from '../told/hall.ts';
import type { Slots } from '../told/payloads.ts';

export type Bookable = Hall['services'][number] & { slots: Slots };

/** The services with slots, also those of which none is free just now. */
export function bookableIn({ services, slots }: Pick<Hall, 'services' | 'slots'>): Bookable[] {
  return services.flatMap(service => {
    const of = slots.get(service.id);
    return of === undefined ? [] : [{ ...service, slots: of }];
  });
}

/** The slots of a day with their free seats, in their order; none: it cannot be booked, or not any more. */
export function slotsOn({ days }: Slots, day: string): (readonly [time: string, free: number])[] {
  const { free = {} } = days.find(one => one.day === day) ?? {};
  return Object.entries(free).toSorted(([one], [other]) => one.localeCompare(other));
}

/** How many seats a day has left. */
export const freeOn = (slots: Slots, day: string): number =>
  slotsOn(slots, day).reduce((sum, [, free]) => sum + free, 0);
