/** Questions, for docs/asyncapi.yaml: one of each event, and one that is open. */
const question = '2026-11-28-q1';
const text = '5f'.repeat(32);
const at = 1_795_824_000_000;

export const questionEventExamples = {
  'question-opened': {
    question,
    person: '07',
    institution: 'centre',
    counter: '1',
    ticket: 'A001',
    due: '2026-12-01',
    order: 'question-open',
  },
  'question-written': { question, text, order: 'question-write' },
  'question-passed': { question, from: '07', to: '08', order: 'question-pass' },
  'question-accepted': { question, person: '08', institution: 'centre', order: 'question-accept' },
  'question-closed': { question, text, told: 'phone', order: 'question-close' },
} as const;

export const privateQuestion = {
  v: 1,
  ts: at,
  seq: 17,
  rev: 3,
  day: '2026-11-28',
  owner: '07',
  institution: 'centre',
  counter: '1',
  ticket: 'A007',
  text: 'may a loan be paid back in parts?',
  openedAt: at - 600_000,
  due: '2026-12-01',
  dueAt: at + 1_200_000,
};
