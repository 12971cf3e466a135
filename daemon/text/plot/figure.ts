/**
 * A plot as it stands on a page: title, drawing and legend one below the other. Only the drawing is laid out by numbers; the
 * page breaks the lines of the other two, so that no name is too long and no legend has too many.
 */
import { drawn, type PlotOption, type Size } from './draw.ts';
import { escaped } from './html.ts';

/** What a colour means. `is`: how it is drawn, so that it is known without colours too. */
export type LegendKey = {
  name: string;
  colour: string;
  is: 'bar' | 'line' | 'dashed' | 'dotted';
  symbol?: 'circle' | 'rect';
};

export type Plot = { title: string; option: PlotOption; size: Size; legend?: readonly LegendKey[] };

/** From this width on it takes the whole width of the page. */
const wideFrom = 500;

/** `name`: distinct from the other plots on the page. */
export function figureOf(name: string, { title, option, size, legend = [] }: Plot): string {
  const kind = size.width >= wideFrom ? ' class="wide"' : '';
  const keys = legend.map(key => `<li>${swatch(key)}${escaped(key.name)}</li>`).join('');
  const list = keys === '' ? '' : `<ul class="legend">${keys}</ul>`;
  return `<figure${kind}><figcaption>${escaped(title)}</figcaption>${drawn(name, option, size)}${list}</figure>`;
}

export const figureStyle = `
figure { margin: 0 0 4mm; break-inside: avoid; min-width: 0; }
figcaption { margin-bottom: 1.2mm; overflow-wrap: anywhere; }
figure svg { display: block; width: 100%; height: auto; }
.wide { grid-column: 1 / -1; }
.legend { display: flex; flex-wrap: wrap; justify-content: center; gap: 0.5mm 4mm; margin: 0.5mm 0 0; padding: 0; list-style: none; font-size: 8pt; line-height: 1.35; }
.legend li { display: flex; align-items: center; gap: 1.2mm; min-width: 0; overflow-wrap: anywhere; }
.legend svg { flex: none; width: 24px; height: 10px; }
`;

const dashes = { bar: '', line: '', dashed: ' stroke-dasharray="5 3"', dotted: ' stroke-dasharray="1.5 3"' };

function swatch({ colour, is, symbol }: LegendKey): string {
  const mark =
    symbol === 'rect'
      ? `<rect x="9" y="2" width="6" height="6" fill="${colour}"/>`
      : symbol === 'circle'
        ? `<circle cx="12" cy="5" r="3" fill="${colour}"/>`
        : '';
  const drawing =
    is === 'bar'
      ? `<rect width="24" height="10" rx="1.5" fill="${colour}"/>`
      : `<path d="M0 5H24" stroke="${colour}" stroke-width="2"${dashes[is]}/>${mark}`;
  return `<svg viewBox="0 0 24 10" aria-hidden="true">${drawing}</svg>`;
}
