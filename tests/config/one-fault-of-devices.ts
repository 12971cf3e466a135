/** Halls with one fault each in what is plugged in, and how: ports, spares, keys of pads, brightness. */
import { smallWith } from './hall-files.ts';

const by = (name: string): string => `serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_${name}-if00-port0`;
const board2 = 'board-2: { kind: onbon-k, line: boards, address: 2, counter: "2"';
const more = (...devices: string[]): [from: string, to: string] => [
  '  kiosk-1:',
  `  ${devices.join('\n  ')}\n  kiosk-1:`,
];
/** Digits on a line of their own. */
const digits = (kind: string): [from: string, to: string] => [
  'devices:\n',
  `  digits: { serial: /dev/serial/by-id/usb-DGTS0001 }
devices:
  digits-1: { kind: modbus-digits, line: digits, address: 1, ${kind} }
`,
];
/** From the first counter to the kiosk. */
const [fromCounters = ''] = /  "1": \{ institution[^]*  kiosk-1:/.exec(smallWith()) ?? [];
const scanner = 'scanner-1: { kind: line-reader, serial: /dev/serial/by-id/usb-SCAN, scans: tickets';
const cards = 'id-card-1: { kind: id-card, serial: /dev/serial/by-id/usb-CARD';
const keypad = 'kind: hid-keypad, hid: "04d9:1203';

export const oneFaultOfDevices: readonly (readonly [name: string, from: string, to: string])[] = [
  [
    'a card reader that gives tickets and has a kiosk',
    ...more(`${cards}, gives: { service: withdrawal }, kiosk: kiosk-1 }`),
  ],
  ['a card reader beside what is no kiosk', ...more(`${cards}, kiosk: printer-1 }`)],
  ['a card reader for a service that is not there', ...more(`${cards}, gives: { service: nothing } }`)],
  ['two ports', by('VOIC0001'), `${by('VOIC0001')}\n    tcp: 192.168.1.60:9100`],
  ['no port', `kind: syn6288\n    ${by('VOIC0001')}`, 'kind: syn6288'],
  ['a line of no port', `boards: { ${by('BRDS0001')} }`, 'boards: { baud: 9600 }'],
  ['a device file that is read', by('KIOS0001'), 'file: /dev/usb/lp0'],
  [
    'frames unlike those of the others on the line',
    'devices:\n',
    `  digits: { tcp: 192.168.1.70:502 }
devices:
  digits-1: { kind: modbus-digits, line: digits, address: 1, counter: "1", write: characters, length: 4, frames: tcp }
  digits-2: { kind: modbus-digits, line: digits, address: 2, counter: "2", write: characters, length: 4 }
`,
  ],
  ['a line that is a device file', by('BRDS0001'), 'file: /dev/usb/lp0'],
  ['a port of the network without a number', by('PRNT0001'), 'tcp: 192.168.1.60'],
  ['an adapter with half a name', by('PRNT0001'), 'serial: 0403'],
  ['a bridge without a broker', by('PRNT0001'), 'tasmota: hall/bridge-1'],
  [
    'a button without a broker',
    ...more(
      'pad-3: { kind: mqtt-buttons, dialect: esphome, topic: pad-3, counter: "1", buttons: { a: next } }',
    ),
  ],
  ['a broker topic with a wildcard', by('PRNT0001'), 'tasmota: hall/+'],
  [
    'two in the same place of the network',
    ...more(
      'printer-2: { kind: escpos, tcp: 10.0.0.5:9100, columns: 32 }\n  printer-3: { kind: escpos, tcp: 10.0.0.5:9100, columns: 32 }',
    ),
  ],
  [
    'a spare of another class',
    ...more('voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: printer-1 }'),
  ],
  [
    'a printer for slips that is none',
    '  "1": { institution: centre,',
    '  "1": { slipPrinter: board-1, institution: centre,',
  ],
  [
    'a printer for slips that is not there',
    '  "1": { institution: centre,',
    '  "1": { slipPrinter: printer-2, institution: centre,',
  ],
  [
    'a spare for slips',
    fromCounters,
    fromCounters
      .replace('"1": {', '"1": { slipPrinter: printer-9,')
      .replace(...more('printer-9: { kind: escpos, tcp: 10.0.0.5:9100, columns: 32, spareFor: printer-1 }')),
  ],
  ['a spare of nothing', ...more('voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-9 }')],
  ['a spare of itself', ...more('voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-2 }')],
  [
    'a spare of a spare',
    ...more(
      'voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-1 }\n  voice-3: { kind: say, spareFor: voice-2 }',
    ),
  ],
  [
    'a strip among other boards',
    ...more('strip-1: { kind: a090-strip, line: boards, address: 9, counter: "1", columns: 16 }'),
  ],
  [
    'two strips with one address, beside a pad that may have it',
    ...more(
      'strip-1: { kind: a090-strip, line: pads, address: 1, counter: "1", columns: 16 }',
      'strip-2: { kind: a090-strip, line: pads, address: 1, counter: "2", columns: 16 }',
    ),
  ],
  [
    'a pad that stands by',
    ...more('pad-3: { kind: ff68-pad, line: pads, address: 3, counter: "1", spareFor: pad-1 }'),
  ],
  [
    'a pad of slzc whose rater has no address left',
    ...more('pad-3: { kind: ff68-pad, line: pads, address: 127, counter: "1", dialect: slzc }'),
  ],
  ['a spare board with a counter', board2, `${board2}, spareFor: board-1`],
  ['a board of digits without a counter', ...digits('write: value, length: 4')],
  ...[
    ['a value of six digits', 'write: value, length: 6'],
    ['characters that are made dark by a number', 'write: characters, length: 6, blank: 32'],
    ['a blink register among the characters', 'write: characters, length: 6, blinkRegister: 5'],
    ['a blink register in the text', 'write: text, register: 1000, length: 5, blinkRegister: 1002'],
    ['a blink register that is the value', 'write: value, length: 4, register: 3, blinkRegister: 3'],
  ].map(([name = '', map]) => [name, ...digits(`counter: "1", ${map}`)] as const),
  [
    'X-keys that nothing tells apart',
    ...more(
      'x-1: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "1" }',
      'x-2: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "2" }',
      'x-3: { kind: xkeys, hid: "05f3:0405", counter: "2" }',
    ),
  ],
  [
    'number pads that nothing tells apart',
    ...more(`k-1: { ${keypad}", counter: "1" }`, `k-2: { ${keypad}", counter: "2" }`),
  ],
  [
    'a number pad with and without its serial number',
    ...more(`k-1: { ${keypad}:A1", counter: "1" }`, `k-2: { ${keypad}", counter: "2" }`),
  ],
  [
    'buttons that a number pad has not',
    ...more(`k-1: { ${keypad}", counter: "1", buttons: { pluss: next, "10": ok } }`),
  ],
  [
    'buttons that X-keys have not',
    ...more('x-1: { kind: xkeys, hid: "05f3:0405", counter: "1", buttons: { 0: next, 129: ok, a: ok } }'),
  ],
  ['a scanner before a counter that is not there', ...more(`${scanner}, desk: "11" }`)],
  ['a button for stepping away, and no scanner', '    presses:\n', '    stepAway: step-away\n    presses:\n'],
  [
    'a button for stepping away that takes a ticket',
    '    presses:\n',
    '    stepAway: withdrawal\n    presses:\n',
  ],
  ['a button for stepping away at a scanner', ...more(`${scanner}, stepAway: step-away }`)],
  ['a desk at a box with buttons', '    presses:\n', '    desk: "1"\n    presses:\n'],
  [
    'nine boards on a line',
    ...more(
      ...[3, 4, 5, 6, 7, 8, 9].map(
        address =>
          `board-${address}: { kind: onbon-k, line: boards, address: ${address}, width: 64, height: 32, model: 5k }`,
      ),
    ),
  ],
  [
    'a brightness that does not rise with the day',
    board2,
    `${board2}, brightness: [{ from: 07:00, level: 9 }, { from: 18:00, level: 4 }, { from: 17:59, level: 3 }]`,
  ],
  [
    'two levels at one time',
    board2,
    `${board2}, brightness: [{ from: 07:00, level: 9 }, { from: 07:00, level: 4 }]`,
  ],
  ['a level that no card has', board2, `${board2}, brightness: [{ from: 07:00, level: 0 }]`],
  [
    'keys of a kind that is no pad',
    'locale: zh-CN',
    'locale: zh-CN\nkeysByKind: { onbon-k: { next: recall } }',
  ],
  [
    'a key rule of no pad, for one kind',
    'locale: zh-CN',
    'locale: zh-CN\nkeysByKind: { xkeys: { f1: recall } }',
  ],
  ['a key rule of no pad, at one counter', 'queues: [icbc] }', 'queues: [icbc], keys: { ok 5: none } }'],
  ['an action of no key, at one counter', 'queues: [icbc] }', 'queues: [icbc], keys: { next: nothing } }'],
];
