import { describe, expect, test } from 'vitest';
import { dataOf, readCommand } from '../../daemon/mqtt/commands/verbs.ts';
import { refusalText } from '../../daemon/text/staff/sentences.ts';
import { smallHall, takeTicket } from '../kit/hall/small-hall.ts';

const where = { today: () => '2026-03-02', by: 'desk' };
const read = (verb: string, args: unknown) => readCommand(verb, args, where);

test.each([
  ['open-day', {}, { verb: 'open-day', day: '2026-03-02' }],
  ['open-day', { day: '2026-03-05' }, { verb: 'open-day', day: '2026-03-05', named: true }],
  ['open-day', { insteadOf: '2036-01-01' }, { verb: 'open-day', day: '2026-03-02', insteadOf: '2036-01-01' }],
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
  ['call-next', { counter: 1 }, { verb: 'call-next', counter: '1' }],
  ['recall', { counter: '1' }, { verb: 'recall', counter: '1' }],
  ['start', { counter: '1' }, { verb: 'start', counter: '1' }],
  ['park', { counter: '1' }, { verb: 'park', counter: '1' }],
  ['miss', { counter: '1' }, { verb: 'miss', counter: '1' }],
  ['finish', { counter: '1' }, { verb: 'finish', counter: '1', outcome: 'approved' }],
  [
    'finish',
    { counter: '1', outcome: 'refused', reason: 2 },
    { verb: 'finish', counter: '1', outcome: 'refused', reason: 2 },
  ],
  [
    'finish',
    { counter: '1', outcome: 'refused', reason: '限购' },
    { verb: 'finish', counter: '1', outcome: 'refused', reason: 0, because: '限购' },
  ],
  ['finish', { counter: '1', askRating: true }, { verb: 'finish', counter: '1', outcome: 'approved' }],
  ['choose-route', { counter: '1', queue: 'icbc' }, { verb: 'choose-route', counter: '1', queue: 'icbc' }],
  [
    'transfer',
    { counter: '1', to: { queue: 'icbc' } },
    { verb: 'transfer', counter: '1', to: { queue: 'icbc' }, when: 'now' },
  ],
  [
    'transfer',
    { counter: 1, to: { counter: 2 }, when: 'after', reason: 'misrouted' },
    { verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'after', reason: 'misrouted' },
  ],
  [
    'return-to',
    { counter: '2', to: { queue: 'approval' } },
    { verb: 'return-to', counter: '2', to: { queue: 'approval' } },
  ],
  [
    'call-number',
    { counter: '1', ticket: 'A001', reason: 'wheelchair' },
    { verb: 'call-number', counter: '1', ticket: 'A001', reason: 'wheelchair' },
  ],
  ['undo', { counter: '1' }, { verb: 'undo', counter: '1' }],
  [
    'add-service',
    { ticket: 'A001', service: 'loan' },
    { verb: 'add-service', ticket: 'A001', service: 'loan' },
  ],
  [
    'reopen',
    { ticket: 'A001', reason: 'came back' },
    { verb: 'reopen', ticket: 'A001', reason: 'came back' },
  ],
  ['resume', { counter: '1' }, { verb: 'resume', counter: '1' }],
  ['resume', { counter: '1', ticket: 'A001' }, { verb: 'resume', counter: '1', ticket: 'A001' }],
  ['rejoin', { ticket: 'A001' }, { verb: 'rejoin', ticket: 'A001' }],
  ['step-away', { ticket: 'A001' }, { verb: 'step-away', ticket: 'A001' }],
  ['step-back', { ticket: 'A001' }, { verb: 'step-back', ticket: 'A001' }],
  [
    'book',
    { service: 'advice', slot: '2026-03-03T09:30', identity: 'E12345678' },
    { verb: 'book', service: 'advice', slot: '2026-03-03T09:30', identity: 'E12345678', isNumber: true },
  ],
  ['book-cancel', { booking: '7Q2M4KX0ZB' }, { verb: 'book-cancel', code: '7Q2M4KX0ZB' }],
  ['bookings', { booking: '7Q2M4KX0ZB' }, { verb: 'bookings', code: '7Q2M4KX0ZB' }],
  ['bookings', { identity: 'E12345678' }, { verb: 'bookings', identity: 'E12345678' }],
  ['take-ticket', { booking: '7Q2M4KX0ZB' }, { verb: 'come-booked', code: '7Q2M4KX0ZB', print: true }],
  ['abandon', { ticket: 'A001', reason: 'gave up' }, { verb: 'abandon', ticket: 'A001', reason: 'gave up' }],
  ['open-counter', { counter: '1' }, { verb: 'open-counter', counter: '1' }],
  ['pause-counter', { counter: '1' }, { verb: 'pause-counter', counter: '1' }],
  ['close-counter', { counter: '1' }, { verb: 'close-counter', counter: '1', force: false }],
  ['close-counter', { counter: '1', force: true }, { verb: 'close-counter', counter: '1', force: true }],
  ['sign-in', { counter: '1', clerk: '07' }, { verb: 'sign-in', counter: '1', clerk: '07' }],
  ['sign-out', { counter: '1' }, { verb: 'sign-out', counter: '1' }],
  ['set-class', { ticket: 'A001', class: 'green' }, { verb: 'set-class', ticket: 'A001', class: 'green' }],
  ['rate', { counter: '1', grade: 5 }, { verb: 'rate', counter: '1', grade: 5, from: 'mqtt' }],
  [
    'rate',
    { counter: '1', grade: 5, ticket: 'A001' },
    { verb: 'rate', counter: '1', grade: 5, ticket: 'A001', from: 'mqtt' },
  ],
  ['reprint', { ticket: 'A001' }, { verb: 'reprint', ticket: 'A001' }],
  ['ask', { ticket: 'A001' }, { verb: 'ask', ticket: 'A001' }],
  ['why', { ticket: 'A001' }, { verb: 'why', ticket: 'A001' }],
  [
    'follow-up-open',
    { source: 'complaint', text: '等候过久', ticket: 'A001' },
    { verb: 'follow-up-open', source: 'complaint', words: '等候过久', ticket: 'A001' },
  ],
  ['follow-up-open', { source: 'mail', text: 'x' }, { verb: 'follow-up-open', source: 'mail', words: 'x' }],
  [
    'follow-up-close',
    { followUp: '2026-03-02-f1', note: 'called back' },
    { verb: 'follow-up-close', followUp: '2026-03-02-f1', words: 'called back' },
  ],
  ['take-ticket', { return: 'abcde fghio' }, { verb: 'come-again', code: 'ABCDEFGH10', print: true }],
  ['slip', { ticket: 'A001', day: '2026-11-24' }, { verb: 'slip', ticket: 'A001', day: '2026-11-24' }],
  ['surge-start', { level: 'busy' }, { verb: 'surge-start', level: 'busy' }],
  ['surge-stop', {}, { verb: 'surge-stop' }],
  ['notice-set', { text: '' }, { verb: 'notice-set', text: '' }],
  [
    'notice-set',
    { text: '今日系统升级', boards: ['board-1'], until: 1_790_000_000_000 },
    { verb: 'notice-set', text: '今日系统升级', boards: ['board-1'], until: 1_790_000_000_000 },
  ],
  ['alarm-ack', { alarm: 'wait-icbc' }, { verb: 'alarm-ack', alarm: 'wait-icbc', by: 'desk' }],
  ['device-test', { device: 'pad-1' }, { verb: 'device-test', device: 'pad-1' }],
  ['replay', { from: 17 }, { verb: 'replay', from: 17 }],
  ['who', {}, { verb: 'who' }],
  ['sheet', { month: '2026-11' }, { verb: 'sheet', month: '2026-11' }],
])('%s %j is understood', (verb, args, command) => {
  expect(read(verb, args)).toEqual(command);
});

test('every verb of the contract can be given', () => {
  const ofContract = `
    take-ticket add-service call-next call-number recall start park miss undo finish
    choose-route transfer return-to resume rejoin step-away step-back reopen abandon open-counter pause-counter
    close-counter sign-in sign-out set-class rate reprint slip book book-cancel bookings follow-up-open follow-up-close refusal-confirm refusal-overturn erase
    question-open question-write question-pass question-accept question-close
    power-failing power-back served-by-paper came-by-paper paper-entered
    surge-start surge-stop notice-set open-day close-day ask why who sheet alarm-ack device-test replay
  `;
  const unknown = read('', {});
  const told = 'refused' in unknown ? refusalText(unknown) : '';
  const expected = /expected one of (.*)$/.exec(told)?.[1];
  expect(expected?.split(', ').toSorted()).toEqual(ofContract.trim().split(/\s+/).toSorted());
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
    [
      'open-day',
      { day: '2026-02-30' },
      'wrong-type',
      /^day: found "2026-02-30", expected a date, YYYY-MM-DD/,
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
    ['transfer', { counter: '1', to: { queue: 'a' }, when: 'soon' }, 'wrong-type', /^when: found "soon", /],
    [
      'surge-start',
      { level: 'panic' },
      'wrong-type',
      /^level: found "panic", expected one of attention, busy, /,
    ],
    ['notice-set', { text: 'x', boards: [] }, 'wrong-type', /^boards: found \[\], expected a board/],
    [
      'notice-set',
      { text: 'x', until: '17:00' },
      'wrong-type',
      /^until: found "17:00", expected a time in ms UTC/,
    ],
    ['notice-set', { text: 'x', until: -1 }, 'wrong-type', /^until: found -1, expected a time in ms UTC/],
    ['alarm-ack', { alarm: 'x', by: 'me' }, 'unknown-field', /^found by, expected only alarm; for example/],
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
    if (!('refused' in fault)) throw new Error('it was taken');
    expect(fault.refused).toBe(code);
    expect(refusalText(fault)).toMatch(message);
  });
});

describe('what a ticket that was taken is answered', () => {
  const take = takeTicket('withdrawal');

  test('is its number, how many are ahead, and the wait that stands on it', () => {
    const small = smallHall();
    small.do(0, { verb: 'open-counter', counter: '1' });
    expect(dataOf(small.do(0, take))).toEqual({ ticket: 'A001', ahead: 0, expectedWaitMin: [0, 0] });
    small.do(0, { verb: 'call-next', counter: '1' });
    const second = dataOf(small.do(0, take));
    const printed = small.hall.visits.get('A002')?.estimate?.first;
    expect(second).toEqual({ ticket: 'A002', ahead: 0, expectedWaitMin: printed });
    expect(printed?.[1]).toBeGreaterThan(0);
  });

  test('has no wait where no counter is open for it', () => {
    expect(dataOf(smallHall().do(0, take))).toEqual({ ticket: 'A001', ahead: 0 });
  });

  test('no other order is answered with more than that it was done', () => {
    expect(dataOf(smallHall().do(0, { verb: 'open-counter', counter: '1' }))).toBeUndefined();
  });
});
