/** Which parts of the desk somebody has, by what they may order. Pure. */
import type { Hall } from './told/hall.ts';

export const parts = ['counter', 'tickets', 'bookings', 'hall', 'devices', 'power', 'sheets'] as const;
export type Part = (typeof parts)[number];

/** The first is the one that they begin with. `counter`: at which they work. */
export function partsFor(
  verbs: readonly string[],
  hall: Pick<Hall, 'devices' | 'alarms' | 'state' | 'slots' | 'info'> | undefined,
  counter?: string,
): Part[] {
  const may = (verb: string) => verbs.includes(verb);
  // A clerk is told at the counter what of it does not work; who is at the information desk puts the paper in.
  const isDesk = counter !== undefined && hall?.info.desks?.includes(counter) === true;
  const isTold =
    (isDesk || !may('call-next')) && hall !== undefined && hall.devices.length + hall.alarms.length > 0;
  const isBookable =
    hall !== undefined && (hall.slots.size > 0 || hall.alarms.some(({ id }) => id === 'bookings-astray'));
  const has: Readonly<Record<Part, boolean>> = {
    counter: may('call-next'),
    tickets: may('take-ticket') || may('why'),
    // Those that stand where nothing is booked any more are to be given up (R18).
    bookings: isBookable && (may('book') || may('bookings')),
    hall: true,
    devices: may('alarm-ack') || may('device-test') || isTold,
    // Said in words to whom the hall has none for (R19).
    sheets: may('sheet'),
    // Shown when it matters (R21).
    power: hall?.state?.power !== undefined && (may('served-by-paper') || may('power-back')),
  };
  const order: readonly Part[] =
    may('device-test') && !may('call-next')
      ? ['devices', 'hall', 'tickets', 'counter', 'bookings', 'power', 'sheets']
      : parts;
  return order.filter(part => has[part]);
}
