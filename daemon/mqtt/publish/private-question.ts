/**
 * Open questions, with what was asked (R17, R19): one topic for supervisors, and one below the name of each user who owns it or was asked
 * to take it over. Erased, it stands no more, though it is still to be answered.
 */
import { dueOf } from '../../core/counter/questions.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Question } from '../../core/types/question.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { privateQuestion } from '../schemas/state.ts';
import type { Topics } from '../topics.ts';
import type { Says } from './payloads.ts';

export type PrivateQuestions = {
  saw(event: Event): void;
  /** What may have changed since it was asked last; without a body it is gone. */
  told(): Iterable<readonly [topic: string, body?: Says<typeof privateQuestion>]>;
};

/** `persons`: the number in the staff list of each user who has one. */
export function openPrivateQuestions(of: {
  rules: Rules;
  hall: Readonly<Hall>;
  persons: ReadonlyMap<string, string>;
  words(hash: string): string | undefined;
  topics: Topics;
}): PrivateQuestions {
  const { rules, hall, persons, words, topics } = of;
  const changed = new Set(hall.questions.keys());
  /** On whose topic each stands. */
  const toldTo = new Map<string, ReadonlySet<string>>();

  function bodyOf(question: Question): Says<typeof privateQuestion> {
    const { id: _, erased: __, text, ...told } = question;
    const written = text === undefined ? undefined : words(text);
    return {
      ...told,
      dueAt: dueOf(rules, hall, question).at,
      ...(written !== undefined && { text: written }),
    };
  }

  return {
    saw(event) {
      if (event.kind === 'text-erased') changed.add(event.of);
      else if ('question' in event && typeof event.question === 'string') changed.add(event.question);
      // Who asked has gone, or is back: it is due at another time.
      if (!('ticket' in event)) return;
      for (const { id, ticket } of hall.questions.values()) if (ticket === event.ticket) changed.add(id);
    },
    *told() {
      for (const id of changed) {
        const found = hall.questions.get(id);
        const stands = found?.erased === true ? undefined : found;
        const body = stands && bodyOf(stands);
        yield [topics.privateQuestion(id), body] as const;
        const users = new Set(
          [...persons]
            .filter(([, person]) => stands?.owner === person || stands?.passedTo === person)
            .map(([user]) => user),
        );
        for (const user of toldTo.get(id) ?? []) if (!users.has(user)) yield [topics.ownQuestion(user, id)];
        for (const user of users) yield [topics.ownQuestion(user, id), body];
        if (users.size === 0) toldTo.delete(id);
        else toldTo.set(id, users);
      }
      changed.clear();
    },
  };
}
