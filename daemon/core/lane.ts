/**
 * Those who wait in one queue with one class, in the order in which they will be called. Within a class
 * P = weight × now − key with key = weight × joinedAt − credit, so the order never changes with time (R2). Nothing is
 * divided: equal P stays equal, and the order of issue decides.
 */
export type Waiting = { ticket: string; key: number; order: number };
export type Lane = Waiting[];

/** The index at which `waiting` stands, or would stand. */
function indexOf(lane: Lane, waiting: { key: number; order: number }): number {
  let low = 0;
  let high = lane.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = lane[middle] as Waiting;
    if (there.key < waiting.key || (there.key === waiting.key && there.order < waiting.order))
      low = middle + 1;
    else high = middle;
  }
  return low;
}

export function join(lane: Lane, waiting: Waiting): void {
  lane.splice(indexOf(lane, waiting), 0, waiting);
}

export function leave(lane: Lane, waiting: Waiting): void {
  const index = indexOf(lane, waiting);
  if (lane[index]?.ticket !== waiting.ticket) throw new Error(`${waiting.ticket} is not in its lane`);
  lane.splice(index, 1);
}
