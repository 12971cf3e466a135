/** R21: whether the power fails, and what lies on paper because of it. */

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
  /** Of those, which are to be on paper, and which came out of a printer. */
  lists: readonly string[];
  out: ReadonlySet<string>;
  /** Numbers of today that lie on paper for newcomers, by ticket. */
  reserved: ReadonlyMap<string, { queue: string; number: number }>;
};

export const powerIsThere: Power = {
  failing: undefined,
  failedAt: undefined,
  printedAt: undefined,
  backAt: undefined,
  entered: false,
  lists: [],
  out: new Set(),
  reserved: new Map(),
};
