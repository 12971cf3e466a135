/** The ticket that was just taken: its number so large that it can be read out, or read by whoever stands there. */
import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Taken } from '../told/payloads.ts';
import { words } from '../words/words.ts';
import { waitIn } from './range.ts';

/** The last one, until whoever took it asks for another. `print`: it stands on paper. */
export const taken = signal<{ ticket: Taken; print: boolean } | undefined>(undefined);

type Props = { ticket: Taken; print: boolean; another(): void };

export function TakenTicket({ ticket, print, another }: Props) {
  const say = words.value.tickets;
  const next = useRef<HTMLButtonElement>(null);
  // Where the form was there is nothing any more: whoever works by keys goes on here.
  useLayoutEffect(() => next.current?.focus(), []);
  return html`<div class="taken">
    <p class="help">${print ? say.printed : say.readOut}</p>
    <p class="taken-number">${ticket.ticket}</p>
    <p class="taken-wait">${say.ahead(ticket.ahead)}${say.between}${waitIn(ticket.expectedWaitMin)}</p>
    <p class="buttons">
      <button type="button" ref=${next} data-letter="T" onClick=${another}>${say.another}</button>
    </p>
  </div>`;
}
