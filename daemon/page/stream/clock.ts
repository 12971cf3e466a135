/** The clocks of the hall, which may differ from that of the screen. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { Source, ToldPage } from './source.ts';

/** HH:MM. */
export const timeText = (at: number, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone }).format(at);

/** `at`: when its minute began, ms UTC. `timeZone`: IANA name. */
export type ClockNow = { at: number; time: string; timeZone: string };

/** Undefined: no hall was heard yet. */
export function hallClock<Told extends ToldPage & { hall?: { timeZone: string } }>({
  told,
  time,
}: Pick<Source<Told>, 'told' | 'time'>): ReadonlySignal<ClockNow | undefined> {
  const minute = computed(() =>
    time.value === undefined ? undefined : Math.floor(time.value / 60_000) * 60_000,
  );
  return computed(() => {
    const timeZone = told.value?.hall?.timeZone;
    const at = minute.value;
    if (at === undefined || timeZone === undefined) return undefined;
    return { at, time: timeText(at, timeZone), timeZone };
  });
}
