/**
 * The bookings of a hall told a second time, naively: a book with a line for each seat, and a list of who has come by one (R18). It
 * knows what was ordered, the clock on the wall and who is in the hall, and nothing of how the hall keeps them.
 */
const minuteMs = 60_000;

/** `at`: when a slot begins; of each so many seats. */
export type Slots = {
  times: readonly string[];
  minutes: number;
  seats: number;
  cutOffMinutes: number;
  daysAhead: number;
};
export type Seat = { service: string; slot: string; identity: string };
type Line = Seat & { ticket?: string };
type Class = 'normal' | 'green' | 'appointment';
type Comer = { ticket: string; class: Class; from: number; wasEarly: boolean };

export type BookingBook = {
  book(seat: Seat): 'done' | 'no-slot' | 'booked-already' | 'slot-full';
  cancel(seat: Seat): 'done' | 'booking-unknown';
  /** Whether a ticket comes of it. */
  mayCome(seat: Seat): 'done' | 'booking-unknown';
  came(seat: Seat, ticket: string): void;
  /** What the staff made of a ticket; `isDenied`: of a claim on green. */
  staffSays(ticket: string, to: Class, isDenied: boolean): void;
  /** The clock goes on: whose slot is near, and who is in the hall, goes before others; how many have become so. */
  looks(isHere: (ticket: string) => boolean): number;
  nextDay(day: string): void;
  lines(): Record<string, string | undefined>;
  classes(): Record<string, Class>;
  /** Of that service, the seats of every slot that can be booked now. */
  free(service: string): { slot: string; free: number }[];
};

/** The hall's clocks are eight hours ahead. */
export const instantOf = (slot: string) => Date.parse(`${slot}:00+08:00`);
const dayOf = (slot: string) => slot.slice(0, 10);
export const dayAfter = (day: string, many = 1) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + many * 86_400_000).toISOString().slice(0, 10);
export const nameOf = ({ service, slot, identity }: Seat) => `${slot} ${service} ${identity}`;

type World = { slots: ReadonlyMap<string, Slots>; holidays: readonly string[]; wall: () => number };

export function bookingBook({ slots, holidays, wall }: World, firstDay: string): BookingBook {
  let lines: Line[] = [];
  let comers: Comer[] = [];
  let today = firstDay;

  const find = (seat: Seat) => lines.find(line => nameOf(line) === nameOf(seat));
  const taken = (service: string, slot: string) =>
    lines.filter(line => line.service === service && line.slot === slot).length;
  const clockDay = () => new Date(wall() + 8 * 60 * minuteMs).toISOString().slice(0, 10);
  const isWorked = (day: string) =>
    !holidays.includes(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

  function canBook({ service, slot }: Pick<Seat, 'service' | 'slot'>): boolean {
    const of = slots.get(service);
    if (of === undefined) return false;
    const [day = '', time = ''] = slot.split('T');
    return (
      of.times.includes(time) &&
      isWorked(day) &&
      day <= dayAfter(clockDay(), of.daysAhead) &&
      wall() <= instantOf(slot) - of.cutOffMinutes * minuteMs
    );
  }

  return {
    book(seat) {
      if (!canBook(seat)) return 'no-slot';
      if (find(seat) !== undefined) return 'booked-already';
      if (taken(seat.service, seat.slot) >= (slots.get(seat.service)?.seats ?? 0)) return 'slot-full';
      lines.push(seat);
      return 'done';
    },
    cancel(seat) {
      const line = find(seat);
      if (line === undefined || line.ticket !== undefined) return 'booking-unknown';
      lines = lines.filter(one => one !== line);
      return 'done';
    },
    mayCome(seat) {
      const line = find(seat);
      const isGood = line !== undefined && line.ticket === undefined && dayOf(line.slot) === today;
      return isGood ? 'done' : 'booking-unknown';
    },
    came(seat, ticket) {
      lines = lines.map(line => (nameOf(line) === nameOf(seat) ? { ...line, ticket } : line));
      const from = instantOf(seat.slot) - 10 * minuteMs;
      const until = instantOf(seat.slot) + ((slots.get(seat.service)?.minutes ?? 0) + 15) * minuteMs;
      const isInTime = from <= wall() && wall() <= until;
      comers.push({ ticket, class: isInTime ? 'appointment' : 'normal', from, wasEarly: wall() < from });
    },
    staffSays(ticket, to, isDenied) {
      // Green denied, it goes on as what it was.
      comers = comers.map(one => (one.ticket === ticket && !isDenied ? { ...one, class: to } : one));
    },
    looks(isHere) {
      const near = comers.filter(
        one => one.wasEarly && one.from <= wall() && one.class === 'normal' && isHere(one.ticket),
      );
      comers = comers.map(one =>
        near.includes(one) ? { ...one, class: 'appointment', wasEarly: false } : one,
      );
      return near.length;
    },
    nextDay(day) {
      // Of the day before they are known for a day more, though they bring nothing.
      lines = lines.filter(line => line.ticket === undefined && dayOf(line.slot) >= today);
      comers = [];
      today = day;
    },
    lines: () => Object.fromEntries(lines.map(line => [nameOf(line), line.ticket])),
    classes: () => Object.fromEntries(comers.map(one => [one.ticket, one.class])),
    free(service) {
      const of = slots.get(service);
      if (of === undefined) return [];
      const days = Array.from({ length: of.daysAhead + 1 }, (_, many) => dayAfter(clockDay(), many));
      return days
        .flatMap(day => of.times.map(time => `${day}T${time}`))
        .filter(slot => canBook({ service, slot }))
        .map(slot => ({ slot, free: of.seats - taken(service, slot) }));
    },
  };
}
