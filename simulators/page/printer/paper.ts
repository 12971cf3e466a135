/** A piece of thermal paper with what is printed on it. */
import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import type { PaperRow } from '../contract.ts';
import { worded, words } from '../words.ts';
import { columnDots, type Mark, marginDots, type PlacedRow, placeRows } from './paper-grid.ts';
import { ticketWords } from './ticket-words.ts';

/** Blank at the head: so far does the knife stand from where the printer burns its lines. */
const headDots = 64;
const footDots = { cut: 40, uncut: 8 };
const tooth = { wide: 8, high: 6 };
/** Of full characters; those of one column are drawn smaller and stretched, as a printer's are narrow and tall. */
const fullFontDots = 23.5;
const narrow = { fontDots: 19.5, stretch: 1.17 };
const baseDots = 20.5;

export type Sheet = { nth: number; rows: PaperRow[]; cut: boolean };

export function paperDots(columns: number): number {
  return columns * columnDots + 2 * marginDots;
}

/** `read`: whether a screen reader finds it. */
export function Paper({ sheet, columns, read }: { sheet: Sheet; columns: number; read: boolean }) {
  const { rows, cut } = sheet;
  // Each line of a new ticket is told together with the tickets that hang there already: those are not drawn again.
  const { wide, tall, drawn } = useMemo(() => draw(sheet, columns), [JSON.stringify(rows), cut, columns]);
  return html`<article
    class=${`printer-paper ${cut ? 'printer-cut' : 'printer-uncut'}`}
    style=${{ '--wide': wide, '--tall': tall }}
    aria-label=${labelOf(sheet)}
    aria-hidden=${read ? undefined : 'true'}
  >
    ${read && html`<${Reading} rows=${rows} />`} ${drawn}
  </article>`;
}

function draw({ rows, cut }: Sheet, columns: number) {
  const placed = placeRows(rows, columns);
  const wide = paperDots(columns);
  const tall = headDots + placed.heightDots + (cut ? footDots.cut : footDots.uncut);
  const drawn = html`<svg viewBox=${`0 0 ${wide} ${tall}`} aria-hidden="true">
    <path class="printer-white" d=${outline(wide, tall, cut)} />
    <g transform=${`translate(${marginDots} ${headDots})`}>${placed.rows.map(drawRow)}</g>
  </svg>`;
  return { wide, tall, drawn };
}

function labelOf({ rows, cut }: Sheet): string {
  const { number } = ticketWords(rows);
  return cut ? worded('printerTicket', { number }) : words.value.printerUncut;
}

function Reading({ rows }: { rows: PaperRow[] }) {
  const { number, others } = ticketWords(rows);
  const said = others.map(other => {
    if (other.is === 'text') return other.text;
    return other.is === 'qr' ? worded('printerCode', { data: other.data }) : words.value.printerImage;
  });
  return html`<p class="unseen">${[number, ...said].join('\n')}</p>`;
}

/** The edges that the knife left: at the foot, and from the ticket before at the head. */
function outline(wide: number, tall: number, cut: boolean): string {
  const teeth = Math.round(wide / tooth.wide);
  const step = wide / teeth / 2;
  const head = `l${step} ${-tooth.high}l${step} ${tooth.high}`.repeat(teeth);
  const foot = `l${-step} ${tooth.high}l${-step} ${-tooth.high}`.repeat(teeth);
  return `M0 ${tooth.high}${head}V${cut ? tall - tooth.high : tall}${cut ? foot : 'H0'}z`;
}

function drawRow({ top, marks }: PlacedRow, index: number) {
  return html`<g key=${index} class="printer-row" transform=${`translate(0 ${top})`}>${marks.map(drawMark)}</g>`;
}

function drawMark(mark: Mark) {
  const { x, y } = mark;
  switch (mark.is) {
    case 'text':
      return drawText(mark);
    case 'code':
      return html`<path
        class="printer-code"
        transform=${`translate(${x} ${y}) scale(${mark.moduleDots})`}
        d=${mark.code.path}
      />`;
    case 'image':
      return html`<rect class="printer-image" x=${x} y=${y} width=${mark.widthDots} height=${mark.heightDots} />`;
    default:
      return mark satisfies never;
  }
}

/** Each character in the middle of its own cell, whatever the font. */
function drawText({ x, y, text, full, centres, wide, tall, bold }: Extract<Mark, { is: 'text' }>) {
  const stretch = full ? 1 : narrow.stretch;
  return html`<text
    class=${`printer-${full ? 'full' : 'narrow'} ${bold ? 'printer-bold' : ''}`}
    transform=${`translate(${x} ${y + baseDots * tall}) scale(${wide} ${tall * stretch})`}
    font-size=${full ? fullFontDots : narrow.fontDots}
    x=${centres.join(' ')}
  >${text}</text>`;
}
