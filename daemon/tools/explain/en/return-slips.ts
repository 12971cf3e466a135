/** English: a return slip that a visit was given, or by which it came, and a booking by which it did (R15, R18). */

import type { Event } from '../../../core/types/events.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';

type Given = Event & { kind: 'return-slip-issued' };

export function slipText(event: Given | (Event & { kind: 'return-slip-used' | 'booking-used' })): string {
  if (event.kind === 'booking-used') return `by a booking for ${slotIn(event.booking)}`;
  return event.kind === 'return-slip-issued'
    ? `given the return slip ${event.slip} by ${counterText(event.counter)}, good until ${event.until}: ${missingText(event)}`
    : `by the return slip ${event.slip}${slipFrom(event.slip)}`;
}

function missingText({ missing }: Given): string {
  return missing
    .map(({ service, papers }) => {
      const named = papers.map(({ number, paper }) => (number === 0 ? 'another' : `${number} ${paper}`));
      return `${service} lacks ${named.join(', ')}`;
    })
    .join('; ');
}

/** Its id begins with its slot. */
const slotIn = (booking: string) => booking.replace(/^([\d-]{10})T(\d\d)(\d\d)-.*/, '$1 $2:$3');

/** Its id names the visit that it was given to. */
function slipFrom(slip: string): string {
  const [, day = '', ticket = slip] = /^(\d{4}-\d\d-\d\d)-([A-Z]\d+)-/.exec(slip) ?? [];
  return ` (one-ticket explain ${ticket} --day ${day})`;
}
