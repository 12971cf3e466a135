/**
 * A business day of the journal in a form that can be played again: what people and clerks did, and how long each of it took.
 * Values alone. Times ms in the `now` of the rules.
 */
import type { Command } from '../../../core/types/commands.ts';
import type { SurgeLevelId, VisitClass } from '../../../core/types/rules.ts';
import type { OpenSpan } from '../../../history/counters.ts';

/** An order, so long after the stay began in which it was given; its ticket and counter are those of the record. */
export type Act = { afterMs: number; command: Command };

/**
 * What a clerk does with an empty hand, until the next one comes into it. `pressesMs`: when next is pressed, since then; with
 * nobody waiting the counter is ready. `reactMs`: nobody waited at first, and so long after somebody came next was pressed;
 * `usual`: it did not come to that. Left out: somebody waited, or nobody knows why it took so long.
 */
export type Rest = { pressesMs: readonly number[]; reactMs?: number | 'usual'; calls?: Named };
/** Called by its number, past R2. `person`: by the order of issue. */
export type Named = { person: number; reason: string };

/** One stay of a visit in one place. */
export type Stay = {
  is: 'waiting' | 'hand' | 'parked' | 'missed' | 'over';
  from: number;
  /** The queue it waits in, or was called from. */
  queue: string;
  /** Of its way, from 1 on. */
  step: number;
  /** In whose hand, or set aside by whom. */
  counter?: string;
  acts: Act[];
  /** Of a hand: which press of the day it came by. */
  order?: number;
  /** Why it was called by its number. */
  named?: string;
  /** Of a hand: what the clerk did after it. */
  rest?: Rest;
};

export type Person = {
  ticket: string;
  issuedAt: number;
  services: readonly string[];
  class: VisitClass;
  /** By choice: what its ticket said. */
  choices: ReadonlyMap<string, string>;
  print: boolean;
  stays: readonly Stay[];
  /** It claimed green, and the staff said no (R6). */
  denied: boolean;
};

/**
 * Open or paused; closed in between. `rest`: what the clerk does after opening; `order`: which press of the day is the first in
 * it: of several clerks who begin at the same moment that one calls first.
 */
export type Shift = OpenSpan & { rest?: Rest; order?: number };
/** Next was pressed with nobody waiting. */
export type ReadyPress = { at: number; order: number };

export type RecordedDay = {
  day: string;
  openedAt: number;
  /** When it was closed; of a day that is still open: as far as it is told. */
  until: number;
  isClosed: boolean;
  /** In the order of issue. */
  people: readonly Person[];
  shifts: ReadonlyMap<string, readonly Shift[]>;
  /** The levels of the surge plan that were set by hand; left out: none. */
  surge: readonly { at: number; level?: SurgeLevelId }[];
};

/** When a stay ended; of the last one of a visit: not yet. */
export function endOf({ stays }: Person, nth: number): number | undefined {
  return stays[nth + 1]?.from;
}
