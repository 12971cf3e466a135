/** One frame opened: all its bytes beside its fields. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Frame } from '../contract.ts';
import { partsOf, shortened, spacedHex, visible } from './frame-parts.ts';

/** Sound, or a picture, is long and tells nothing. */
const longestPart = 4000;
/** Beside it stands more of it. */
const longestInField = 47;

/** The field that is pointed at, or has the focus, is marked on both sides. */
export function FrameDetails({ id, frame }: { id: string; frame: Frame }) {
  const [pointed, point] = useState<number | undefined>(undefined);
  const [focused, focus] = useState<number | undefined>(undefined);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => element.current?.parentElement?.scrollIntoView({ block: 'nearest' }), []);
  const written = frame.hex === undefined ? visible : spacedHex;
  const marking = (field: number | undefined) => ({
    'data-marked': field !== undefined && field === (pointed ?? focused),
    onMouseEnter: () => point(field),
    onMouseLeave: () => point(undefined),
  });
  return html`<div class="wire-details" id=${id} ref=${element}>
    ${frame.topic !== undefined && html`<p class="wire-topic">${frame.topic}</p>`}
    <p class="wire-raw" data-is=${frame.hex === undefined ? 'text' : 'hex'}>
      ${partsOf(frame).map(({ text, field }, nth) => [
        frame.hex !== undefined && nth > 0 && ' ',
        html`<span data-odd=${field !== undefined && field % 2 === 1} ...${marking(field)}>${shortened(written(text), longestPart)}</span>`,
      ])}
    </p>
    <ul class="wire-fields" lang="en">
      ${frame.fields.map(
        ({ name, raw, means }, nth) => html`<li key=${nth}>
          <button
            type="button"
            class="wire-field"
            tabindex="-1"
            ...${marking(nth)}
            onFocus=${() => focus(nth)}
            onBlur=${() => focus(undefined)}
          >
            <b>${name}</b> <code>${shortened(written(raw), longestInField)}</code>
            ${means !== '' && html` <span class="wire-means">${visible(means)}</span>`}
          </button>
        </li>`,
      )}
    </ul>
  </div>`;
}
