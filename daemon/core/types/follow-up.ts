/** What somebody wrote, and why the hall itself opened one: a bad grade, or which services came to nothing. */
import { count, day, id, list, maybe, moment, type Of, record, text, ticket, yes } from './form.ts';
import type { WrittenQuestion } from './question.ts';
import { returnRightForm } from './return-slip.ts';

/**
 * A bad rating, a complaint or a refusal, open until somebody closes it. `source`: `rating`, `refused`, `papers-missing`, or what
 * whoever opened it by hand says (complaint, mail). `text` is the words themselves in a journal of version 3.
 */
export const followUpForm = record({
  id: text,
  source: text,
  text: maybe(
    text,
    'The SHA-256 of a salt and what somebody wrote; the words stand on private/follow-up/{id}.',
  ),
  erased: maybe(yes, 'What was written is gone.'),
  grade: maybe(count, 'Of a bad rating.'),
  services: maybe(list(id), 'What was refused, or lacked papers.'),
  reason: maybe(
    text,
    'Why it was refused, as the config says it, or the clerk; why a grade is bad, where somebody said it.',
  ),
  missing: maybe(list(text), 'Which papers, as the config names them.'),
  queue: maybe(id),
  ticket: maybe(ticket),
  counter: maybe(id),
  clerk: maybe(text),
  openedAt: moment,
  due: maybe(day, 'The last day on which it is answered in time.'),
  right: maybe(returnRightForm, 'Of a refusal: to what somebody comes back when it is overturned (R15).'),
});
export type FollowUp = Of<typeof followUpForm>;

/** An order with what somebody wrote, or that takes it back, before its words lie apart (R19); `of`, `followUp`: the id of one. */
export type WrittenOrder =
  | { verb: 'follow-up-open'; source: string; words: string; ticket?: string }
  | { verb: 'follow-up-close'; followUp: string; words: string }
  | { verb: 'refusal-confirm' | 'refusal-overturn'; refusal: string; words: string }
  | WrittenQuestion
  | { verb: 'erase'; of: string };

/** 否定报备制, 投诉有回音: what stays open until somebody closes it; of a refusal an older journal has no event of its own. */
export function followUp(
  hall: { readonly day?: string; readonly followUpsMade: number },
  source: string,
  now: number,
  about: {
    [Key in keyof Omit<FollowUp, 'id' | 'source' | 'openedAt' | 'erased'>]?: FollowUp[Key] | undefined;
  },
): { kind: 'follow-up-opened' | 'refusal-opened'; followUp: FollowUp } {
  const { text, grade, services, reason, missing, queue, ticket, counter, clerk, due, right } = about;
  return {
    kind: isOfRefusal({ source }) ? 'refusal-opened' : 'follow-up-opened',
    followUp: {
      id: `${hall.day}-f${hall.followUpsMade + 1}`,
      source,
      ...(text !== undefined && { text }),
      ...(grade !== undefined && { grade }),
      ...(services !== undefined && { services }),
      ...(reason !== undefined && { reason }),
      ...(missing !== undefined && missing.length > 0 && { missing }),
      ...(queue !== undefined && { queue }),
      ...(ticket !== undefined && { ticket }),
      ...(counter !== undefined && { counter }),
      ...(clerk !== undefined && { clerk }),
      openedAt: now,
      ...(due !== undefined && { due }),
      ...(right !== undefined && { right }),
    },
  };
}

/** 否定报备: only the word of a supervisor closes it. */
export const isOfRefusal = ({ source }: Pick<FollowUp, 'source'>): boolean => source === 'refused';

/** A journal of version 3 has the words of people themselves. */
export const isTextHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Without words that somebody wrote, as a journal of version 3 may hold them. */
export function withoutWords(one: FollowUp): FollowUp {
  const { text, ...others } = one;
  return text === undefined || isTextHash(text) ? one : others;
}
