/** What was just booked: its code so large that it can be read out or written down, and when to come with what. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Hall, papersOf, serviceNames } from '../told/hall.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import type { Booking } from './asked.ts';
import { slotName } from './day.ts';
import { windowOf } from './window.ts';

type Props = { hall: Hall; booking: Booking; another(): void };

export function BookedSeat({ hall, booking, another }: Props) {
  const say = words.value.bookings;
  const { service, slot, code } = booking;
  const next = useRef<HTMLButtonElement>(null);
  // Where the form was there is nothing any more: whoever works by keys goes on here, before the next key.
  useLayoutEffect(() => next.current?.focus(), []);
  const papers = papersOf(hall, [service]);
  return html`<div class="taken">
    <p class="help">${code === undefined ? say.noCode : say.readOut}</p>
    ${code !== undefined && html`<p class="booked-code">${code}</p>`}
    <p><b lang=${namesLanguage.value}>${serviceNames(hall, [service])}</b> ${slotName(slot)}</p>
    <p>${windowOf(booking)}</p>
    ${papers.length > 0 && html`<p>${say.papers} <span lang=${namesLanguage.value}>${papers.join(' · ')}</span></p>`}
    <p class="buttons">
      <button type="button" ref=${next} onClick=${another}>${say.another}</button>
    </p>
  </div>`;
}
