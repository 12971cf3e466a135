/** Why something was done, as the events tell it. */

/** Why a visit was called: its P and the others', in milliseconds of weighted waiting (R2). */
export type CallReason = {
  /**
   * `priority`: the highest P; `guard`: after green calls in a row the best normal one; `bound`: kept for this counter;
   * `backup`: the counter's own queues were empty; `number`: a clerk called this very number.
   */
  by: 'priority' | 'guard' | 'bound' | 'backup' | 'number';
  priorityMs: number;
  /** The queues that the counter looked at. Left out in an older journal, where P grew in breaks, too. */
  pool?: readonly string[];
  runnerUp?: { ticket: string; priorityMs: number };
  /** Who had a higher P and was not called, and why: the guard, kept for another counter, or less near to this one. */
  passedOver?: readonly PassedOver[];
  /** How many waited in its queue who had joined it earlier. */
  earlier: number;
  /** The reason that was given for call-number. */
  reason?: string;
  /** It came to a counter that was ready and waiting for it. */
  ready?: true;
};
export type PassedOver = {
  ticket: string;
  priorityMs: number;
  why: 'guard' | 'bound' | 'number' | 'kept';
  counter?: string;
};

/** Why a surge level was reached or left: which figure of which queue (R9). */
export type SurgeReason = {
  trigger: 'waiting-per-counter' | 'longest-wait' | 'expected-wait';
  queue: string;
  /** Visits per counter, or milliseconds. */
  figure: number;
  limit: number;
};
/**
 * The closed or paused counter that, opened now, shortens the longest expected wait most, and by how much. `fromMs` left
 * out: nobody serves the queue now.
 */
export type SurgeAdvice = { counter: string; queue: string; fromMs?: number; toMs: number };
