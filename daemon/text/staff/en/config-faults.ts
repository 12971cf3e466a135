/** English: what is wrong with a config, or may be: what was found there, what was expected, and an example. */
import type {
  ConfigFaultArgs,
  DeviceFaultArgs,
  WordFaultArgs,
} from '../../../../config/checks/fault-args.ts';
import type { Halves, HalvesOf } from '../language.ts';
import { foundText, valueText } from './config-values.ts';

const list = (words: readonly string[]) => words.join(', ');
const a = (role: string) => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;
const certificates = "certificates (-----BEGIN CERTIFICATE-----) of those who signed the broker's";

export function halvesText([found, expected, example]: Halves, meant?: string): string {
  const more = `${example === undefined ? '' : `, for example ${example}`}${meant === undefined ? '' : `, did you mean ${meant}?`}`;
  return `found ${found}, expected ${expected}${more}`;
}

export const configFaults: HalvesOf<Omit<ConfigFaultArgs, keyof (DeviceFaultArgs & WordFaultArgs)>> = {
  value: ({ found, expected, example }) => [foundText(found), valueText(expected), example],
  'unknown-key': ({ known }) => ['an unknown key', `one of ${list(known)}`],

  'file-unreadable': ({ why }) => [why, 'a file that can be read'],
  'file-too-large': ({ bytes, atMostBytes }) => [`${bytes} bytes`, `at most ${atMostBytes} bytes`],
  'not-utf-8': () => ['another encoding', 'UTF-8'],
  'yaml-error': ({ why }) => [`a YAML error: ${why}`, 'well-formed YAML'],
  'second-document': () => ['a second document', 'one document in a file'],
  'key-twice': () => ['a key that stands twice in the same map', 'every key once'],
  'key-no-word': () => ['a key that is no word', 'a word as key'],
  'too-deep': ({ atMost }) => ['lists or maps in one another', `at most ${atMost} deep`],
  'yaml-alias': ({ name }) => [`the alias *${name}`, 'the value itself, written out'],
  'yaml-tag': ({ tag }) => [`the tag ${tag}`, 'a value without a tag'],

  'no-sessions': () => [
    'an empty list',
    'at least one session, or no sessions',
    '[{ from: 08:30, until: 12:00 }]',
  ],
  'session-too-early': ({ from, before }) => [from, `${before} or later, where the session before it ends`],
  'session-ends-early': ({ until, from }) => [until, `a time after ${from}, where it begins`],
  'last-ticket-outside': ({ lastTicket, from, until }) => [
    lastTicket,
    `a time after ${from}, at the latest ${until}`,
  ],
  'no-such-day': ({ day }) => [day, 'a day that this year has'],
  'day-twice': ({ day }) => [`${day} again`, 'every day once, as a holiday or as a day that is worked'],
  'year-unknown': ({ year }) => [
    `nothing about ${year}: its days off go by the weekday alone`,
    'its holidays, and the days worked for them',
    `${year}: { holidays: [10-01..10-07], workdays: [10-10] }`,
  ],

  'no-queues': () => ['an empty list', 'the queues that this counter serves'],
  'queue-twice': ({ queue }) => [`${queue} again`, 'every queue once'],
  'queue-of-its-own': ({ queue }) => [
    `${queue}, a queue of its own`,
    'queues that it takes over from others',
  ],
  'queue-unserved': ({ queue }) => [
    'a queue that no counter serves',
    'a counter with it in its queues',
    `counters: { "1": { institution: …, queues: [${queue}] } }`,
  ],
  'word-taken': ({ word }) => [word, `another id: as the default of a choice, ${word} is no queue`],

  'series-taken': ({ series, other }) => [`${series}, the letter of ${other}`, 'a letter of its own'],
  'no-steps': () => ['an empty list', 'at least one step', '- { queue: approval }'],
  'no-such-step': () => [
    'neither the one nor the other',
    'a step with queue (and soon), or with choice, by and among',
    '{ choice: bank, by: ticket, among: [icbc, ccb], default: ask }',
  ],
  'no-choice': ({ among }) => [`[${list(among)}]`, 'two or more different queues'],
  'always-shortest': ({ found }) => [
    found,
    'shortest, or no default: the shortest wait is always chosen here',
  ],
  'soon-number': ({ soon }) => [
    `${soon}, which no longer says behind how many the visit stands`,
    'true: the visit has priority.soonCredit there, whatever the number',
    'soon: true',
  ],

  'no-slots': () => ['an empty list', 'at least one slot, or no booking', '[09:00, 09:30]'],
  'slot-twice': ({ slot }) => [`${slot} again`, 'every slot once'],
  'slot-outside': ({ slot, until, sessions }) => [
    `${slot}, which ends at ${until}`,
    `a slot within one of the sessions ${list(sessions)}`,
  ],
  'too-many-seats': ({ seats, atMost }) => [
    `${seats} seats in all that can be booked ahead (slots × capacity × days, of all services so far)`,
    `at most ${atMost}`,
  ],
  'no-levels': ({ levels }) => ['no level', `at least one of ${list(levels)}, or no surge`],
  'level-without-trigger': ({ triggers }) => [
    'a level that nothing starts',
    `at least one of ${list(triggers)}`,
    'longestWait: 40 min',
  ],
  'level-below-milder': ({ figure, atLeast, milder }) => [
    figure,
    `at least ${atLeast}, the trigger of ${milder}, which is milder`,
  ],

  'points-in-all': ({ sum, expected }) => [
    `${sum} points in all`,
    `${expected} points in all, or no appraisal`,
    '{ promises: 30, serving: 20, ratings: 20, answers: 15, refusals: 10, green: 5 }',
  ],

  'reasons-without-keys': ({ nth, of, atMost }) => [
    `the reason number ${nth} of ${of}`,
    `at most ${atMost}, for which the pads have the keys 71 ok to 76 ok; the others are given over MQTT, or as 70 ok`,
  ],
  'papers-without-keys': ({ nth, of, atMost }) => [
    `the paper number ${nth} of ${of}`,
    `at most ${atMost}: no key of a pad says that a later one is missing`,
  ],
  'tickets-without-keys': ({ nth, atMost, first, last }) => [
    `the ticket number ${nth} of those that a desk gives by key`,
    `at most ${atMost} (${first} to ${last} ok, without 22): the rest have no key at the desk`,
  ],
  'counter-unseen': ({ counter }) => [
    'a counter that nobody sees or hears: it has no board, and the hall no main board and no voice',
    'one of the three',
    `devices: { board-${counter}: { kind: …, counter: "${counter}" } }`,
  ],

  'nobody-listed': () => [
    'nobody',
    'those who work in the hall, or no staff',
    '"06": { name: 陈敏, institution: centre, role: attendant }',
  ],
  'no-staff-list': () => [
    'no staff list',
    'staff: without it any number signs in, and the figures name numbers',
    'staff: { "06": { name: 陈敏, institution: centre, role: attendant } }',
  ],
  'attendant-of-no-institution': () => [
    'an attendant of no institution',
    'the institution at whose counters they work',
    'institution: centre',
  ],
  'user-taken': args => [
    `${args.user}, ${
      args.is === 'person'
        ? `who is ${args.number} already`
        : args.is === 'machine'
          ? 'who is in mqtt.users too'
          : 'what the daemon itself logs in as'
    }`,
    'a name of their own: mqtt.users is for machines, the staff list for persons',
  ],
  'user-without-broker': () => [
    'a user, and no broker',
    'mqtt, or no user',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],

  'no-users': () => [
    'no user',
    'those who may order something, or no users',
    'chen: { role: attendant, counter: "3" }',
  ],
  'login-in-address': () => [
    'a user or a password in the address',
    'user and passwordFile beside it: whoever may read a config need not know its passwords',
    'user: one-ticket, passwordFile: mqtt-password',
  ],
  'user-without-password': () => ['a user', 'its passwordFile too', 'mqtt-password'],
  'password-without-user': () => ['a passwordFile', 'its user too', 'one-ticket'],
  'attendant-of-no-counter': () => ['an attendant of no counter', 'the counter', 'counter: "3"'],
  'not-of-role': ({ key, role, only }) => [`${key} of ${a(role)}`, `${key} of ${a(only)} only`],
  'password-in-the-clear': ({ host, encrypted }) => [
    `a password that goes to ${host} without encryption`,
    'TLS on the way to another machine',
    encrypted,
  ],
  'orders-in-the-clear': ({ host, encrypted }) => [
    `${host} without encryption, and users who order over it`,
    'TLS on the way to another machine: whoever listens there reads and changes what they order',
    encrypted,
  ],
  'needless-certificates': ({ url, encrypted }) => [
    `certificates for ${url}, which shows none`,
    'an address with TLS, or no caFile',
    encrypted,
  ],
  'nobody-may-order': () => [
    'a broker on another machine, and no users',
    'users: nobody may order anything over it',
    'users: { lin: { role: supervisor } }',
  ],
  'rates-itself': ({ role }) => [
    `rate for ${role}, who works in the hall`,
    'it with a user of the role citizen only: nobody rates who is rated',
    'kiosk: { role: citizen }',
  ],
  'message-too-long': ({ is, bytes, atMostBytes }) => [
    `what ${is === 'info' ? '$info says' : 'Home Assistant is told'} of this hall of ${bytes} bytes`,
    `at most ${atMostBytes}, which fits a message: fewer of them in one hall, or shorter names`,
  ],

  'copies-of-nothing': () => [
    'neither folder nor keepDays',
    'one of them, or no copies',
    'copies: { folder: /mnt/copies, keepDays: 400 }',
  ],

  'phone-without-broker': () => [
    'an address for phones, and no broker',
    'mqtt, over which "one-ticket screens" hears the hall: without it the address on the tickets opens nothing',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],

  'not-handed-over': ({ name }) => [
    `${name}, and no $CREDENTIALS_DIRECTORY`,
    `systemd to hand it over (LoadCredential=${name}:/etc/one-ticket/${name}), or the folder that holds it in that variable, or the whole path of a file`,
  ],
  'secret-no-file': ({ path }) => [`${path}, which is no file`, 'a file'],
  'secret-missing': ({ path }) => [`${path}, which is not there`, 'a file'],
  'secret-forbidden': ({ path }) => [`${path}, which may not be read`, 'a file that the daemon may read'],
  'secret-unreadable': ({ path, why }) => [`${path}, ${why}`, 'a file that can be read'],
  'secret-too-large': ({ path, bytes, atMostBytes }) => [
    `${path}, of ${bytes} bytes`,
    `at most ${atMostBytes}`,
  ],
  'open-to-others': ({ path, mode }) => [
    `${path}, mode ${mode}: others can read or change it`,
    `mode 0400: chmod 400 ${path}`,
  ],
  'password-empty': ({ path }) => [`${path}, which is empty`, 'the password, on one line'],
  'password-of-lines': ({ path }) => [`${path}, with more than one line`, 'the password alone, on one line'],
  'password-with-control': ({ path }) => [
    `${path}, with a control sign in it`,
    'the password alone, on one line',
  ],
  'no-certificate': ({ path }) => [`${path}, without a whole certificate`, certificates],
  'certificate-broken': ({ path, nth }) => [`${path}, in which certificate ${nth} is broken`, certificates],
};
