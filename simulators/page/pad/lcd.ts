/** The LCD of a caller pad: its characters of seven strokes, and a wave over it for a moment when it beeps. */
import { html } from 'htm/preact';
import { strokesOf } from '../boards/seven-segments.ts';
import type { PlannedDevice } from '../contract.ts';
import { countField, showsOf, textField } from '../fields.ts';
import { useGrown } from '../grown.ts';
import type { Hall } from '../hall.ts';
import { worded, wordFor, words } from '../words.ts';
import { type LcdReading, readLcd } from './lcd-reading.ts';

const characters = 6;
const waveMs = 900;

export function PadLcd({ hall, device }: { hall: Hall; device: PlannedDevice }) {
  const shows = showsOf(hall, device.id);
  const lcd = textField(shows, 'lcd');
  const beeps = useGrown(countField(shows, 'beeps'), waveMs);
  const cells = [...(lcd ?? '').padEnd(characters)];
  const part = (cells: readonly string[]) =>
    cells.map((cell, at) => html`<${LcdDigit} key=${at} character=${cell} />`);
  const is = lcd === undefined ? 'unknown' : readLcd(lcd).is;

  return html`<div class="pad-lcd" data-is=${is} role="img" aria-label=${told(lcd)}>
    ${
      cells.includes('_')
        ? html`<span class="pad-lcd-part">${part(cells)}</span>`
        : html`<span class="pad-lcd-part">${part(cells.slice(0, 3))}<small>${words.value.lcdWaiting}</small></span
            ><span class="pad-lcd-part">${part(cells.slice(3))}<small>${words.value.lcdNumber}</small></span>`
    }
    ${beeps && html`<${Wave} />`}
  </div>`;
}

function told(lcd: string | undefined): string {
  return lcd === undefined ? words.value.unknown : toldReading(readLcd(lcd));
}

function toldReading(reading: LcdReading): string {
  switch (reading.is) {
    case 'dark':
      return words.value.lcdDark;
    case 'ready':
      return words.value.lcdReady;
    case 'refused':
      return worded('lcdRefused', { code: reading.code });
    case 'mark':
      return [wordFor('mark', String(reading.mark)), toldNumber(reading.number)].join(words.value.listComma);
    case 'picture':
      return [
        worded('lcdToldWaiting', { waiting: reading.waiting || words.value.unknown }),
        toldNumber(reading.number),
      ].join(words.value.listComma);
  }
}

function toldNumber(number: string | undefined): string {
  return number === undefined ? words.value.lcdToldNobody : worded('lcdToldNumber', { number });
}

/** Each stroke a little short of its neighbours, in a box of 12 by 20. */
const shapes: Readonly<Record<string, string>> = {
  a: 'M1.7 1.1 2.7.1h6.6l1 1-1 1H2.7z',
  b: 'M10.9 1.8l1 1v5.6l-1 1-1-1V2.8z',
  c: 'M10.9 10.6l1 1v5.6l-1 1-1-1v-5.6z',
  d: 'M1.7 18.9l1-1h6.6l1 1-1 1H2.7z',
  e: 'M1.1 10.6l1 1v5.6l-1 1-1-1v-5.6z',
  f: 'M1.1 1.8l1 1v5.6l-1 1-1-1V2.8z',
  g: 'M1.7 10l1-1h6.6l1 1-1 1H2.7z',
};
const all = Object.values(shapes).join('');

function LcdDigit({ character }: { character: string }) {
  const lit = [...strokesOf(character)].map(stroke => shapes[stroke]).join('');
  return html`<svg class="pad-lcd-digit" viewBox="-1 -1 14 22" aria-hidden="true">
    <path class="pad-lcd-ghost" d=${all} />
    <path d=${lit} />
  </svg>`;
}

function Wave() {
  return html`<svg class="pad-wave" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 9v6h3l5 4V5L7 9z" />
    <path class="pad-wave-arc" d="M15 9a4 4 0 0 1 0 6" />
    <path class="pad-wave-arc" d="M17.5 6.5a8 8 0 0 1 0 11" />
  </svg>`;
}
