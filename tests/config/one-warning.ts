/**
 * Halls that work, but perhaps not as somebody thinks, beside those that are well: what `check` warns of stands in
 * warnings.golden.txt, nothing below whatever earns no warning.
 */
import { smallWith } from './hall-files.ts';

const onTop = (...keys: string[]) => smallWith(['locale: zh-CN', ['locale: zh-CN', ...keys].join('\n')]);
const here = 'url: mqtt://127.0.0.1:1883';
const login = 'user: one-ticket, passwordFile: mqtt-password';
const users = 'users: { wall: { role: viewer } }';
const ofMqtt: readonly (readonly [name: string, mqtt: string])[] = [
  ['a user whose orders others on the way can read and change', `url: mqtt://10.0.0.5, ${users}`],
  ['a user on this machine', `${here}, ${users}`],
  ['a user over TLS', `url: mqtts://10.0.0.5, ${users}`],
  ['a password that others on the way can read', `url: mqtt://10.0.0.5, ${login}, ${users}`],
  ['a password on this machine', `${here}, ${login}, ${users}`],
  ['a password over TLS', `url: mqtts://broker.hall.lan:8883, ${login}, ${users}`],
  ['a password over TLS in a web socket', `url: wss://10.0.0.5/mqtt, ${login}, ${users}`],
  ['a caFile for an address without TLS', `url: ws://10.0.0.5/mqtt, caFile: /etc/ca.crt, ${users}`],
  ['a broker over which nobody may order anything', 'url: mqtts://broker.hall.lan:8883'],
  ['a broker on this machine', here],
  ['clerks who may rate', `${here}, roles: { attendant: [call-next, rate], citizen: [rate] }`],
];

const pad1 = 'pad-1: { kind: ff68-pad, line: pads, address: 1, counter: "1" }';
/** On a line of its own with that port. */
const yard = (port: string, devices: readonly string[]) =>
  smallWith(
    ['hall: small', 'hall: small\nmqtt: { url: mqtt://127.0.0.1:1883 }'],
    ['\nlines:', `\nlines:\n  yard: { ${port}, baud: 9600 }`],
    [pad1, [pad1, ...devices].join('\n  ')],
  );
const bridge = 'tasmota: hall/bridge-1';
const far = (kind: string, address: number, more = '') =>
  `far-${address}: { kind: ${kind}, line: yard, address: ${address}, counter: "1"${more} }`;
const onbon = (address: number, more = '') =>
  far('onbon-k', address, `, width: 64, height: 32, model: 6k${more}`);
const slow = (...addresses: number[]) => addresses.map(address => onbon(address, ', replyWithin: 600 ms'));
const digits = (address: number, more = '') =>
  far('modbus-digits', address, `, write: value, length: 4${more}`);
const ofBridges: readonly (readonly [name: string, port: string, devices: readonly string[]])[] = [
  [
    'boards far away that are given no time to answer',
    bridge,
    [...[150, 499, 500].map((ms, nth) => onbon(nth + 1, `, replyWithin: ${ms} ms`)), onbon(4)],
  ],
  ['digits far away that are given none', bridge, [digits(1, ', replyWithin: 150 ms'), digits(2)]],
  ['four boards on a line far away', bridge, slow(1, 2, 3, 4)],
  ['six boards on a line far away', bridge, slow(1, 2, 3, 4, 5, 6)],
  ['five, of which one is taken out for repair', bridge, [onbon(6, ', disabled: true'), ...slow(1, 2, 3, 4)]],
  ['five boards on a wire', 'serial: /dev/serial/by-id/yard', [1, 2, 3, 4, 5].map(nth => onbon(nth))],
  ['five pads, which never answer, far away', bridge, [1, 2, 3, 4, 5].map(nth => far('ff68-pad', nth))],
];

const withoutVoice = smallWith().replace(/\n  voice-1:\n.*\n.*\n/, '\n');
const withoutBoard = (text: string) => text.replace(/\n  board-2: .*/, '');
const ofBoards: readonly (readonly [name: string, text: string])[] = [
  ['a hall without a voice', withoutVoice],
  ['a counter without a board, in a hall without a voice', withoutBoard(withoutVoice)],
  ['a counter without a board, in a hall with a voice', withoutBoard(smallWith())],
  [
    'a counter without a board, in a hall with a main board',
    withoutBoard(withoutVoice).replace('address: 1, counter: "1", width', 'address: 1, width'),
  ],
];

const reasons = (count: number) =>
  onTop(`reasons: [${Array.from({ length: count }, (_, nth) => `理由${nth + 1}`).join(', ')}]`);
const papers = (count: number) =>
  smallWith([
    'papers: [身份证原件]',
    `papers: [${Array.from({ length: count }, (_, nth) => `材料${nth + 1}`).join(', ')}]`,
  ]);
const services = (count: number, desk: string) =>
  smallWith(
    [
      '  advice:\n    series: D',
      `${Array.from({ length: count }, (_, nth) => `  extra-${nth}: { series: ${'EFGHIJKLMN'[nth]}, name: 其他, route: [{ queue: approval }] }\n`).join('')}  advice:\n    series: D`,
    ],
    [
      '"1": { institution: centre, queues: [approval] }',
      `"1": { institution: centre, queues: [approval], desk: ${desk} }`,
    ],
  );
const ofKeys: readonly (readonly [name: string, text: string])[] = [
  ['six reasons', reasons(6)],
  ['a reason that no key of the pad names', reasons(7)],
  ['seven papers', papers(7)],
  ['a paper that no key of the pad names', papers(8)],
  ['eight tickets of a desk', services(6, 'true')],
  ['a ticket that no key of the desk gives', services(7, 'true')],
  ['nine tickets, and no desk', services(7, 'false')],
];

const route = '[{ queue: approval }, { queue: icbc }]';
const withPads = (...pads: string[]) => smallWith([pad1, [pad1, ...pads].join('\n  ')]);
const scanner = (desk: string) =>
  `  scanner-1: { kind: line-reader, serial: /dev/serial/by-id/usb-SCAN, scans: tickets, desk: "${desk}" }\n  printer-1:`;
const ofDevices: readonly (readonly [name: string, text: string])[] = [
  [
    'a port that changes with the order of plugging',
    smallWith(['/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_VOIC0001-if00-port0', '/dev/ttyUSB0']),
  ],
  [
    'X-keys with units of their own, and number pads with serial numbers',
    withPads(
      'x-1: { kind: xkeys, hid: "05f3:0405", unit: 1, counter: "1" }',
      'x-2: { kind: xkeys, hid: "05f3:0405", unit: 2, counter: "2", buttons: { 1: next, 128: rate-5 } }',
      'k-1: { kind: hid-keypad, hid: "04d9:1203:A1", counter: "1" }',
      'k-2: { kind: hid-keypad, hid: "04d9:1203:B2", counter: "2", buttons: { plus: next, num-lock: pause } }',
    ),
  ],
  [
    'a number pad in the place of one that is taken out for repair',
    withPads(
      'k-1: { kind: hid-keypad, hid: "04d9:1203", counter: "1", disabled: true }',
      'k-2: { kind: hid-keypad, hid: "04d9:1203", counter: "1" }',
    ),
  ],
  ['a scanner before a counter', smallWith(['  printer-1:', scanner('1')])],
  [
    'a press for a service whose choice has a default',
    smallWith([route, '[{ choice: bank, by: ticket, among: [approval, icbc], default: icbc }]']),
  ],
];

export const oneWarning: readonly (readonly [name: string, text: string])[] = [
  ['the small hall', smallWith()],
  [
    'a counter whose name its board has room for',
    smallWith(['"1": { inst', '"1": { name: 二楼咨询服务, inst']),
  ],
  [
    'a counter whose name is wider than its board',
    smallWith(['"1": { inst', '"1": { name: { zh-CN: 二楼咨询服务台, en: Desk }, inst']),
  ],
  [
    'a counter whose key is no number, without a name',
    smallWith().replace(/"2"(?=: { inst)|(?<=counter: )"2"/g, 'information-desk'),
  ],
  [
    'counters whose keys are numbers of a house with letters',
    smallWith()
      .replace(/"1"(?=: { inst)|(?<=counter: )"1"/g, 'a3')
      .replace(/"2"(?=: { inst)|(?<=counter: )"2"/g, '2-05'),
  ],
  ['the small hall in two languages', onTop('secondLocale: en')],
  ['an address for phones in a hall without a broker', onTop('phone: https://queue.example.cn')],
  [
    'an address for phones, with a path and a broker',
    onTop('phone: https://example.cn:8443/queue/', `mqtt: { ${here} }`),
  ],
  ['no staff list', smallWith().replace(/\nstaff:\n(?: .*\n)+/, '\n')],
  ['a step that is soon by a number', smallWith(['{ queue: icbc }]', '{ queue: icbc, soon: 3 }]'])],
  ...ofMqtt.map(([name, mqtt]) => [name, onTop(`mqtt: { ${mqtt} }`)] as const),
  ...ofBridges.map(([name, port, devices]) => [name, yard(port, devices)] as const),
  ...ofBoards,
  ...ofKeys,
  ...ofDevices,
];
