/** The questions of a day (R17): whose they were, and what came of each; one that was taken back with its press never was. */
import type { Event } from '../core/types/events.ts';
import type { Question } from '../core/types/question.ts';
import type { Presses } from './presses.ts';

/** `carried`: asked on an earlier day; `accepted`: how often another has taken it over today. What was asked is left out. */
export type QuestionLine = Omit<Question, 'text' | 'erased' | 'passedTo' | 'day'> & {
  carried: boolean;
  accepted: number;
  closedAt?: number;
  /** Closed by the hall, for there were too many: nobody answered it. */
  lapsed?: true;
};
export type Questions = {
  saw(event: Event, at: number): void;
  all: ReadonlyMap<string, QuestionLine>;
};

export function openQuestions({ did }: Pick<Presses, 'did'>): Questions {
  const all = new Map<string, QuestionLine>();

  function change(id: string, changed: (line: QuestionLine) => QuestionLine): void {
    const line = all.get(id);
    if (line !== undefined) all.set(id, changed(line));
  }

  return {
    all,
    saw(event, at) {
      switch (event.kind) {
        case 'carried': {
          if (event.what !== 'question') return;
          const { text: _, erased: __, passedTo: ___, day: ____, ...told } = event.question;
          all.set(event.id, { ...told, carried: true, accepted: 0 });
          return;
        }
        case 'question-opened': {
          const { question: id, person: owner, due, institution, counter, ticket } = event;
          did(() => void all.delete(id));
          all.set(id, {
            id,
            owner,
            ...(institution !== undefined && { institution }),
            ...(counter !== undefined && { counter }),
            ...(ticket !== undefined && { ticket }),
            openedAt: at,
            due,
            carried: false,
            accepted: 0,
          });
          return;
        }
        case 'question-passed':
          if (event.to === undefined)
            change(event.question, line => {
              const { owner: _, ...nobodys } = line;
              return nobodys;
            });
          return;
        case 'question-accepted': {
          const { question, person, institution } = event;
          change(question, line => {
            const { institution: _, ...others } = line;
            const taken = { ...others, owner: person, accepted: line.accepted + 1 };
            return institution === undefined ? taken : { ...taken, institution };
          });
          return;
        }
        case 'question-closed':
          change(event.question, line => {
            const { late: _, ...others } = line;
            const late = event.late === true && ({ late: true } as const);
            const lapsed = event.code === 'lapsed' && ({ lapsed: true } as const);
            return { ...others, closedAt: at, ...late, ...lapsed };
          });
          return;
        default:
          return;
      }
    },
  };
}
