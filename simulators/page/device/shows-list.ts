/** What a device shows, told instead of drawn. */
import { html } from 'htm/preact';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';

/** `sim/<device>/shows`, line by line. */
export function ShowsList({ hall, device }: { hall: Hall; device: { id: string } }) {
  const shows = hall.topic<Record<string, unknown>>(`sim/${device.id}/shows`).value;
  if (shows === undefined) return html`<p class="shows-none">${words.value.unknown}</p>`;
  return html`<dl class="shows">
    ${Object.entries(shows).map(
      ([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${told(value)}</dd></div>`,
    )}
  </dl>`;
}

/** Of a list only the end is told: what came last stands there. */
const lastTold = 3;
/** Of a thing with parts, such as a whole ticket: enough to know it by. */
const longestLine = 60;

function told(value: unknown): string {
  return Array.isArray(value) ? value.slice(-lastTold).map(inOneLine).join('\n') : inOneLine(value);
}

function inOneLine(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.values(value).map(inOneLine);
  const line = parts.filter(part => /[\p{L}\p{N}]/u.test(part)).join(' ');
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
