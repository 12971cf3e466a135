/** Past facts about questions (R17). What was asked and answered lies apart (R19). */
import { day, id, maybe, oneOf, text, ticket, yes } from './form.ts';

const clerk = (says: string) => maybe(text, says);

export const questionEvents = {
  'question-opened': {
    about: 'Somebody was asked, and owns the question until it is answered (首问责任, R17).',
    fields: {
      question: text,
      person: text,
      institution: maybe(id, 'Of that person.'),
      counter: maybe(id, 'At which they were asked.'),
      ticket: maybe(ticket, 'Who asked.'),
      text: maybe(text, 'The hash of what was asked; left out: it is written later.'),
      due: day,
    },
  },
  'question-written': {
    about: 'What was asked at a pad has been written down, or anew.',
    fields: { question: text, text },
  },
  'question-passed': {
    about:
      "Its owner has asked somebody to take it over, and owns it until they accept; to left out: it is the supervisor's, as its " +
      'owner was gone when it was due (R17).',
    fields: { question: text, from: clerk('Whose it was, or is.'), to: clerk('Who is asked to.') },
  },
  'question-accepted': {
    about: 'It is theirs from now on.',
    fields: { question: text, person: text, institution: maybe(id, 'Of that person.') },
  },
  'question-closed': {
    about: 'It was answered; code: the hall closed it.',
    fields: {
      question: text,
      text: maybe(text, 'The hash of the answer.'),
      told: maybe(text, 'How they were told: counter, phone, letter, message, or in words.'),
      late: maybe(yes, 'Later than it was due.'),
      code: maybe(
        oneOf('press-undone', 'lapsed'),
        'The press that opened it was taken back; or the hall has more open ones than it carries into a day, and this one is the oldest.',
      ),
    },
  },
};
