/** R21: whether the power fails, and what lies on paper because of it. */
import type { DropReason, PrintedList } from './power-events.ts';

/** A line of a list as it was entered; without a counter: a newcomer who still waits. */
export type PaperLine = { ticket: string; counter?: string; queue?: string; servedAt?: number };

export type Power = {
  /** It fails now, since when; `low`: the battery, too. */
  failing: { since: number; low: boolean } | undefined;
  /** When it failed first today. */
  failedAt: number | undefined;
  /** When the queues were printed last, and when the power was back after that. */
  printedAt: number | undefined;
  backAt: number | undefined;
  /** What was done by those lists is entered. */
  entered: boolean;
  /** By queue, when its list was printed last. */
  listedAt: ReadonlyMap<string, number>;
  /** Of those, which are to be on paper, which came out of a printer, and why one is not printed any more. */
  lists: readonly PrintedList[];
  out: ReadonlySet<string>;
  dropped: ReadonlyMap<string, DropReason>;
  /** What was entered of them so far. */
  lines: readonly PaperLine[];
  /** Numbers of today that lie on paper for newcomers, by ticket. */
  reserved: ReadonlyMap<string, { queue: string; number: number }>;
};

export const powerIsThere: Power = {
  failing: undefined,
  failedAt: undefined,
  printedAt: undefined,
  backAt: undefined,
  entered: false,
  listedAt: new Map(),
  lists: [],
  out: new Set(),
  dropped: new Map(),
  lines: [],
  reserved: new Map(),
};

export type PowerCommand =
  /** The hall runs on a battery. */
  | { verb: 'power-failing'; battery?: 'low' }
  | { verb: 'power-back' | 'paper-entered' }
  /** A newcomer with a number from the list still waits; `at`: since when, left out: since the power was back. */
  | {
      verb: 'came-by-paper';
      ticket: string;
      service?: string;
      choice?: ReadonlyMap<string, string>;
      at?: number;
    };
