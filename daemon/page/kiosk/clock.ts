import { html } from 'htm/preact';
import { clockNow } from './source.ts';

export function Clock() {
  const now = clockNow.value;
  if (now === undefined) return null;
  return html`<time class="clock" datetime=${new Date(now.at).toISOString()}>${now.time}</time>`;
}
