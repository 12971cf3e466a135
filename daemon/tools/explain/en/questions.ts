/** English: what happened to a question that who holds the ticket asked (R17). */
import type { Event } from '../../../core/types/events.ts';

export function questionText(event: Event): string | undefined {
  switch (event.kind) {
    case 'question-opened':
      return `question ${event.question}: ${event.person} was asked, and owns it, due on ${event.due} once they have gone: ${quoted(event.text)}`;
    case 'question-written':
      return `what question ${event.question} asks was written down: ${quoted(event.text)}`;
    case 'question-passed':
      return event.to === undefined
        ? `question ${event.question} is the supervisor's: ${event.from} was gone when it was due`
        : `question ${event.question} was passed to ${event.to}, who has not accepted yet`;
    case 'question-accepted':
      return `question ${event.question} was accepted by ${event.person}`;
    case 'question-closed':
      return closedText(event);
    default:
      return undefined;
  }
}

function closedText({ question, code, text, told, late }: Event & { kind: 'question-closed' }): string {
  if (code === 'press-undone') return `question ${question} was taken back: the press was undone`;
  if (code === 'lapsed') return `question ${question} lapsed: too many are open`;
  return `question ${question} was answered${late === true ? ', late' : ''} (${told ?? 'not told'}): ${quoted(text)}`;
}

function quoted(words: string | undefined): string {
  return words === undefined ? 'nothing was written' : `"${words}"`;
}
