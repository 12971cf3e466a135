/** A section as it stands on the screen: its title, and those of its rows that there is room for. Pure. */
import { type Cursor, placeOf } from '../model/view.ts';
import { words } from '../words.ts';
import { exactly, type Line, selected, span } from './cells.ts';
import { windowAt } from './layout.ts';
import type { Section } from './section.ts';

/** How many lines all its rows take. */
export function linesWanted(section: Section): number {
  return deepOf(section) * section.tall;
}

/** How many rows stand below each other. */
function deepOf({ ids, columns }: Section): number {
  return Math.ceil(ids.length / columns);
}

/**
 * `lines`: of room, the title counted. `chosen`: its selected row is the one that keys speak of; a section that is not
 * shows its first rows.
 */
export function sectionLines(
  section: Section,
  { width, lines, cursor, chosen }: { width: number; lines: number; cursor: Cursor; chosen: boolean },
): Line[] {
  if (lines <= 0) return [];
  const { ids, tall } = section;
  const deep = deepOf(section);
  const room = Math.min(Math.floor((lines - 1) / tall), deep);
  const at = chosen ? placeOf(cursor, ids) : 0;
  const from = windowAt(deep, room, at % Math.max(1, deep));
  const seen = section.columns > 1 ? words.shownRows : words.shown;
  const some = room === 0 ? undefined : seen(from + 1, from + room, deep);
  const shown = room >= deep ? '' : some;
  const title = exactly(section.title(width, shown), width);
  const rows = Array.from({ length: room }, (_, row) =>
    rowLines(section, width, from + row, chosen ? at : -1),
  );
  return [chosen && room === 0 ? selected(title) : title, ...rows.flat()];
}

/** All that stand side by side in the `down`th row. */
function rowLines(section: Section, width: number, down: number, at: number): Line[] {
  const { ids, columns, tall } = section;
  const cell = Math.floor((width - (columns - 1)) / columns);
  const across = Array.from({ length: columns }, (_, column) => {
    const index = column * deepOf(section) + down;
    const lines = index < ids.length ? section.row(index, cell) : [];
    return index === at ? lines.map(line => selected(exactly(line, cell))) : lines;
  });
  return Array.from({ length: tall }, (_, line) =>
    across.flatMap((lines, column) => [
      ...(column === 0 ? [] : [span(' ')]),
      ...exactly(lines[line] ?? [], cell),
    ]),
  );
}
