/** English: a return slip that a visit was given, or by which it came (R15). */

import type { Event } from '../../../core/types/events.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';

type Given = Event & { kind: 'return-slip-issued' };

export function slipText(event: Given | (Event & { kind: 'return-slip-used' })): string {
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

/** Its id names the visit that it was given to. */
function slipFrom(slip: string): string {
  const [, day = '', ticket = slip] = /^(\d{4}-\d\d-\d\d)-([A-Z]\d+)-/.exec(slip) ?? [];
  return ` (one-ticket explain ${ticket} --day ${day})`;
}
