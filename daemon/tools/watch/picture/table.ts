/** The columns of a list, as many as there is room for. Pure. */
import { fit, type Line, type Look, lineWidth, type Span, span } from './cells.ts';

export type Cell = string | { text: string; look: Look };

/** `grows`: it takes what room is left. `spare`: the highest goes first when there is too little room; none stays always. `cell`: of so many cells as it got. */
export type Column<Row> = {
  head: string;
  width: number;
  align?: 'right';
  grows?: true;
  spare?: number;
  cell(row: Row, width: number): Cell;
};

const gap = ' ';

/** Those that fit, each with the width that it gets. */
export function fitColumns<Row>(columns: readonly Column<Row>[], width: number): Column<Row>[] {
  const kept = [...columns];
  const taken = () => kept.reduce((sum, column) => sum + column.width, 0) + kept.length - 1;
  while (taken() > width) {
    const spare = kept.reduce((most, { spare = 0 }) => Math.max(most, spare), 0);
    if (spare === 0) break;
    kept.splice(
      kept.findLastIndex(column => column.spare === spare),
      1,
    );
  }
  const left = Math.max(0, width - taken());
  return kept.map(column => (column.grows === true ? { ...column, width: column.width + left } : column));
}

export function tableRow<Row>(columns: readonly Column<Row>[], row: Row): Line {
  return columns.flatMap(({ width, align, cell }, index): Span[] => {
    const found = cell(row, width);
    const { text, look } = typeof found === 'string' ? span(found) : found;
    return [...(index > 0 ? [span(gap)] : []), span(fit(text, width, align), look)];
  });
}

/** `title` stands over the first columns, and further where these have no heads; a head that it would reach is left out. */
export function tableHead<Row>(columns: readonly Column<Row>[], title: Line, width: number): Line {
  const reach = lineWidth(title) + 2;
  let heads = '';
  let from: number | undefined;
  let column = 0;
  for (const { head, width: cells, align } of columns) {
    const fitted = fit(head, cells, align);
    const begins = column + (fitted.length - fitted.trimStart().length);
    if (head !== '' && begins >= reach) from ??= begins;
    if (from !== undefined)
      heads += fit(fitted.trimStart(), column + cells - (from + heads.length), align) + gap;
    column += cells + gap.length;
  }
  if (from === undefined) return ruled(title, width);
  return [...ruled(title, from - gap.length), span(gap), span(heads.trimEnd(), 'dim')];
}

/** A title and a line of dashes after it, `width` cells in all. */
export function ruled(title: Line, width: number): Line {
  const used = lineWidth(title);
  return used + 2 > width ? title : [...title, span(` ${'-'.repeat(width - used - 1)}`, 'dim')];
}
