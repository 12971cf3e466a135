/** Why something was done, as the events tell it. */
import {
  count,
  id,
  list,
  maybe,
  ms,
  number,
  type Of,
  oneOf,
  record,
  said,
  text,
  ticket,
  whole,
  yes,
} from './form.ts';

const priorityMs = said(whole, 'P in ms of weighted waiting (R2); below 0 before its time.');

/**
 * Why a visit was called. By `priority`: the highest P; `guard`: after green calls in a row the best normal one; `backup`: the
 * counter's own queues were empty; `taken-over`: kept for another counter, which was busy while this one had nobody; `number`: a
 * clerk called this very number. `bound`, in an older journal: kept for this counter, which called those first. Passed over: who
 * had a higher P and was not called.
 */
export const callReasonForm = record({
  by: oneOf('priority', 'guard', 'backup', 'taken-over', 'number', 'bound'),
  priorityMs,
  pool: maybe(
    list(id),
    'The queues that the counter looked at. Left out in an older journal, where P grew in breaks, too.',
  ),
  runnerUp: maybe(record({ ticket, priorityMs })),
  passedOver: maybe(
    list(
      record({
        ticket,
        priorityMs,
        why: oneOf('guard', 'bound', 'number', 'kept'),
        counter: maybe(id),
      }),
    ),
  ),
  earlier: said(count, 'How many waited in its queue who had joined it earlier.'),
  reason: maybe(text, 'Given for call-number.'),
  ready: maybe(yes, 'It came to a counter that was ready.'),
});
export type CallReason = Of<typeof callReasonForm>;
export type PassedOver = NonNullable<CallReason['passedOver']>[number];

/** Why a surge level was reached or left: which figure of which queue (R9). */
export const surgeReasonForm = record({
  trigger: oneOf('waiting-per-counter', 'longest-wait', 'expected-wait'),
  queue: id,
  figure: said(number, 'Visits per counter, or ms.'),
  limit: number,
});
export type SurgeReason = Of<typeof surgeReasonForm>;
/**
 * Of the closed counters the one that, opened now, saves all people of the hall together most waiting in the next hour: in the
 * mean, and in nine of ten of the crowds that were tried at least and at most.
 */
export const surgeAdviceForm = record({
  counter: id,
  savedMs: ms,
  lowMs: ms,
  highMs: ms,
  crowds: count,
});
export type SurgeAdvice = Of<typeof surgeAdviceForm>;
/**
 * What advice came to that was taken: promised for an hour, saved for as long as the counter then was open, an hour at most.
 */
export const judgedAdviceForm = record({ counter: id, promisedMs: ms, savedMs: whole, forMs: ms });
export type JudgedAdvice = Of<typeof judgedAdviceForm>;
/** In an older journal: the closed or paused counter that shortens the longest expected wait most. */
export const formerAdviceForm = record({
  counter: id,
  queue: id,
  fromMs: maybe(number, 'None: nobody serves the queue now.'),
  toMs: number,
});
export type FormerAdvice = Of<typeof formerAdviceForm>;
