/** Past facts about counters and those who work there, about devices, and about what these are given to print and to say. */
import { ratedFrom } from './commands.ts';
import { count, flag, id, maybe, ms, numeric, oneOf, said, text, ticket, yes } from './form.ts';

export const counterEvents = {
  'counter-opened': { about: 'closed → open (R7).', fields: { counter: id } },
  'counter-paused': {
    about: 'open → paused; after: it takes effect after the visit in hand.',
    fields: { counter: id, after: flag },
  },
  'counter-resumed': { about: 'paused → open.', fields: { counter: id } },
  'counter-closed': { about: 'open or paused → closed.', fields: { counter: id } },
  'counter-ready': {
    about:
      'Next was pressed and nobody waits: the next who comes is called at once; false: not any more (R3).',
    fields: {
      counter: id,
      ready: flag,
      by: maybe(
        oneOf('session', 'time'),
        'What ended it: the session of its institution is over, or it was ready for too long.',
      ),
    },
  },
  'clerk-signed-in': { about: 'Who works at the counter.', fields: { counter: id, clerk: text } },
  'clerk-signed-out': {
    about: 'Nobody is signed in there any more.',
    fields: {
      counter: id,
      clerk: text,
      elsewhere: maybe(id, 'The counter at which that clerk has signed in.'),
    },
  },
  rated: {
    about: 'The visit that the counter finished last was rated; 5 is the best grade (R17).',
    fields: {
      counter: id,
      ticket,
      grade: numeric({ whole: true, from: 1, to: 5 }),
      clerk: maybe(text),
      from: maybe(ratedFrom, 'Whence: the rater of the counter, or a program.'),
      reason: maybe(count, 'Why the grade is bad, where that was said with it: its number in the list.'),
    },
  },
  'grade-explained': {
    about: 'Who gave a bad grade has said why, after it: the follow-up that it opened has the reason (R17).',
    fields: {
      followUp: text,
      counter: id,
      ticket,
      reason: said(count, 'Its number in the list.'),
      why: said(text, 'As the config says it.'),
    },
  },
  'line-asked': { about: '请在一米线外等候 is to be said.', fields: { counter: id } },
};

const printed = {
  job: text,
  ticket: maybe(ticket, 'None of a closing slip, nor of a queue.'),
  queue: maybe(id, 'The list of that queue, in a power cut (R21).'),
  device: id,
};

export const deviceEvents = {
  'ticket-print-begun': {
    about: 'It was given to a printer; again: a part of it may have been printed before, it is marked 补打.',
    fields: { ...printed, again: flag, what: oneOf('ticket', 'papers', 'closing', 'queue') },
  },
  'ticket-printed': {
    about: 'The printer said that it is out, or, where it never answers, it was sent.',
    fields: {
      ...printed,
      unconfirmed: maybe(yes, 'It was sent to a printer that never answers: nobody knows whether it is out.'),
    },
  },
  'ticket-print-failed': {
    about: 'It did not come out; it is printed again.',
    fields: { ...printed, why: text },
  },
  'speech-begun': {
    about: 'A voice says it now.',
    fields: { job: text, device: id, text, ticket: maybe(ticket), counter: maybe(id) },
  },
  'speech-ended': {
    about: 'dropped: it was no longer true or came too late, and was never said.',
    fields: {
      job: text,
      outcome: oneOf('said', 'failed', 'dropped'),
      why: maybe(text),
      ticket: maybe(ticket),
      counter: maybe(id),
    },
  },
  'device-lost': {
    about: 'A device cannot work. Told again with the same repair when only why changes.',
    fields: { device: id, why: text, repair: maybe(text, 'Its repair record (报修).') },
  },
  'device-mended': {
    about: 'It works again; gone: the config knows it no more.',
    fields: {
      device: id,
      repair: maybe(text),
      downMs: maybe(ms),
      seenBy: maybe(text, 'Who had acknowledged its alarm.'),
      gone: maybe(yes),
    },
  },
};
