/** The clock of the hall, and its day in each language. */
import { html } from 'htm/preact';
import { clockNow } from './source.ts';
import { spoken } from './words.ts';

export function Clock() {
  const now = clockNow.value;
  if (now === undefined) return null;
  return html`<p class="clock">
    <span class="said date"
      >${spoken.value.map(({ lang }) => html`<span lang=${lang}>${dateIn(lang, now.timeZone, now.at)}</span>`)}</span
    >
    <time datetime=${new Date(now.at).toISOString()}>${now.time}</time>
  </p>`;
}

function dateIn(lang: string, timeZone: string, at: number): string {
  const form = { month: 'long', day: 'numeric', weekday: 'long', timeZone } as const;
  return new Intl.DateTimeFormat(lang, form).format(at);
}
