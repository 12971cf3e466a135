/** What whoever watches looks at, and what they are about to do. Pure. */

export const sectionNames = ['alarms', 'queues', 'counters', 'devices', 'calls'] as const;
export type SectionName = (typeof sectionNames)[number];

/** It stays with what it points at, wherever that moves; `index` is where that was, for when it is gone. */
export type Cursor = { id?: string; index: number };

/**
 * `says`: as it is told with its answer. `stillWith`: not sent if
 * that counter has another visit by then, or none.
 */
export type Order = {
  hall: string;
  verb: string;
  args: Readonly<Record<string, unknown>>;
  says: string;
  stillWith?: { counter: string; ticket?: string };
};

export type Option = { says: string; then: Question };
export type Question =
  | { is: 'confirm'; about: string; order: Order }
  | { is: 'pick'; about: string; options: readonly Option[]; index: number };

export type Remark = { text: string; how: 'well' | 'badly' | 'waiting' };

export type View = {
  /** The one that is looked into; none: the list of them. */
  hall?: string;
  list: Cursor;
  section: SectionName;
  cursors: Readonly<Record<SectionName, Cursor>>;
  institution?: string;
  onlyTrouble: boolean;
  helps: boolean;
  asks?: Question;
  told?: Remark;
};

const start: Cursor = { index: 0 };

export const firstView: View = {
  list: start,
  section: 'alarms',
  cursors: { alarms: start, queues: start, counters: start, devices: start, calls: start },
  onlyTrouble: false,
  helps: false,
};

/** Where it stands now among `ids`; -1 when there are none. */
export function placeOf({ id, index }: Cursor, ids: readonly string[]): number {
  const found = id === undefined ? -1 : ids.indexOf(id);
  return found >= 0 ? found : Math.min(index, ids.length - 1);
}

/** `by` places further, and not past either end. */
export function moved(cursor: Cursor, ids: readonly string[], by: number): Cursor {
  const index = Math.max(0, Math.min(placeOf(cursor, ids) + by, ids.length - 1));
  return { id: ids[index], index };
}
