/** 首问责任 (R17): who asks what must be looked up sits down; its owner looks it up, or passes it on, or forgets it for a while. */

import type { Event } from '../../core/types/events.ts';
import { isRefusal, type Refusal } from '../../core/types/refusals.ts';
import type { Asked } from '../../people/citizen.ts';
import type { Stage } from './stage.ts';

/** Stands for the words, which lie apart. */
const text = '5f'.repeat(32);
const writesAfter = 0.2;
const passesAfter = 0.3;
const acceptsAfter = 0.5;
/** Whoever forgot it thinks of it so much later. */
const forgottenForMs = 75 * 60_000;

/** What the key `2 ok` came to; whether somebody owns a question now. */
export function lookUp(stage: Stage, came: readonly Event[] | Refusal, asked: Asked): boolean {
  const opened = isRefusal(came) ? undefined : came.find(({ kind }) => kind === 'question-opened');
  if (opened?.kind !== 'question-opened') return false;
  const { hall, give } = stage;
  const { question } = opened;
  const { answerMs } = asked;
  const after = (share: number, act: () => void): void => stage.at(stage.now() + answerMs * share, act);
  const by = () => {
    const owner = hall.questions.get(question)?.owner;
    return owner === undefined ? {} : { by: owner };
  };
  after(writesAfter, () => give({ verb: 'question-write', question, text, ...by() }));
  if (asked.passes)
    after(passesAfter, () => {
      const to = [...hall.counters.values()].find(
        ({ clerk }) => clerk !== undefined && clerk !== hall.questions.get(question)?.owner,
      )?.clerk;
      if (to !== undefined) give({ verb: 'question-pass', question, to, ...by() });
    });
  if (asked.passes && !asked.forgets) after(acceptsAfter, () => give({ verb: 'question-accept', question }));
  stage.at(stage.now() + answerMs + (asked.forgets ? forgottenForMs : 0), () =>
    give({ verb: 'question-close', question, text, told: 'counter', ...by() }),
  );
  return true;
}
