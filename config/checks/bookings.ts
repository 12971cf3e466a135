/** R18: that a service is booked for times at which somebody works for it, and no more than a hall can carry from day to day. */
import { timeOfDayText } from '../../drivers/settings/scalars.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { WrittenBooking, WrittenSession, WrittenStep } from '../schema/hall.ts';
import { atValue, type ConfigFinding } from './finding.ts';

/** Every day carries each seat that is booked (R10), and all of a service that are free stand in one message. */
const seatsAtMost = 3000;

export function* crossCheckBookings(draft: Draft): Generator<ConfigFinding> {
  let seats = 0;
  for (const [id, { booking, route }] of readEntries(draft.services)) {
    if (booking === undefined) continue;
    const path = ['services', id, 'booking'];
    if (booking.slots.length === 0) yield atValue([...path, 'slots'], 'no-slots', {});
    yield* slotsOf(booking, sessionsAt(draft, route[0]), path);
    seats += booking.slots.length * booking.capacity * (booking.daysAhead + 1);
    if (seats > seatsAtMost) {
      yield atValue([...path, 'capacity'], 'too-many-seats', { seats, atMost: seatsAtMost });
      return;
    }
  }
}

function* slotsOf(
  { slots, length }: WrittenBooking,
  sessions: readonly WrittenSession[] | undefined,
  path: readonly string[],
): Generator<ConfigFinding> {
  for (const [index, from] of slots.entries()) {
    const at = [...path, 'slots', index];
    const slot = timeOfDayText(from);
    if (slots.indexOf(from) < index) yield atValue(at, 'slot-twice', { slot });
    if (sessions === undefined || sessions.some(one => from >= one.from && from + length <= one.until))
      continue;
    yield atValue(at, 'slot-outside', {
      slot,
      until: timeOfDayText(from + length),
      sessions: sessions.map(one => `${timeOfDayText(one.from)}–${timeOfDayText(one.until)}`),
    });
  }
}

/** Of who does the first step, or may. */
function sessionsAt(
  { top, queues, institutions }: Draft,
  step?: WrittenStep,
): readonly WrittenSession[] | undefined {
  const queue = new Map(readEntries(queues)).get(step?.queue ?? step?.among?.[0] ?? '');
  const own = new Map(readEntries(institutions)).get(queue?.institution ?? '');
  return own?.sessions ?? top.sessions;
}
