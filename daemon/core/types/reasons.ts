/** Why something was done, as the events tell it. */

/** Why a visit was called: its P and the others', in milliseconds of weighted waiting (R2). */
export type CallReason = {
  /**
   * `priority`: the highest P; `guard`: after green calls in a row the best normal one; `backup`: the counter's own queues
   * were empty; `taken-over`: kept for another counter, which was busy while this one had nobody; `number`: a clerk called
   * this very number. `bound`, in an older journal: kept for this counter, which called those first.
   */
  by: 'priority' | 'guard' | 'backup' | 'taken-over' | 'number' | 'bound';
  priorityMs: number;
  /** The queues that the counter looked at. Left out in an older journal, where P grew in breaks, too. */
  pool?: readonly string[];
  runnerUp?: { ticket: string; priorityMs: number };
  /** Who had a higher P and was not called, and why: the guard, kept for another counter; `bound` in an older journal. */
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
