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
    file: 'daemon/core/deadlines/touched.ts',
    tests,
    mutations: [
      {
        breaks: 'R17: who is signed out by another who signs in there is gone',
        found: "'clerk-signed-in': 'questions'",
        instead: "'clerk-signed-in': 'nothing'",
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
  {
    file: 'daemon/mqtt/commands/roles.ts',
    tests: ['tests/mqtt/questions.test.ts'],
    mutations: [
      {
        breaks: 'R17: a clerk over MQTT orders of their own questions alone',
        found: "if (role !== 'attendant' && verb !== 'question-accept') return undefined;",
        instead: 'return undefined;',
      },
      {
        breaks: 'R17: at a machine it is who is signed in there',
        found: "return person ?? hall.counters.get(counter)?.clerk ?? '';",
        instead: "return person ?? '';",
      },
    ],
  },
  {
    file: 'daemon/mqtt/commands/reach.ts',
    tests: ['tests/mqtt/questions.test.ts'],
    mutations: [
      {
        breaks: 'R17: a supervisor orders of the questions of the institution alone',
        found: 'const institutions = institution === undefined ? [] : [institution];',
        instead: 'const institutions: string[] = [];',
      },
      {
        breaks: 'R19: nor is one of another institution erased',
        found: 'if (hall.questions.has(id)) return questionReach(hall.questions.get(id));',
        instead: '',
      },
    ],
  },
  {
    file: 'daemon/mqtt/publish/private-question.ts',
    tests: ['tests/mqtt/questions.test.ts'],
    mutations: [
      {
        breaks: 'R19: erased, it stands nowhere',
        found: 'found?.erased === true ? undefined : found',
        instead: 'found',
      },
      {
        breaks: 'R17: who was asked to take it over reads it',
        found: '|| stands?.passedTo === person',
        instead: '',
      },
      {
        breaks: 'R17: who has passed it on reads it no more',
        found: 'if (!users.has(user)) yield [topics.ownQuestion(user, id)];',
        instead: '',
      },
      {
        breaks: 'R17: it is told anew when who asked has gone',
        found: 'if (ticket === event.ticket) changed.add(id);',
        instead: 'if (ticket === undefined) changed.add(id);',
      },
    ],
  },
  {
    file: 'daemon/journal/texts/news.ts',
    tests: ['tests/mqtt/questions.test.ts'],
    mutations: [
      {
        breaks: 'R19: the words of a question are its own, and go with it',
        found: 'return kept(event.text, event.question);',
        instead: 'return [];',
      },
    ],
  },
  {
    file: 'daemon/history/questions.ts',
    tests: ['tests/tools/report/records.test.ts'],
    mutations: [
      {
        breaks: 'R17: one that was taken back was never asked',
        found: 'did(() => void all.delete(id));',
        instead: '',
      },
      {
        breaks: 'R17: the report knows which answers were late',
        found: 'event.late === true && ({ late: true } as const)',
        instead: 'false',
      },
    ],
  },
  {
    file: 'daemon/tools/explain/later-days.ts',
    tests: ['tests/tools/explain/later-days.test.ts'],
    mutations: [
      {
        breaks: 'R17: explain tells of the follow-ups of the visit that is asked for alone',
        found: 'if (of === undefined || !open.has(of)) return;',
        instead: 'if (of === undefined) return;',
      },
      {
        breaks: 'R17: what its day did not close is looked for on the days after it',
        found: 'one > day',
        instead: 'one < day',
      },
      {
        breaks: 'R17: a later day that cannot be read does not make what is known untold',
        found: 'unread: read.message',
        instead: '',
      },
      {
        breaks: 'R17: for one ticket no more than a month is read',
        found: '.slice(0, daysAtMost)',
        instead: '',
      },
    ],
  },
];
