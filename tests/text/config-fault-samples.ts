/** Of every fault of a config, each of its sentences once: exhaustive by the compiler. */
import type { ConfigFaultArgs } from '../../config/checks/fault-args.ts';
import type { Expected, Found, PlainlyExpected } from '../../drivers/settings/expected.ts';

const at = { path: '/etc/one-ticket/mqtt-password' };
const tls = { host: '10.0.0.5:1883', encrypted: 'mqtts://10.0.0.5:1883' };
const nothing: Found = { is: 'nothing' };
const found: readonly Found[] = [
  { is: 'list' },
  { is: 'map' },
  { is: 'this-key' },
  { is: 'text', quoted: '"akk"' },
];

const plain = (...each: PlainlyExpected[]) => each.map((is): Expected => ({ is }));
type Listed = Extract<Expected, { is: 'one-of-the' }>['list'];
const oneOfThe = (...each: Listed[]) =>
  each.map((list): Expected => ({ is: 'one-of-the', list, among: ['one', 'two'] }));
const among = ['next', 'recall'];
const expected: readonly Expected[] = [
  ...plain('list', 'map', 'id', 'time-of-day', 'true-or-false', 'program'),
  ...plain('serial-port', 'tcp-port', 'device-file', 'usb-device', 'recordings', 'paper-columns'),
  ...plain('shown-counter', 'time-zone', 'language', 'digits', 'series', 'person-number'),
  ...plain('broker', 'user-name', 'credential', 'certificates', 'copies-folder'),
  ...plain('calendar-file', 'year', 'days'),
  ...oneOfThe('institutions', 'queues', 'counters', 'services', 'lines', 'devices'),
  ...oneOfThe('pad-kinds', 'pad-buttons', 'choice', 'default'),
  { is: 'one-of-the', list: 'lines', among: [] },
  { is: 'choice-at-ticket', service: 'withdrawal', among: ['bank'] },
  { is: 'choice-at-ticket', service: 'advice', among: [] },
  { is: 'entries', of: 'queues' },
  { is: 'text', atMost: 200 },
  { is: 'topic', atMost: 120 },
  { is: 'phone-address', atMost: 64 },
  { is: 'press-line', atMost: 64 },
  { is: 'whole-number', min: 1, max: 9 },
  { is: 'number', min: 0.1, max: 99 },
  { is: 'duration', min: '1 s', max: '24 h' },
  { is: 'baud', among: ['1200', '2400', '4800'] },
  { is: 'one-of', among },
  { is: 'one-of', among: ['tickets'] },
  { is: 'locale', folder: 'config/locales', among: ['en', 'zh-CN'] },
  { is: 'own-words', folder: '/etc/one-ticket' },
  { is: 'phrase', words: [] },
  { is: 'phrase', words: ['number', 'counter'] },
  { is: 'sentence', words: [], also: [], isTold: false },
  { is: 'sentence', words: [], also: [], isTold: true },
  { is: 'sentence', words: ['counter', 'ticket'], also: ['clerk'], isTold: true },
  { is: 'key-rule', keys: among },
  { is: 'button-number', atMost: 128, manual: 'drivers/xkeys/README.md' },
  { is: 'as-written', text: 'Invalid input' },
];

export const configFaultSamples: {
  [Code in keyof ConfigFaultArgs]: readonly [ConfigFaultArgs[Code], ...ConfigFaultArgs[Code][]];
} = {
  value: [
    { found: nothing, expected: { is: 'id' }, example: 'counter-1' },
    ...found.map(one => ({ found: one, expected: { is: 'id' } as const })),
    ...expected.map(one => ({ found: nothing, expected: one })),
  ],
  'unknown-key': [{ known: among }],

  'file-unreadable': [{ why: 'EISDIR: illegal operation on a directory, read' }],
  'file-too-large': [{ bytes: 300_000, atMostBytes: 262_144 }],
  'not-utf-8': [{}],
  'yaml-error': [{ why: 'Tabs are not allowed as indentation' }],
  'second-document': [{}],
  'key-twice': [{}],
  'key-no-word': [{}],
  'too-deep': [{ atMost: 16 }],
  'yaml-alias': [{ name: 'a' }],
  'yaml-tag': [{ tag: 'tag:yaml.org,2002:str' }],

  'not-handed-over': [{ name: 'mqtt-password' }],
  'secret-no-file': [at],
  'secret-missing': [at],
  'secret-forbidden': [at],
  'secret-unreadable': [{ ...at, why: 'Error: EIO' }],
  'secret-too-large': [{ ...at, bytes: 2048, atMostBytes: 1024 }],
  'open-to-others': [{ ...at, mode: '0644' }],
  'password-empty': [at],
  'password-of-lines': [at],
  'password-with-control': [at],
  'no-certificate': [at],
  'certificate-broken': [{ ...at, nth: 2 }],

  'same-language': [{ language: 'zh-CN' }],
  unprintable: [{ character: '镕' }],
  'name-missing': [{ language: 'en' }],
  'name-taken': [{ counter: '3' }],
  'counter-unnamed': [{ counter: 'information-desk' }],
  'name-too-wide': [{ board: 'board-2', cells: 14, atMost: 8 }],
  'leads-nowhere': [
    { is: 'desk', quoted: '"请到咨询台"' },
    { is: 'scanner', quoted: '"请扫码"' },
  ],

  'no-sessions': [{}],
  'session-too-early': [{ from: '11:59', before: '12:00' }],
  'session-ends-early': [{ from: '14:00', until: '12:00' }],
  'last-ticket-outside': [{ from: '14:00', until: '17:30', lastTicket: '17:31' }],

  'no-queues': [{}],
  'queue-twice': [{ queue: 'icbc' }],
  'queue-of-its-own': [{ queue: 'icbc' }],
  'queue-unserved': [{ queue: 'icbc' }],
  'word-taken': [{ word: 'ask' }],

  'series-taken': [{ series: 'A', other: 'withdrawal' }],
  'no-steps': [{}],
  'no-such-step': [{}],
  'no-choice': [{ among: ['icbc'] }],
  'always-shortest': [{ found: 'ask' }],
  'no-slots': [{}],
  'slot-twice': [{ slot: '09:30' }],
  'slot-outside': [{ slot: '12:00', until: '12:30', sessions: ['08:30–12:00', '14:00–17:30'] }],
  'too-many-seats': [{ seats: 4200, atMost: 3000 }],
  'soon-number': [{ soon: 3 }],

  'no-levels': [{ levels: ['attention', 'busy'] }],
  'level-without-trigger': [{ triggers: ['longestWait', 'expectedWait'] }],
  'points-in-all': [{ sum: 95, expected: 100 }],
  'level-below-milder': [{ figure: '30 min', atLeast: '40 min', milder: 'attention' }],

  'reasons-without-keys': [{ nth: 7, of: 9, atMost: 6 }],
  'papers-without-keys': [{ nth: 8, of: 9, atMost: 7 }],
  'tickets-without-keys': [{ nth: 9, atMost: 8, first: '21', last: '29' }],
  'counter-unseen': [{ counter: '3' }],

  'nobody-listed': [{}],
  'no-staff-list': [{}],
  'attendant-of-no-institution': [{}],
  'user-taken': [
    { user: 'chen', is: 'person', number: '06' },
    { user: 'chen', is: 'machine' },
    { user: 'chen', is: 'daemon' },
  ],
  'user-without-broker': [{}],

  'no-users': [{}],
  'login-in-address': [{}],
  'user-without-password': [{}],
  'password-without-user': [{}],
  'attendant-of-no-counter': [{}],
  'not-of-role': [
    { key: 'counter', role: 'engineer', only: 'attendant' },
    { key: 'institution', role: 'viewer', only: 'supervisor' },
  ],
  'password-in-the-clear': [tls],
  'orders-in-the-clear': [tls],
  'needless-certificates': [{ url: 'mqtt://10.0.0.5:1883', encrypted: tls.encrypted }],
  'nobody-may-order': [{}],
  'rates-itself': [{ role: 'attendant' }],
  'message-too-long': [
    { is: 'info', bytes: 70_000, atMostBytes: 60_416 },
    { is: 'discovery', bytes: 70_000, atMostBytes: 60_416 },
  ],
  'copies-of-nothing': [{}],
  'phone-without-broker': [{}],
  'no-such-day': [{ day: '2026-02-29' }],
  'day-twice': [{ day: '2026-10-01' }],
  'year-unknown': [{ year: '2027' }],

  'not-one-port': [{ keys: [] }, { keys: ['serial', 'tcp'] }],
  'no-device-file': [{}],
  'port-taken': [
    { is: 'line', owner: 'boards' },
    { is: 'device', owner: 'printer-1' },
  ],
  'restless-port': [{ port: '/dev/ttyUSB0' }],
  'topic-without-broker': [{}],
  'usb-taken': [
    { hid: '05f3:0405', owner: 'pad-1', apart: 'serial-number' },
    { hid: '05f3:0405', owner: 'pad-1', apart: 'unit' },
  ],
  'address-taken': [{ address: 1, owner: 'board-1', line: 'boards' }],
  'kinds-on-a-line': [
    { kind: 'one-kind', other: 'another', beside: [] },
    { kind: 'one-kind', other: 'another', beside: ['a-third'] },
  ],
  'boards-on-a-line': [{ nth: 9, line: 'boards', atMost: 8 }],
  'boards-on-a-bridge': [{ nth: 5, line: 'yard', atMost: 4 }],
  'slow-bridge': [{ replyWithinMs: 150, line: 'yard', atLeastMs: 500 }],

  'second-voice': [{ first: 'voice-1' }],
  'needs-no-spare': [{ class: 'pad' }],
  'spare-of-itself': [{ device: 'voice-2' }],
  'spare-of-a-spare': [{ device: 'voice-2' }],
  'spare-of-another-class': [{ device: 'printer-1', class: 'printer', expected: 'voice' }],
  'spare-with-a-counter': [{}],
  'no-printer': [{ device: 'board-1', class: 'board' }],
  'spare-for-slips': [{ spareFor: 'printer-2' }],

  'presses-or-scans': [{ found: 'both' }, { found: 'neither' }],
  'desk-at-a-box': [{}],
  'window-at-a-scanner': [{}],
  'away-at-a-scanner': [{}],
  'away-is-a-press': [{ line: 'loan' }],
  'away-without-scanner': [{}],
  'choice-unanswered': [{ choice: 'bank', among: ['icbc', 'ccb'], service: 'withdrawal' }],

  'blank-between-refreshes': [{ expiresAfterMs: 15_000, refreshMs: 10_000 }],
  'gap-above-refresh': [{ areaGapMs: 6_000, refreshMs: 5_000 }],
  'level-too-early': [{ from: '17:59', before: '18:00' }],
  'digits-beyond-register': [{ digits: 6, atMost: 4 }],
  'dark-by-spaces': [{ write: 'characters' }],
  'card-gives-two': [{ kiosk: 'kiosk-1' }],
  'blinks-in-number': [{ register: 1002, from: 1000, to: 1002 }],
};
