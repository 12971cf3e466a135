/** The slot with what hangs in it: the newest in front, and behind it those that nobody has torn off. */
import { useSignal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Roll } from '../contract.ts';
import { worded, words } from '../words.ts';
import { Paper, type Sheet } from './paper.ts';

const stillMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** `tear` tears off what is cut. */
export function PaperStack({ roll, tear }: { roll: Roll; tear: () => void }) {
  const sheets = useSheets(roll);
  /** The `nth` of one that somebody leafed to; undefined: the newest, whichever that is. */
  const chosen = useSignal<number | undefined>(undefined);
  const leafed = sheets.findIndex(({ nth }) => nth === chosen.value);
  const front = leafed === -1 ? sheets.length - 1 : leafed;
  const slot = useShownFromItsHead(sheets[front]);
  const count = sheets.length;

  function leafTo(place: number): void {
    const sheet = sheets[place];
    if (sheet !== undefined) chosen.value = place === count - 1 ? undefined : sheet.nth;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (by === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    leafTo(front + by);
  }

  return html`<div class="printer-stack">
    <div
      class="printer-slot"
      ref=${slot}
      role="group"
      aria-label=${worded('printerSlot', { count })}
      tabindex="0"
      onKeyDown=${onKeyDown}
    >
      ${count === 0 && html`<p class="printer-empty">${words.value.printerEmpty}</p>`}
      <div class="printer-sheets">
        ${sheets.map(
          (sheet, place) => html`<div
            key=${sheet.nth}
            class="printer-sheet"
            style=${hanging((front - place + count) % count, sheet)}
            data-front=${place === front ? '' : undefined}
          >
            <${Paper} sheet=${sheet} columns=${roll.columns} read=${place === front} />
          </div>`,
        )}
      </div>
    </div>
    <${Falling} roll=${roll} />
    <div class="printer-leaf">
      ${leafButton(words.value.printerOlder, '‹', front > 0, () => leafTo(front - 1))}
      <span class="printer-place">${count > 0 ? `${front + 1} / ${count}` : words.value.unknown}</span>
      ${leafButton(words.value.printerNewer, '›', front < count - 1, () => leafTo(front + 1))}
      <button
        type="button"
        class="printer-tear"
        aria-disabled=${roll.tickets.length === 0}
        onClick=${() => roll.tickets.length > 0 && tear()}
      >
        ${words.value.printerTear}
      </button>
    </div>
  </div>`;
}

/** Further behind, higher; and each a little askew in its own way. */
function hanging(behind: number, { nth }: { nth: number }): Record<string, number> {
  const lean = behind === 0 ? 0 : ((nth * 2) % 5) - 2;
  return { '--behind': behind, '--lean': lean, 'z-index': -behind };
}

/** Not `disabled`, which would take the focus from whoever leafs by keyboard. */
function leafButton(label: string, sign: string, can: boolean, leaf: () => void) {
  return html`<button
    type="button"
    class="printer-turn"
    aria-label=${label}
    title=${label}
    aria-disabled=${!can}
    onClick=${leaf}
  >
    ${sign}
  </button>`;
}

/** Oldest first; what is not cut off has already the number that it will have. */
function useSheets({ tickets, uncut }: Roll): Sheet[] {
  const lastNth = useRef(0);
  lastNth.current = tickets.at(-1)?.nth ?? lastNth.current;
  return [
    ...tickets.map(ticket => ({ ...ticket, cut: true })),
    ...(uncut.length > 0 ? [{ nth: lastNth.current + 1, rows: uncut, cut: false }] : []),
  ];
}

/** Paper that is longer than the slot's place is seen from where it is printed, and when it is cut from its head. */
function useShownFromItsHead(front: Sheet | undefined) {
  const slot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (slot.current !== null) slot.current.scrollTop = front?.cut ? -slot.current.scrollHeight : 0;
  }, [front?.nth, front?.cut]);
  return slot;
}

/** Tickets that somebody has torn off just now. */
function Falling({ roll }: { roll: Roll }) {
  const before = useRef<Roll | undefined>(undefined);
  const [torn, setTorn] = useState<Roll | undefined>(undefined);
  useLayoutEffect(() => {
    const hung = before.current;
    before.current = roll;
    if (roll.tickets.length === 0 && hung !== undefined && hung.tickets.length > 0 && !stillMotion.matches)
      setTorn(hung);
  }, [roll]);
  if (torn === undefined) return undefined;
  return html`<div class="printer-falling" aria-hidden="true" onAnimationEnd=${() => setTorn(undefined)}>
    ${torn.tickets.map(
      (
        ticket,
        place,
      ) => html`<div key=${ticket.nth} class="printer-sheet" style=${hanging(torn.tickets.length - 1 - place, ticket)}>
        <${Paper} sheet=${{ ...ticket, cut: true }} columns=${torn.columns} read=${false} />
      </div>`,
    )}
  </div>`;
}
