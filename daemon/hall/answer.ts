/** What an order came to. */
import type { Event } from '../core/types/events.ts';
import type { Refusal } from '../core/types/refusals.ts';
import type { Reply } from '../journal/journal.ts';
import { refusalText } from '../text/staff/sentences.ts';

/** Told after it is durable. `seq`: the last event decided when it was given. */
export type Answer =
  | { is: 'done'; seq: number; events: readonly Event[] }
  | { is: 'refused'; seq: number; refusal: Refusal }
  /** The sender gave an order with this id before; nothing was done again. */
  | { is: 'repeated'; first: Reply };

export type Decided = Exclude<Answer, { is: 'repeated' }>;

/** As it is kept for a repeat. */
export function replyTo(answer: Decided, data: (events: readonly Event[]) => unknown): Reply {
  if (answer.is === 'done') return { status: 'ok', code: 'ok', seq: answer.seq, data: data(answer.events) };
  return { ...refusedReply(answer.refusal), seq: answer.seq };
}

export function refusedReply(refusal: Refusal): Omit<Reply, 'seq'> & { status: 'rejected' } {
  const { refused, args } = refusal;
  return { status: 'rejected', code: refused, message: refusalText(refusal), args };
}
