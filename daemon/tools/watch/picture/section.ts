/** What every section of a hall is made of: a title, and a line for each of its rows. Pure. */
import { type Line, type Look, span } from './cells.ts';
import { type Column, fitColumns, tableHead, tableRow } from './table.ts';

/** `ids`: of the rows, for the selection. */
export type Section = {
  ids: readonly string[];
  /** How many rows stand side by side; they go down first, and then into the next column. */
  columns: number;
  /** How many lines a row takes. */
  tall: number;
  /** `shown`: which of the rows, where there is no room for all; none where there is room for none. */
  title(width: number, shown: string | undefined): Line;
  /** At most so many lines. */
  row(index: number, width: number): readonly Line[];
};

export function titled(name: string, count: string, shown: string | undefined, look: Look = 'plain'): Line {
  return [
    span(name, 'title'),
    span(count === '' ? '' : ` ${count}`, look),
    span(shown === undefined || shown === '' ? '' : ` (${shown})`, 'dim'),
  ];
}

/** With the heads of its columns in the line of the title. */
export function listed<Row extends { id: string }>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  title: (shown: string | undefined) => Line,
): Section {
  return {
    ids: rows.map(({ id }) => id),
    columns: 1,
    tall: 1,
    title: (width, shown) => tableHead(fitColumns(columns, width), title(shown), width),
    row: (index, width) => [rowOf(rows, index, fitColumns(columns, width))],
  };
}

export function rowOf<Row>(rows: readonly Row[], index: number, columns: readonly Column<Row>[]): Line {
  const row = rows[index];
  return row === undefined ? [] : tableRow(columns, row);
}
