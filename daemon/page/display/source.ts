/** What the display is told, as signals, and whether it still holds. */
import { computed } from '@preact/signals';
import { hallClock, timeText } from '../stream/clock.ts';
import { openSource } from '../stream/source.ts';
import type { Display, HallNow } from './contract.ts';

/** It says something every two seconds. */
const source = openSource<Display>('/display/stream', 8000);

/** The last that was told; undefined: nothing yet. */
export const hallTold = source.told;
/** The hall as it is now; undefined: it is not heard, or what was heard may not hold any more. */
export const hallNow = computed<HallNow | undefined>(() =>
  source.isGood.value ? hallTold.value?.now : undefined,
);
/** By the hall's clock, ms UTC, to the second; undefined before the first word. */
export const hallTime = source.time;
export const clockNow = hallClock(source);
export const { listen } = source;

/** HH:MM, as the clocks of the hall show it. */
export const clockTime = (at: number): string => timeText(at, hallTold.value?.hall?.timeZone);
