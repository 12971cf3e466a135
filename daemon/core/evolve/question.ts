/** What past facts do to questions (R17). */
import type { Event } from '../types/events.ts';
import type { Hall, Press } from '../types/model.ts';
import type { Question } from '../types/question.ts';

type QuestionEvent = Extract<
  Event,
  {
    kind:
      | 'question-opened'
      | 'question-written'
      | 'question-passed'
      | 'question-accepted'
      | 'question-closed';
  }
>;

export function evolveQuestion(hall: Hall, event: QuestionEvent, at: number): void {
  const { question: id } = event;
  if (event.kind === 'question-opened') return open(hall, event, at);
  const found = hall.questions.get(id);
  // One that has lapsed is not carried into the day that tells so.
  if (found === undefined) return;
  const { passedTo: _, ...unpassed } = found;
  switch (event.kind) {
    case 'question-written': {
      const { erased: __, ...others } = found;
      hall.questions.set(id, { ...others, text: event.text });
      return;
    }
    case 'question-passed': {
      const { owner: __, ...nobodys } = unpassed;
      hall.questions.set(id, event.to === undefined ? nobodys : { ...found, passedTo: event.to });
      return;
    }
    case 'question-accepted': {
      const { institution: __, ...others } = unpassed;
      const { person: owner, institution } = event;
      hall.questions.set(id, { ...others, owner, ...(institution !== undefined && { institution }) });
      return;
    }
    case 'question-closed':
      hall.questions.delete(id);
      return;
  }
}

function open(hall: Hall, event: Event & { kind: 'question-opened' }, at: number): void {
  const { question: id, person: owner, institution, counter, ticket, text, due } = event;
  const question: Question = {
    id,
    day: hall.day ?? '',
    owner,
    ...(institution !== undefined && { institution }),
    ...(counter !== undefined && { counter }),
    ...(ticket !== undefined && { ticket }),
    ...(text !== undefined && { text }),
    openedAt: at,
    due,
  };
  hall.questions.set(id, question);
  hall.questionsMade += 1;
  hall.pressing?.questions.set(id, question);
}

/** R19: of what was asked nothing is left but that it was. */
export function eraseAsked(hall: Hall, { of, texts }: Event & { kind: 'text-erased' }): void {
  const found = hall.questions.get(of);
  if (found?.text === undefined || !texts.includes(found.text)) return;
  const { text: _, ...question } = found;
  hall.questions.set(of, { ...question, erased: true });
}

/** Of those that the press opened, the one that somebody has written down, passed on or answered since. */
export function askedOn(hall: Hall, { questions }: Press): string | undefined {
  for (const [id, opened] of questions) if (hall.questions.get(id) !== opened) return id;
  return undefined;
}

export function questionsUnasked({ questions }: Press): Event[] {
  return [...questions.keys()].map(question => ({ kind: 'question-closed', question, code: 'press-undone' }));
}
