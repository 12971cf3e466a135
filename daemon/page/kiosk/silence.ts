/** Nothing is offered now, and why: what the hall cannot do the page never offers. */
import { html } from 'htm/preact';
import { words } from './words.ts';

type Props = { is: 'no-kiosk' | 'not-heard' | 'no-paper' | 'closed'; says: string; help: string };

export function Silence({ is, says, help }: Props) {
  return html`<main class="silence" data-is=${is}>
    <div role="alert">
      <h1>${says}</h1>
      <p>${help}</p>
    </div>
  </main>`;
}

export function Closing() {
  const { closed, closedHelp } = words.value;
  return html`<${Silence} is="closed" says=${closed} help=${closedHelp} />`;
}

/** Of a page that has just been opened nobody knows yet whether the hall is heard. */
export function Opening() {
  return html`<main class="silence" data-is="opening"></main>`;
}
