/** What the desk is told of the hall, as signals, and whether it still holds. */
import { computed } from '@preact/signals';
import { timeText } from '../../stream/clock.ts';
import { openSource } from '../../stream/source.ts';
import type { DeskTold, DeviceTest } from '../contract.ts';
import { sessionIsOver } from '../session/session.ts';
import { joinedTopics, type Topics } from './hall.ts';
import type { Info } from './payloads.ts';

/** `now`: what it says may be shown. */
type Told = DeskTold & { now?: { goodForMs: number } };

/** It says something every two seconds. */
const source = openSource<Told>('/desk/stream', 8000, sessionIsOver, (before, message) => ({
  ...message,
  topics: joinedTopics(before?.topics ?? {}, message),
  tests: message.tests ?? before?.tests ?? [],
  ...(message.isHeard && { now: { goodForMs: message.goodForMs } }),
}));

/** As they were told last: they may hold no more. */
export const topicsTold = computed<Topics>(() => source.told.value?.topics ?? {});
/** What comes of the tests that were given here, of each device the last. */
export const testsTold = computed<readonly DeviceTest[]>(() => source.told.value?.tests ?? []);
/** How it describes itself. */
export const infoTold = computed(() => topicsTold.value['$info'] as Info | undefined);
/** Whether it is the hall as it is now. Otherwise no number is shown, and no order is given. */
export const isHeard = source.isGood;
/** The first word has come. */
export const isTold = computed(() => source.told.value !== undefined);
/** By the hall's clock, ms UTC, to the second. */
export const hallTime = computed(() => source.time.value ?? 0);
export const { listen } = source;

/** HH:MM, as the clocks of the hall show it. */
export const clockTime = (at: number): string => timeText(at, infoTold.value?.timeZone);

/** Whole minutes since then. */
export const minutesSince = (at: number): number => Math.max(0, Math.floor((hallTime.value - at) / 60_000));
