/** How the room on the screen is shared among the sections. Pure. */

/** `rows`: how many lines it would fill, its title not counted. `first`: so many before any other gets more. */
export type Wish = { rows: number; first: number; chosen: boolean };

/** A chosen one shows at least so many rows. */
const chosenRows = 4;

/** Lines for each, its title counted; 0: there is no room for it at all. The one that is chosen goes first. */
export function shareLines(lines: number, wishes: readonly Wish[]): number[] {
  const got = wishes.map(() => 0);
  let left = lines;
  const give = (index: number, upTo: number) => {
    const more = Math.max(0, Math.min(upTo - (got[index] ?? 0), left));
    got[index] = (got[index] ?? 0) + more;
    left -= more;
  };
  const inOrder = wishes
    .map((wish, index) => ({ ...wish, index }))
    .toSorted((a, b) => Number(b.chosen) - Number(a.chosen));
  for (const { index } of inOrder) give(index, 1);
  for (const { index, rows, chosen } of inOrder) if (chosen) give(index, 1 + Math.min(rows, chosenRows));
  for (const [index, { rows, first }] of wishes.entries()) give(index, 1 + Math.min(rows, first));
  for (const [index, { rows }] of wishes.entries()) give(index, 1 + rows);
  return got;
}

/** Which rows of `count` are seen through a window of `room`, so that the selected one is in its middle where it can be. */
export function windowAt(count: number, room: number, selected: number): number {
  return Math.max(0, Math.min(selected - Math.floor(room / 2), count - room));
}
