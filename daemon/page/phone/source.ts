/** What the phone is told of its ticket, as signals, and whether it still holds. */
import { computed, signal } from '@preact/signals';
import { timeText } from '../stream/clock.ts';
import { openSource } from '../stream/source.ts';
import type { Phone, TicketNow } from './contract.ts';

/** It says something every five seconds. */
const silentAfterMs = 18_000;

/** The ticket is over: there is no page of it any more. */
export const isOver = signal(false);

const source = openSource<Phone>(`${location.pathname}/stream`, silentAfterMs, async () => {
  try {
    const { status } = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    isOver.value = status === 404;
  } catch {
    // There is no network just now.
  }
  return isOver.value;
});

/** The last that was told; undefined: nothing yet. */
export const phoneTold = source.told;
/** The ticket as it is now; undefined: the hall is not heard, or what was heard may not hold any more. */
export const ticketNow = computed<TicketNow | undefined>(() =>
  source.isGood.value ? phoneTold.value?.now : undefined,
);
/** By the hall's clock, ms UTC, to the second; undefined before the first word. */
export const hallTime = source.time;
export const { listen } = source;

/** HH:MM, as the clocks of the hall show it. */
export const clockTime = (at: number): string => timeText(at, phoneTold.value?.hall.timeZone);
