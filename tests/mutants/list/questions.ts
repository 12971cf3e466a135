/** R17 首问责任: whose a question is, and by when it is answered. */
import type { Mutated } from '../mutation.ts';

const tests = ['tests/core/counter/questions.test.ts'];

export const questions: readonly Mutated[] = [
  {
    file: 'daemon/core/decide/questions.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: nobody is asked at a counter where nobody is signed in',
        found: "if (person === undefined) return refuse('not-signed-in', { counter });",
        instead: "if (person === undefined) return opened(rules, hall, { person: '', counter });",
      },
      {
        breaks: 'R17: who was called and has not come asks nothing',
        found: "if (held !== undefined && hall.visits.get(held)?.place.is !== 'serving')",
        instead: 'if (false)',
      },
      {
        breaks: 'R17: at a desk who was just scanned is noted',
        found: 'const ticket = held ?? scannedAt(hall, counter, now)?.ticket;',
        instead: 'const ticket = held;',
      },
      {
        breaks: 'R17: a clerk orders of their own questions alone',
        found: 'if (command.by !== undefined && command.by !== from)',
        instead: 'if (false)',
      },
      {
        breaks: 'R17: nothing is passed to who is not of the staff',
        found: 'const { to } = command;\n      if (isNobody(rules, hall, to)) return unknownPerson(to);',
        instead: 'const { to } = command;',
      },
      {
        breaks: 'R17: nor to its owner',
        found: "if (to === from) return refuse('to-itself', { question: id, person: to });",
        instead: '',
      },
      {
        breaks: 'R17: without a staff list who is signed in nowhere is nobody',
        found: '? counterWith(hall, person) === undefined',
        instead: '? false',
      },
      {
        breaks: 'R17: only who was asked to accepts',
        found: "if (by !== passedTo) return refuse('not-owner', { is: 'passed-to', question, passedTo });",
        instead: '',
      },
      {
        breaks: 'R17: who has left the staff meanwhile accepts nothing',
        found: 'if (isUnknownPerson(rules, by)) return unknownPerson(by);',
        instead: '',
      },
      {
        breaks: 'R17: who asked is parked where they are served, and nowhere else',
        found: 'visit.place.counter !== counter',
        instead: 'false',
      },
      {
        breaks: 'R17: an answer tells that it was late',
        found: '...(at <= now && { late: true })',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/core/counter/questions.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: a ticket of another day is somebody else',
        found: 'ticket === undefined || day !== hall.day ? undefined',
        instead: 'ticket === undefined ? undefined',
      },
      {
        breaks: 'R17: who has gone in time gives it working days',
        found: "if ((place.is === 'done' || place.is === 'left') && place.at < at) return undefined;",
        instead: '',
      },
      {
        breaks: 'R17: who waited in vain does not make it timely by going',
        found: '&& place.at < at',
        instead: '',
      },
      {
        breaks: 'R17: that somebody waited in vain outlives the night',
        found: '{ ...one, late: true as const }',
        instead: 'one',
      },
      {
        breaks: 'R17: unanswered for as long again it is critical',
        found: 'const forgottenAfter = 2;',
        instead: 'const forgottenAfter = 20;',
      },
      {
        breaks: 'R17: one more working day late it is critical',
        found: 'days > 1 && { worseAt: openedAt }',
        instead: 'false',
      },
      {
        breaks: 'R17: who is there keeps it',
        found:
          'if (!isUnknownPerson(rules, owner) && counterWith(hall, owner) !== undefined) return undefined;',
        instead: '',
      },
      {
        breaks: 'R17: a holiday by decree moves its day',
        found: 'const due = workdayFrom(rules, question.due);',
        instead: 'const due = question.due;',
      },
      {
        breaks: 'R10: no day carries more of them than it can bear',
        found: 'const carriedAtMost = 200;',
        instead: 'const carriedAtMost = 2000;',
      },
    ],
  },
  {
    file: 'daemon/core/evolve/question.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: until somebody accepts it stays whose it was',
        found: 'event.to === undefined ? nobodys : { ...found, passedTo: event.to }',
        instead: 'event.to === undefined ? nobodys : { ...found, owner: event.to, passedTo: event.to }',
      },
      {
        breaks: 'R3: no question is taken back that somebody has done something about',
        found: 'if (hall.questions.get(id) !== opened) return id;',
        instead: '',
      },
      {
        breaks: 'R19: erased, its words are gone from the hall',
        found: 'hall.questions.set(of, { ...question, erased: true });',
        instead: 'hall.questions.set(of, { ...found, erased: true });',
      },
    ],
  },
  {
    file: 'daemon/core/deadlines/file.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: it is looked at again when who asked goes',
        found: "if (hall.questions.size > 0 && 'ticket' in event) file.parts.questions.at = out;",
        instead: '',
      },
    ],
  },
];
