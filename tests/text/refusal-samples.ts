/** Of every refusal there is, each of its sentences once: exhaustive by the compiler. */
import type { Expected, PlainlyExpected, RefusalArgs } from '../../daemon/core/types/refusal-args.ts';

const giver = { user: 'chen', role: 'attendant', counter: '7' };
const example = { counter: '1' };
const beyond = { is: 'beyond', giver, verb: 'finish', institutions: ['icbc'] } as const;

const plain = (...each: PlainlyExpected[]) => each.map((is): Expected => ({ is }));
const expected: readonly Expected[] = [
  ...plain('counter', 'plate', 'ticket', 'queue', 'service', 'goal', 'follow-up', 'board', 'alarm', 'device'),
  ...plain('service-list', 'some-service', 'paper-list', 'board-list', 'some-board', 'choices'),
  ...plain('clerk', 'clerk-as-text', 'reason-number', 'paper-number', 'grade', 'source'),
  ...plain('seq', 'first-seq', 'moment', 'date', 'whole-number', 'yes-or-no', 'when', 'object'),
  ...(['services', 'papers', 'boards', 'reason', 'notice'] as const).map(is => ({ is, atMost: 7 })),
  ...(['to-be-answered', 'how-answered'] as const).map(is => ({ is, atMostBytes: 900 })),
  { is: 'one-of', among: ['now', 'after'] },
];

export const refusalSamples: {
  [Code in keyof RefusalArgs]: readonly [RefusalArgs[Code], ...RefusalArgs[Code][]];
} = {
  'hall-closed': [{ is: 'open-first' }, { is: 'never-opened' }, { is: 'nothing-to-close' }],
  'counter-closed': [{ counter: '7' }],
  'counter-paused': [{ counter: '7' }, { counter: '7', already: true }],
  'counter-busy': [
    { counter: '7', ticket: 'A001' },
    { counter: '7', ticket: 'A001', force: true },
  ],
  'not-started': [{ ticket: 'A001' }],
  'nobody-in-hand': [{ counter: '7' }],
  'choose-first': [
    { is: 'first-step' },
    { is: 'before-finish', ticket: 'A001', among: ['icbc', 'ccb'] },
    { is: 'choice', choice: 'bank', expected: ['icbc', 'ccb'] },
    { is: 'choice', choice: 'bank', found: 'abc', expected: ['icbc', 'ccb'] },
    { is: 'no-such-choice', choice: 'bank' },
  ],
  'not-in-route': [
    { is: 'no-later-step', ticket: 'A001', queue: 'icbc' },
    { is: 'never-there', ticket: 'A001', queue: 'icbc' },
  ],
  'recall-too-soon': [{ afterMs: 15_000 }],
  'called-enough': [{ ticket: 'A001', calls: 3 }],
  'not-heard': [{ ticket: 'A001' }],
  'nobody-set-aside': [
    { is: 'parked', counter: '7' },
    { is: 'any', counter: '7' },
  ],
  'nobody-waiting': [{ counter: '7' }],
  'not-ready': [{ counter: '7' }],
  'already-open': [{ counter: '7' }, { day: '2026-11-24' }, { day: '2026-11-24', another: true }],
  'already-closed': [{ counter: '7' }],
  'no-paper': [{ printers: [{ printer: 'printer-1', why: 'paper out' }, { printer: 'printer-2' }] }],
  'unknown-ticket': [{ ticket: 'A001' }, { ticket: 'A001', day: '2026-11-24' }],
  'wrong-place': [
    { is: 'no-surge' },
    { ticket: 'A001', is: 'between' },
    { ticket: 'A001', is: 'serving', wanted: 'called' },
    { ticket: 'A001', is: 'left', wanted: 'inside' },
    { ticket: 'A001', is: 'done', wanted: 'over' },
    { ticket: 'A001', is: 'waiting', wanted: 'over' },
    { ticket: 'A001', is: 'called', wanted: 'missed' },
  ],
  'too-late': [
    { is: 'day-over', day: '2026-11-23', present: '2026-11-24' },
    { is: 'earlier-day', day: '2026-11-23', present: '2026-11-24' },
    { is: 'not-in-place-of', day: '2026-11-23', insteadOf: '2026-11-22' },
    { is: 'not-in-place-of', day: '2026-11-23', insteadOf: '2026-11-22', present: '2026-11-24' },
    { is: 'undo', order: 'finish', withinMs: 30_000 },
    { is: 'notice' },
    { is: 'missed', ticket: 'A001' },
  ],
  'nothing-to-rate': [{ counter: '7' }, { counter: '7', agoMs: 75_000, withinMs: 60_000 }],
  'not-signed-in': [{ counter: '7' }],
  'unknown-counter': [{ found: '9', expected: ['7', '8'] }, { found: '9' }],
  'unknown-queue': [
    { is: 'none-such', found: 'abc', expected: ['icbc', 'ccb'] },
    { is: 'serves-none', counter: '7' },
    { is: 'gone', ticket: 'A001', queue: 'icbc' },
  ],
  'unknown-service': [
    { is: 'none-such', found: 'tax', expected: ['loan', 'advice'] },
    { is: 'none-named' },
    { is: 'no-nth', ticket: 'A001', nth: 3, services: ['loan', 'advice'] },
    { is: 'not-here', ticket: 'A001', service: 'tax', here: ['loan'] },
    { is: 'not-of-step', ticket: 'A001', found: 'tax', here: ['loan'] },
  ],
  'unknown-key': [
    { is: 'no-rule', digits: '99', key: 'ok' },
    { is: 'no-rating', key: 9 },
    { is: 'no-desk', digits: '21', counter: '7' },
  ],
  'other-hands': [
    { is: 'not-served', ticket: 'A001', queue: 'icbc', counter: '7', served: ['ccb', 'boc'] },
    { is: 'parked-by', ticket: 'A001', counter: '7' },
    { is: 'parked-in', ticket: 'A001', queue: 'icbc', counter: '7' },
  ],
  'nothing-to-undo': [{}],
  'moved-on': [
    { order: 'finish', ticket: 'A001' },
    { order: 'finish', ticket: 'A001', counter: '7' },
  ],
  'to-itself': [{ counter: '7' }, { counter: '7', ticket: 'A001' }],
  'full-today': [
    { is: 'limit', of: 'loan', limit: 40 },
    { is: 'ends-late', ends: '2026-11-24 17:40', closes: '2026-11-24 17:30' },
  ],
  'limited-now': [{ service: 'loan', waiting: 12, level: 'busy', limit: 10 }],
  'no-tickets-now': [
    { since: '2026-11-24 11:30', again: '2026-11-24 14:00' },
    { institution: 'icbc', since: '2026-11-24 17:00' },
  ],
  'clock-doubted': [
    { day: '2026-11-24', doubt: { shown: '2026-11-25 21:00', is: 'unheard', forMs: 129_600_000 } },
    { day: '2026-11-24', doubt: { text: 'it went back' } },
  ],
  'unknown-level': [
    { is: 'no-plan' },
    { is: 'highest', level: 'emergency' },
    { is: 'none-such', found: 'panic', expected: ['busy', 'emergency'] },
  ],
  'unknown-follow-up': [
    { found: 'f0', open: [], older: 0 },
    { found: 'f0', open: ['f8', 'f9'], older: 0 },
    { found: 'f0', open: ['f8', 'f9'], older: 7 },
  ],
  'unknown-alarm': [{ found: 'wait-x', open: ['wait-icbc', 'clock'], older: 0 }],
  'unknown-board': [{ found: 'board-9', expected: ['board-1', 'main-board'] }],
  'came-or-missed': [{ ticket: 'A001' }],
  'unknown-person': [{ found: '1099' }],
  'name-reason': [
    { is: 'none', reasons: ['资料不实', '不符合条件'] },
    { is: 'none-such', found: 9, reasons: ['资料不实', '不符合条件'] },
    { is: 'not-refused', found: 'approved' },
  ],
  'name-papers': [{ is: 'none' }, { is: 'not-missing', found: 'approved' }],
  'which-service': [
    { is: 'pick-first', ticket: 'A001', here: ['loan', 'advice'] },
    { is: 'without-papers', services: ['loan', 'advice'] },
  ],
  'which-one': [{ tickets: ['A017', 'B017'], number: 17 }],
  'nobody-scanned': [
    { is: 'at-desk', counter: '7' },
    { is: 'at-counter', counter: '7' },
  ],
  'not-on-list': [{ counter: '7', number: 17 }],
  'green-denied': [{ ticket: 'A001' }],
  'unknown-paper': [{ found: 9, papers: [{ number: 1, paper: '身份证' }] }],
  'set-aside': [{ order: 'finish 7', times: 2 }],
  'missed-twice': [{ ticket: 'A001', queue: 'icbc' }],
  'unknown-verb': [{ found: 'call-nxt', expected: ['call-next', 'ask'] }],
  'unknown-field': [
    { faults: [{ unknown: 'argz', fields: ['id', 'client'] }], example },
    { faults: [{ fields: [] }], example },
  ],
  'wrong-type': [
    { faults: [{ path: ['to', 0, 'queue'], found: '3', expected: { is: 'queue' } }], example },
    { faults: [{ path: ['text'], expected: { is: 'ticket' } }], example },
    ...expected.map(one => ({ faults: [{ path: ['text'], expected: one }], example: {} })),
    { either: ['services', 'service'], example },
  ],
  busy: [
    { is: 'commands', waiting: 256 },
    { is: 'replays', waiting: 4 },
  ],
  'not-yet': [{ found: 12, next: 11 }],
  archived: [{ found: 12, oldest: 21 }],
  unreadable: [{ from: 12, why: 'disk I/O error' }],
  expired: [{ lateMs: 17 }, { agoMs: 780_000, atMostMs: 720_000 }],
  'not-allowed': [
    { is: 'nobody', verb: 'finish' },
    { is: 'no-users' },
    { is: 'unknown-user', user: 'eve' },
    { is: 'role', giver, verb: 'open-day', roles: ['supervisor', 'engineer'] },
    { is: 'role', giver: { user: 'wall', role: 'viewer' }, verb: 'open-day', roles: [] },
    { is: 'another-person', user: 'chen', person: '1001' },
    { is: 'another-institution', user: 'chen', institution: 'icbc', counter: '7', of: 'ccb' },
    { is: 'at-no-counter', user: 'chen', institution: 'icbc', person: '1001' },
    { is: 'by-force', giver },
    { ...beyond, giver: { user: 'lin', role: 'supervisor', institution: 'ccb' }, reached: { is: 'hall' } },
    { ...beyond, reached: { is: 'boards' } },
    { ...beyond, reached: { is: 'board', board: 'main-board' } },
    { ...beyond, reached: { is: 'counter', counter: '8' }, counter: '8' },
    { ...beyond, reached: { is: 'queue', queue: 'boc' } },
    { ...beyond, reached: { is: 'ticket', ticket: 'A001' } },
    { ...beyond, reached: { is: 'ticket', ticket: 'A001', waitsFor: 'boc' } },
    { ...beyond, reached: { is: 'ticket', ticket: 'A001', at: '8' } },
    { ...beyond, reached: { is: 'ticket', ticket: 'A001', cameTo: 'boc' } },
  ],
  'too-many': [
    { is: 'orders', who: 'chen', atOnce: 3000, anHour: 18_000 },
    { is: 'follow-ups', who: 'chen', atOnce: 100, anHour: 20 },
  ],
  'unknown-device': [{ found: 'pad-99', expected: ['pad-0', 'pad-1'] }],
  'device-disabled': [{ device: 'pad-1' }],
  'device-lost': [{ device: 'pad-1' }, { device: 'pad-1', why: 'no port' }],
  'device-degraded': [{ device: 'printer-1', why: 'paper out' }],
  'device-busy': [{ is: 'tested', device: 'pad-1' }, { is: 'printing' }, { is: 'speaking' }],
  'test-failed': [
    { is: 'no-picture', device: 'board-1', withinMs: 5_000 },
    { is: 'ending', device: 'board-1' },
    { is: 'job', device: 'voice-1', why: 'no answer' },
  ],
  'unknown-text': [
    { is: 'none-such', of: 'f9' },
    { is: 'in-journal', of: 'f9' },
  ],
  'texts-failing': [{ is: 'erase' }, { is: 'keep' }],
};
