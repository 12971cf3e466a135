/** English: what is wrong with the devices of a config, and how they are reached. */
import type { DeviceFaultArgs } from '../../../../config/checks/fault-args.ts';
import type { HalvesOf } from '../language.ts';

const seconds = (ms: number) => `${ms / 1000} s`;

export const deviceFaults: HalvesOf<DeviceFaultArgs> = {
  'not-one-port': ({ keys }) => [
    keys.length === 0 ? 'no port' : keys.join(' and '),
    'one of serial, tcp, file and tasmota',
    'serial: /dev/serial/by-id/…',
  ],
  'no-device-file': () => ['file', 'serial, tcp or tasmota: only a printer is a device file'],
  'port-taken': ({ is, owner }) => [
    `the port of ${is === 'line' ? 'the line ' : ''}${owner}`,
    'a port of its own',
  ],
  'restless-port': ({ port }) => [
    `${port}, which changes with the order of plugging`,
    'a name that stays',
    '/dev/serial/by-id/… (two adapters without a number of their own: /dev/serial/by-path/…)',
  ],
  'topic-without-broker': () => [
    'a topic, and no broker',
    'the broker that this device speaks to, at the top of the file',
    'mqtt: { url: mqtt://127.0.0.1:1883 }',
  ],
  'usb-taken': ({ hid, owner, apart }) => [
    `${hid}, the device of ${owner}`,
    'a device of its own',
    apart === 'unit'
      ? 'unit: 2, the unit id that is set in it, and another for each of the others'
      : `${hid}:A1B2, with the serial number of each`,
  ],
  'address-taken': ({ address, owner, line }) => [
    `${address}, the address of ${owner}`,
    `an address of its own on ${line}`,
  ],
  'kinds-on-a-line': ({ kind, other, beside }) => [
    `${kind} on a line of ${other}`,
    `a line of its own${beside.length === 0 ? '' : `: only ${beside.join(' and ')} may share one with ${other}`}`,
  ],
  'boards-on-a-line': ({ nth, line, atMost }) => [
    `board ${nth} on ${line}`,
    `at most ${atMost} boards on a line`,
  ],
  'boards-on-a-bridge': ({ nth, line, atMost }) => [
    `board ${nth} on ${line}, which a Tasmota carries`,
    `at most ${atMost} boards on such a line, because each waits for the others`,
  ],
  'slow-bridge': ({ replyWithinMs, line, atLeastMs }) => [
    `${replyWithinMs} ms on ${line}, which a Tasmota carries`,
    `at least ${atLeastMs} ms: answers arrive 100 ms late and more`,
    'replyWithin: 600 ms',
  ],

  'second-voice': ({ first }) => [
    `a second voice beside ${first}`,
    'one voice in a hall',
    `spareFor: ${first}, for one that speaks when that one cannot`,
  ],
  'needs-no-spare': args => [
    `a ${args.class}`,
    'a board, a printer or a voice: two pads may stand at one counter anyway',
  ],
  'spare-of-itself': ({ device }) => [`${device} itself`, 'another device'],
  'spare-of-a-spare': ({ device }) => [`${device}, a spare itself`, 'a device that is no spare'],
  'spare-of-another-class': args => [`${args.device}, a ${args.class}`, `a ${args.expected}`],
  'spare-with-a-counter': () => [
    'a counter of its own',
    'none: a spare shows what the board shows that it stands by for',
  ],

  'no-printer': args => [`${args.device}, a ${args.class}`, 'a printer'],
  'spare-for-slips': ({ spareFor }) => [
    `a spare, which prints only while ${spareFor} cannot`,
    'the printer that it stands by for',
    spareFor,
  ],

  'presses-or-scans': ({ found }) => [
    `${found} presses ${found === 'both' ? 'and' : 'nor'} scans`,
    'one of the two',
    'scans: tickets',
  ],
  'desk-at-a-box': () => ['a desk at a box with buttons', 'desk at a reader with scans: tickets'],
  'window-at-a-scanner': () => ['repeatWindow at a scanner', 'repeatWindow at a box with buttons (presses)'],
  'away-at-a-scanner': () => ['stepAway at a scanner', 'stepAway at a box with buttons (presses)'],
  'away-is-a-press': ({ line }) => [`${line}, which takes a ticket`, 'a line of its own'],
  'away-without-scanner': () => [
    'no scanner in the hall',
    'a reader with scans: tickets, under which the ticket is held then',
  ],
  'choice-unanswered': ({ choice, among, service }) => [
    `no answer to the choice ${choice}`,
    `one of ${among.join(', ')}, because ${service} asks it at the ticket`,
    `choice: { ${choice}: ${among[0] ?? '…'} }`,
  ],

  'blank-between-refreshes': ({ expiresAfterMs, refreshMs }) => [
    seconds(expiresAfterMs),
    `at least twice refresh (${seconds(refreshMs)}), or the board goes blank between two refreshes`,
  ],
  'gap-above-refresh': ({ areaGapMs, refreshMs }) => [
    seconds(areaGapMs),
    `no more than refresh (${seconds(refreshMs)}), or a refresh waits for the next`,
  ],
  'level-too-early': ({ from, before }) => [from, `a time after ${before}, where the level before it begins`],
  'digits-beyond-register': ({ digits, atMost }) => [
    `${digits} digits of a value`,
    `at most ${atMost}, because it stands in one register`,
  ],
  'dark-by-spaces': ({ write }) => [
    `blank, beside write: ${write}`,
    'write: value, or no blank: characters and text are made dark by spaces',
  ],
  'card-gives-two': ({ kiosk }) => [`gives, and ${kiosk} beside it`, 'one of gives and kiosk, or neither'],
  'blinks-in-number': ({ register, from, to }) => [
    `${register}, where the number stands`,
    `a register outside of ${from} to ${to}`,
  ],
};
