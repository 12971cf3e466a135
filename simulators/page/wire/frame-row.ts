/** One frame: a line that tells it, and more of it when that is pressed. */
import type { Signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { Frame } from '../contract.ts';
import { worded, words } from '../words.ts';
import { FrameDetails } from './frame-details.ts';

/** Frames by their `nth`. */
export type FrameList = {
  opened: Signal<number | undefined>;
  /** That which the Tab key stops at. */
  stop: Signal<number | undefined>;
};

type Part = { frame: Frame; list: FrameList };

/** `gone`: how many frames are missing before it. */
export function FrameRow({ frame, gone, list }: Part & { gone: number }) {
  const isOpen = list.opened.value === frame.nth;
  const details = `wire-frame-${frame.nth}`;
  return html`<li
    class="wire-frame"
    data-dir=${frame.dir}
    data-error=${frame.error !== undefined}
    data-for-another=${frame.forAnother === true}
  >
    ${gone > 0 && html`<p class="wire-gone">${worded('wireGone', { count: gone })}</p>`}
    <button
      type="button"
      class="wire-line"
      tabindex=${list.stop.value === frame.nth ? 0 : -1}
      aria-expanded=${isOpen}
      aria-controls=${isOpen ? details : undefined}
      onFocus=${() => (list.stop.value = frame.nth)}
      onClick=${() => (list.opened.value = isOpen ? undefined : frame.nth)}
    >
      <${Line} frame=${frame} />
    </button>
    ${isOpen && html`<${FrameDetails} id=${details} frame=${frame} />`}
  </li>`;
}

function Line({ frame }: { frame: Frame }) {
  const { wireReceived, wireSent, wireForAnother, wireError } = words.value;
  const isReceived = frame.dir === 'rx';
  return html`<span class="wire-head">
      <span class="wire-dir"><span aria-hidden="true">${isReceived ? '→' : '←'} </span>${isReceived ? wireReceived : wireSent}</span>
      ${frame.forAnother && html`<span class="wire-other">${wireForAnother}</span>`}
      <time class="wire-time" datetime=${new Date(frame.at).toISOString()}>${timeOf(frame)}</time>
    </span>
    <span class="wire-says" lang="en">${frame.says}</span>
    ${
      frame.error !== undefined &&
      html`<span class="wire-error"><b>${wireError}</b> <span lang="en">${frame.error}</span></span>`
    }`;
}

const digits = '2-digit';
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: digits,
  minute: digits,
  second: digits,
  fractionalSecondDigits: 3,
});

/** To the millisecond, by this machine's clock. */
export const timeOf = ({ at }: Frame): string => clock.format(at);
