/** What an event of the journal says of texts. */
import type { Event } from '../../core/types/events.ts';
import { isTextHash } from '../../core/types/follow-up.ts';

/** `of`: the id of a follow-up or a question. `kept`: its text, or that of its answer, lies in the file of texts. */
export type TextNews =
  | { is: 'kept'; hash: string; of: string }
  | { is: 'closed'; of: string }
  | { is: 'erased'; of: string; hashes: readonly string[] };

export function textNews(event: Event): TextNews[] {
  switch (event.kind) {
    case 'follow-up-opened':
    case 'refusal-opened':
      return kept(event.followUp.text, event.followUp.id);
    case 'carried':
      if (event.what === 'question') return kept(event.question.text, event.id);
      return event.what === 'follow-up' ? kept(event.followUp.text, event.id) : [];
    case 'text-set-apart':
      return kept(event.text, event.followUp);
    case 'follow-up-closed':
      return [...kept(event.text, event.followUp), { is: 'closed', of: event.followUp }];
    case 'refusal-confirmed':
    case 'refusal-overturned':
      return [...kept(event.text, event.refusal), { is: 'closed', of: event.refusal }];
    case 'question-opened':
    case 'question-written':
      return kept(event.text, event.question);
    case 'question-closed':
      return [...kept(event.text, event.question), { is: 'closed', of: event.question }];
    case 'text-erased':
      return [{ is: 'erased', of: event.of, hashes: event.texts }];
    default:
      return [];
  }
}

/** The words that a journal of version 3 holds itself lie in no other file. */
function kept(text: string | undefined, of: string): TextNews[] {
  return text !== undefined && isTextHash(text) ? [{ is: 'kept', hash: text, of }] : [];
}
