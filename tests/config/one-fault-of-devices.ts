/** Halls with one fault each in what is plugged in, and how: ports, spares, keys of pads, brightness. */
const by = (name: string): string => `serial: /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_${name}-if00-port0`;
const board2 = 'board-2: { kind: onbon-k, line: boards, address: 2, counter: "2"';
const more = (device: string): [from: string, to: string] => ['  kiosk-1:', `  ${device}\n  kiosk-1:`];

export const oneFaultOfDevices: readonly (readonly [name: string, from: string, to: string])[] = [
  ['two ports', by('VOIC0001'), `${by('VOIC0001')}\n    tcp: 192.168.1.60:9100`],
  ['no port', `kind: syn6288\n    ${by('VOIC0001')}`, 'kind: syn6288'],
  ['a line of no port', `boards: { ${by('BRDS0001')} }`, 'boards: { baud: 9600 }'],
  ['a device file that is read', by('KIOS0001'), 'file: /dev/usb/lp0'],
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
  ['a spare of nothing', ...more('voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-9 }')],
  ['a spare of itself', ...more('voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-2 }')],
  [
    'a spare of a spare',
    ...more(
      'voice-2: { kind: syn6288, tcp: 10.0.0.5:9100, spareFor: voice-1 }\n  voice-3: { kind: say, spareFor: voice-2 }',
    ),
  ],
  [
    'a pad that stands by',
    ...more('pad-3: { kind: ff68-pad, line: pads, address: 3, counter: "1", spareFor: pad-1 }'),
  ],
  ['a spare board with a counter', board2, `${board2}, spareFor: board-1`],
  [
    'a board of digits without a counter',
    'devices:\n',
    `  digits: { serial: /dev/serial/by-id/usb-DGTS0001 }
devices:
  board-3: { kind: modbus-digits, line: digits, address: 3, write: value, length: 4 }
`,
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
