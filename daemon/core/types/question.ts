/** 首问责任制 (R17): a question stays with who was asked first, until it is answered or somebody else has accepted it. */
import { day, id, maybe, moment, type Of, record, said, text, ticket, yes } from './form.ts';

/** `day`: on which it was asked: its ticket is of that day. */
export const questionForm = record({
  id: text,
  day,
  owner: maybe(
    text,
    "Whose it is, by the number they sign in with; left out: it is the supervisor's, for its owner was gone when it was due.",
  ),
  passedTo: maybe(text, 'Who was asked to take it over, and has not yet; until then it is the owner’s.'),
  institution: maybe(id, 'Of the owner.'),
  counter: maybe(id, 'At which it was asked.'),
  ticket: maybe(ticket, 'Who asked.'),
  text: maybe(text, 'The SHA-256 of a salt and what was asked; the words stand on private/question/{id}.'),
  erased: maybe(yes, 'What was asked is gone.'),
  openedAt: moment,
  due: said(day, 'The last day on which it is answered in time, once who asked has gone.'),
  late: maybe(yes, 'Who asked has waited in the hall for longer than the answer may take.'),
});
export type Question = Of<typeof questionForm>;

/** How somebody was told the answer; another way stands in words, 60 characters at most. */
export const toldHow = ['counter', 'phone', 'letter', 'message'] as const;

/** Orders with what somebody asked or answered, before its words lie apart (R19). `by`: the clerk who gives it, where a role tells. */
export type WrittenQuestion =
  | { verb: 'question-open'; person: string; words: string; ticket?: string }
  | { verb: 'question-write'; question: string; words: string; by?: string }
  | { verb: 'question-close'; question: string; words: string; told: string; by?: string };

/**
 * `person` left out: who is signed in at the counter, at whose pad it is opened. `by`: the clerk who gives the order, and orders of
 * their own questions alone; left out: a supervisor, or a hall without users.
 */
export type QuestionCommand =
  | { verb: 'question-open'; counter: string }
  | { verb: 'question-open'; person: string; text: string; ticket?: string }
  | { verb: 'question-write'; question: string; text: string; by?: string }
  | { verb: 'question-pass'; question: string; to: string; by?: string }
  | { verb: 'question-accept'; question: string; by?: string }
  | { verb: 'question-close'; question: string; text: string; told: string; by?: string };
