import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../daemon/core/refuse.ts';
import { readCommand } from '../../daemon/ops/commands.ts';
import { smallRules } from './small-hall.ts';

const where = { rules: smallRules(), today: () => '2026-03-02' };
const read = (verb: string, args: unknown) => readCommand(verb, args, where);

test.each([
  ['open-day', {}, { verb: 'open-day', day: '2026-03-02' }],
  ['close-day', {}, { verb: 'close-day' }],
  [
    'take-ticket',
    { service: 'advice' },
    { verb: 'take-ticket', services: ['advice'], class: 'normal', choice: new Map(), print: true },
  ],
  [
    'take-ticket',
    { services: ['advice', 'withdrawal'], class: 'green', choice: { bank: 'icbc' }, print: false },
    {
      verb: 'take-ticket',
      services: ['advice', 'withdrawal'],
      class: 'green',
      choice: new Map([['bank', 'icbc']]),
      print: false,
    },
  ],
  ['call-next', { counter: '1' }, { verb: 'call-next', counter: '1' }],
  ['recall', { counter: '1' }, { verb: 'recall', counter: '1' }],
  ['start', { counter: '1' }, { verb: 'start', counter: '1' }],
  ['park', { counter: '1' }, { verb: 'park', counter: '1' }],
  ['miss', { counter: '1' }, { verb: 'miss', counter: '1' }],
  ['finish', { counter: '1' }, { verb: 'finish', counter: '1', outcome: 'approved' }],
  ['finish', { counter: '1', outcome: 'refused' }, { verb: 'finish', counter: '1', outcome: 'refused' }],
  ['choose-route', { counter: '1', queue: 'icbc' }, { verb: 'choose-route', counter: '1', queue: 'icbc' }],
  ['transfer', { counter: '1', to: { queue: 'icbc' } }, { verb: 'transfer', counter: '1', queue: 'icbc' }],
  [
    'transfer',
    { counter: '1', to: { counter: '2' }, reason: 'misrouted' },
    { verb: 'transfer', counter: '1', queue: 'icbc', reason: 'misrouted' },
  ],
  ['resume', { counter: '1' }, { verb: 'resume', counter: '1' }],
  ['resume', { counter: '1', ticket: 'A001' }, { verb: 'resume', counter: '1', ticket: 'A001' }],
  ['rejoin', { ticket: 'A001' }, { verb: 'rejoin', ticket: 'A001' }],
  ['abandon', { ticket: 'A001', reason: 'gave up' }, { verb: 'abandon', ticket: 'A001', reason: 'gave up' }],
  ['open-counter', { counter: '1' }, { verb: 'open-counter', counter: '1' }],
  ['pause-counter', { counter: '1' }, { verb: 'pause-counter', counter: '1' }],
  ['close-counter', { counter: '1' }, { verb: 'close-counter', counter: '1', force: false }],
  ['close-counter', { counter: '1', force: true }, { verb: 'close-counter', counter: '1', force: true }],
  ['sign-in', { counter: '1', clerk: '07' }, { verb: 'sign-in', counter: '1', clerk: '07' }],
  ['sign-out', { counter: '1' }, { verb: 'sign-out', counter: '1' }],
  ['set-class', { ticket: 'A001', class: 'green' }, { verb: 'set-class', ticket: 'A001', class: 'green' }],
  ['rate', { counter: '1', grade: 5 }, { verb: 'rate', counter: '1', grade: 5 }],
  ['reprint', { ticket: 'A001' }, { verb: 'reprint', ticket: 'A001' }],
  ['ask', { ticket: 'A001' }, { verb: 'ask', ticket: 'A001' }],
])('%s %j is understood', (verb, args, command) => {
  expect(read(verb, args)).toEqual(command);
});

test('a counter typed as a number is that counter', () => {
  expect(read('call-next', { counter: 1 })).toEqual({ verb: 'call-next', counter: '1' });
});

describe('a faulty command is told what is wrong', () => {
  test.each([
    ['call-nxt', {}, 'unknown-verb', /^found call-nxt, expected one of open-day, .*call-next/],
    ['__proto__', {}, 'unknown-verb', /^found __proto__/],
    ['tick', {}, 'unknown-verb', /^found tick/],
    [
      'call-next',
      { counter: '1', conter: '2' },
      'unknown-field',
      /^found conter, expected only counter; for example {"counter":"1"}$/,
    ],
    ['close-day', { now: true }, 'unknown-field', /^found now, expected only no field/],
    ['call-next', {}, 'wrong-type', /^counter: found nothing, expected the plate of a counter; for example/],
    ['call-next', { counter: 1.5 }, 'wrong-type', /^counter: found 1.5, /],
    ['call-next', [], 'wrong-type', /^found \[\], expected an object/],
    ['call-next', null, 'wrong-type', /^found null, expected an object/],
    ['rate', { counter: '1', grade: 6 }, 'wrong-type', /^grade: found 6, expected a grade from 1 to 5/],
    ['rate', { counter: '1', grade: 4.5 }, 'wrong-type', /^grade: found 4.5, expected a grade from 1 to 5/],
    [
      'finish',
      { counter: '1', outcome: 'done' },
      'wrong-type',
      /^outcome: found "done", expected one of approved, /,
    ],
    ['take-ticket', {}, 'wrong-type', /^expected either services or service/],
    ['take-ticket', { service: 'advice', services: ['advice'] }, 'wrong-type', /^expected either/],
    ['take-ticket', { services: [7] }, 'wrong-type', /^services: 0: found 7, expected the id of a service/],
    [
      'take-ticket',
      { service: 'advice', choice: { bank: 5 } },
      'wrong-type',
      /^choice: bank: found 5, expected the id of a queue/,
    ],
    [
      'transfer',
      { counter: '1', to: { queue: 'a', counter: '2' } },
      'wrong-type',
      /^to: found .*expected {"queue": …} or/,
    ],
    [
      'transfer',
      { counter: '1', to: { counter: '9' } },
      'unknown-counter',
      /^to.counter: .*expected one of 1, 2/,
    ],
    [
      'abandon',
      { ticket: 'A001', reason: 'a\u0007b' },
      'wrong-type',
      /^reason: found "a\\u0007b", expected a reason/,
    ],
    [
      'abandon',
      { ticket: 'A001', reason: 'a'.repeat(201) },
      'wrong-type',
      /^reason: found "a{59}…, expected/,
    ],
    [
      'call-next',
      JSON.parse('{"counter":"1","__proto__":{"force":true}}'),
      'unknown-field',
      /^found __proto__/,
    ],
  ])('%s %j', (verb, args, code, message) => {
    const fault = read(verb, args);
    expect(fault).toEqual({ refused: code, message: expect.stringMatching(message) });
  });
});

test('no JSON makes it throw', () => {
  const verbs = ['take-ticket', 'transfer', 'finish', 'rate', 'abandon', 'close-day', 'constructor'];
  fc.assert(
    fc.property(fc.constantFrom(...verbs), fc.jsonValue({ noUnicodeString: false }), (verb, args) => {
      const command = read(verb, args);
      expect(isRefusal(command) || command.verb === verb).toBe(true);
    }),
  );
});
