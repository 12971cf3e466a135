/** The clock of the hall, which may differ from that of the television. */
import { computed } from '@preact/signals';
import { html } from 'htm/preact';
import { clockTime, hallTime, hallTold } from './source.ts';
import { spoken } from './words.ts';

const minute = computed(() =>
  hallTime.value === undefined ? undefined : Math.floor(hallTime.value / 60_000) * 60_000,
);

export function Clock() {
  const timeZone = hallTold.value?.hall?.timeZone;
  const at = minute.value;
  if (at === undefined || timeZone === undefined) return null;
  const time = clockTime(at);
  return html`<p class="clock">
    <span class="said date"
      >${spoken.value.map(({ lang }) => html`<span lang=${lang}>${dateIn(lang, timeZone, at)}</span>`)}</span
    >
    <time datetime=${new Date(at).toISOString()}>${time}</time>
  </p>`;
}

function dateIn(lang: string, timeZone: string, at: number): string {
  const form = { month: 'long', day: 'numeric', weekday: 'long', timeZone } as const;
  return new Intl.DateTimeFormat(lang, form).format(at);
}
