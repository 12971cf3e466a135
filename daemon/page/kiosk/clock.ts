/** The clock of the hall, which may differ from that of the kiosk. */
import { computed } from '@preact/signals';
import { html } from 'htm/preact';
import { hallTime, kioskTold } from './source.ts';

const minute = computed(() =>
  hallTime.value === undefined ? undefined : Math.floor(hallTime.value / 60_000) * 60_000,
);

export function Clock() {
  const timeZone = kioskTold.value?.hall?.timeZone;
  const at = minute.value;
  if (at === undefined || timeZone === undefined) return null;
  const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone }).format(at);
  return html`<time class="clock" datetime=${new Date(at).toISOString()}>${time}</time>`;
}
