/** The machine below the slot: its roll, its cover, its knife and its lamps. */
import { html } from 'htm/preact';

export type PrinterCondition = {
  paper: 'ok' | 'low' | 'out';
  coverOpen: boolean;
  jammed: boolean;
  /** Something lies in the knife's way. */
  blocked: boolean;
};

const high = 92;
/** Of the roll, by what is left on it; the core alone is 7. */
const rollRadius = { ok: 22, low: 11, out: 0 };
const coreRadius = 7;

/** `wide`: of the paper, in pixels. */
export function PrinterBody({ wide, condition }: { wide: number; condition: PrinterCondition }) {
  const { paper, coverOpen, jammed } = condition;
  const full = wide + 28;
  return html`<svg
    class="printer-body"
    viewBox=${`0 0 ${full} ${high}`}
    style=${{ '--body': full }}
    aria-hidden="true"
  >
    <rect class="printer-case" x="0.5" y="0.5" width=${full - 1} height=${high - 1} rx="12" />
    <rect class="printer-mouth" x="9" y="5" width=${full - 18} height="13" rx="4" />
    ${coverOpen ? openInside(full, paper) : closedFront(full, paper)}
    ${lamps(full, paper === 'out' || coverOpen || jammed, paper !== 'ok')}
  </svg>`;
}

/** Across the mouth, before the paper: the blade stuck half way, and what lies in its way. */
export function Knife({ wide, condition }: { wide: number; condition: PrinterCondition }) {
  if (!condition.jammed && !condition.blocked) return undefined;
  const middle = wide / 2;
  return html`<svg class="printer-knife" viewBox=${`0 0 ${wide} 20`} style=${{ '--body': wide }} aria-hidden="true">
    ${condition.jammed && html`<path class="printer-blade" d=${`M1 18L${middle - 22} 7h44L${wide - 1} 18z`} />`}
    <path class="printer-crumb" d=${`M${middle - 17} 17l4 -10l7 3l5 -8l6 6l7 -2l3 8l4 3l-9 2z`} />
    <path class="printer-fold" d=${`M${middle - 10} 13l6 -2l4 3M${middle + 4} 8l3 5l5 0`} />
  </svg>`;
}

function closedFront(full: number, paper: PrinterCondition['paper']) {
  return html`<g>
    <rect class="printer-cover" x="12" y="24" width=${full - 92} height="56" rx="8" />
    <rect class="printer-window" x="22" y="29" width="58" height="46" rx="8" />
    ${roll(51, 52, paper, 'printer-window-roll')}
    <path class="printer-grip" d=${`M${full - 132} 52h36`} />
  </g>`;
}

/** The cover is folded down: the roll lies open, and its inner side hangs below. */
function openInside(full: number, paper: PrinterCondition['paper']) {
  const wide = full - 92;
  return html`<g>
    <rect class="printer-inside" x="12" y="20" width=${wide} height="54" rx="6" />
    ${paper !== 'out' && html`<rect class="printer-lying" x="26" y=${paper === 'ok' ? 27 : 37} width=${wide - 28} height=${paper === 'ok' ? 40 : 20} rx="4" />`}
    <path class="printer-spindle" d=${`M18 47h8M${wide - 2} 47h8`} />
    <path class="printer-flap" d=${`M12 72h${wide}l7 15h${-wide - 14}z`} />
  </g>`;
}

function roll(x: number, y: number, paper: PrinterCondition['paper'], name: string) {
  return html`<g class=${name}>
    <circle class="printer-roll" cx=${x} cy=${y} r=${rollRadius[paper]} />
    <circle class="printer-core" cx=${x} cy=${y} r=${coreRadius} />
    <circle class="printer-hole" cx=${x} cy=${y} r="3" />
  </g>`;
}

function lamps(full: number, fault: boolean, paper: boolean) {
  const x = full - 66;
  return html`<g>
    ${lamp(x, 34, 'good', !fault)}
    ${lamp(x, 52, 'warn', paper)}
    ${lamp(x, 70, 'bad', fault)}
    <path class="printer-icon" d=${`M${x + 13} 34h24M${x + 13} 52h24M${x + 13} 70h24`} />
  </g>`;
}

function lamp(x: number, y: number, name: string, lit: boolean) {
  return html`<circle class=${`printer-lamp ${lit ? `printer-lamp-${name}` : ''}`} cx=${x} cy=${y} r="4.5" />`;
}
