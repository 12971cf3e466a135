/** Every kind of device, on every way to it: what it is to the hall, and what the hall tells of it while a fault lasts. */
import { type FaultName, faultNames } from '../../../simulators/stage/fault-names.ts';

/** Of a line that is bad, rather than broken: they are swept in virtual time (tests/drivers/bad-lines.test.ts). */
const swept = ['hears-nothing', 'latency', 'noise', 'loss', 'twin', 'foreign'] as const;
type Unmeasured = 'none' | (typeof swept)[number];
export type Fault = Exclude<FaultName, Unmeasured>;
const unmeasured: readonly FaultName[] = ['none', ...swept];
export const faults = faultNames.filter((name): name is Fault => !unmeasured.includes(name));

/** A power cycle after which nothing changes in the hall, so that no new picture repairs it. */
export const unseen = 'power-cycle, unseen';
/** What a cell of the table is about. */
export type Trouble = Fault | typeof unseen;
export const troubles: readonly Trouble[] = faults.flatMap(fault =>
  fault === 'power-cycle' ? [fault, unseen] : [fault],
);

/** `ready`: nothing can know of it. `any`: it is over before it must be known. */
export type Told = 'lost' | 'degraded' | 'ready' | 'any';

export type Row = {
  name: string;
  is: 'board' | 'pad' | 'printer' | 'voice' | 'reader' | 'card-reader';
  /** Its entry in the config; `HALL` stands for the hall's id, because all share one broker. */
  device: string;
  /** The port of the line that it shares. */
  line?: string;
  /** What it has no entry for, it has not, but for what the real wire mends. */
  tells: Partial<Record<Fault, Told>>;
  mendedByTheWire?: Fault;
  /** Switched off and on, it is there again after this time. */
  startsMs?: number;
  /** What shows something is right again within this time of a power cycle that nobody saw. */
  unseenWithinMs?: number;
  /** What a pad shows while one waits and the counter has nobody. */
  shows?: Record<string, unknown>;
  /** Instead: what it shows once its next key was pressed, for one of which nobody can know that it shows something else. */
  showsAfterPress?: Record<string, unknown>;
};

/** Off and on again: how long until the device is there (simulators/stage/staged-device.ts, simulators/devices/escpos/device.ts). */
const usbStartsMs = 500;
const networkStartsMs = 500;
const printerStartsMs = 2000;
/** The refresh of a board that a config leaves out, and the exchange itself. */
const refreshMs = 11_000;

/** What the device calls its topic, and its press. */
const buttonsOf = {
  zigbee2mqtt: ['z-HALL/pad', 'single'],
  tasmota: ['HALL-pad', 'Button1 SINGLE'],
  'shelly-gen1': ['shellies/HALL', '0 S'],
  'shelly-gen2': ['HALL-pad', '0 single_push'],
  esphome: ['HALL-pad', 'key'],
} as const;

/** It answers, so it is known when it does not. */
const answers = { unplug: 'lost', mute: 'lost', slow: 'lost', garble: 'lost' } as const;
/** It is never asked, so only its port can be lost. */
const silent = { unplug: 'ready', mute: 'ready', slow: 'ready', garble: 'ready' } as const;

/** Slower than it may be, it is lost, or an answer to an earlier question is taken for its life: its picture is right all the same. */
const board = { ...answers, slow: 'any', 'power-cycle': 'any', busy: 'degraded' } as const;
const { garble: _, ...boardWithoutGarble } = board;
/** Slow on a busy machine, it is waited for as long as it was heard to take, and never lost. */
const printer = {
  ...answers,
  slow: 'any',
  'power-cycle': 'lost',
  'paper-out': 'degraded',
  'cover-open': 'degraded',
  busy: 'degraded',
} as const;
/** It has its port for itself, so that 3 s are not too long. */
const chip = { ...answers, slow: 'ready', 'power-cycle': 'any', busy: 'any' } as const;

/** A program that hangs is found out when the phrase should long have been said. */
const program = { unplug: 'lost', mute: 'any', slow: 'any', 'power-cycle': 'any', busy: 'lost' } as const;

const onbon = '{ kind: onbon-k, line: wire, address: 1, counter: "1", width: 96, height: 32, model: 6k }';
const digits = '{ kind: modbus-digits, line: wire, address: 1, counter: "1", write: characters, length: 4 }';

export const rows: readonly Row[] = [
  {
    name: 'ff68-pad',
    is: 'pad',
    device: '{ kind: ff68-pad, line: wire, address: 1, counter: "1" }',
    line: 'serial: /dev/ttyS0',
    tells: { ...silent, 'power-cycle': 'any', 'stuck-key': 'degraded', babble: 'degraded' },
    shows: { lcd: '001   ' },
    showsAfterPress: { lcd: '000003' },
    unseenWithinMs: 1500,
  },
  {
    name: 'ff68-pad, slzc',
    is: 'pad',
    device: '{ kind: ff68-pad, line: wire, address: 1, counter: "1", dialect: slzc }',
    line: 'serial: /dev/ttyS0',
    tells: { ...silent, 'power-cycle': 'any', 'stuck-key': 'degraded', babble: 'degraded' },
    shows: { lcd: '_1' },
    showsAfterPress: { lcd: '003_0' },
    unseenWithinMs: 1500,
  },
  {
    name: 'bankpad-polled',
    is: 'pad',
    device: '{ kind: bankpad-polled, line: wire, address: 1, counter: "1" }',
    line: 'serial: /dev/ttyS0',
    tells: { ...silent, 'power-cycle': 'any', 'stuck-key': 'degraded' },
    shows: { text: '0000' },
    showsAfterPress: { text: '0003' },
    unseenWithinMs: 1500,
  },
  {
    name: 'onbon-k',
    is: 'board',
    device: onbon,
    line: 'serial: /dev/ttyS0',
    tells: board,
    unseenWithinMs: refreshMs,
  },
  {
    name: 'onbon-k, tcp',
    is: 'board',
    device: onbon,
    line: 'tcp: 192.168.1.60:4001',
    tells: board,
    unseenWithinMs: refreshMs,
  },
  {
    name: 'escpos',
    is: 'printer',
    device: '{ kind: escpos, serial: /dev/ttyS0, columns: 32 }',
    tells: printer,
    startsMs: printerStartsMs,
  },
  {
    name: 'escpos, tcp',
    is: 'printer',
    device: '{ kind: escpos, tcp: 192.168.1.61:9100, columns: 32 }',
    tells: printer,
    startsMs: printerStartsMs,
  },
  {
    name: 'escpos, file',
    is: 'printer',
    device: '{ kind: escpos, file: /dev/usb/lp0, columns: 48 }',
    tells: printer,
    startsMs: printerStartsMs,
  },
  {
    name: 'escpos, tasmota',
    is: 'printer',
    device: '{ kind: escpos, tasmota: HALL/bridge, columns: 32 }',
    tells: printer,
    startsMs: printerStartsMs,
  },
  {
    name: 'ff68-pad, tasmota',
    is: 'pad',
    device: '{ kind: ff68-pad, line: wire, address: 1, counter: "1" }',
    line: 'tasmota: HALL/bridge',
    // What comes without a pause, a Tasmota hands on in lumps of 255 bytes: too slow to be told.
    tells: { ...silent, 'power-cycle': 'any', 'stuck-key': 'any', babble: 'any' },
    shows: { lcd: '001   ' },
    showsAfterPress: { lcd: '000003' },
    unseenWithinMs: 1500,
  },
  { name: 'syn6288', is: 'voice', device: '{ kind: syn6288, serial: /dev/ttyS0 }', tells: chip },
  { name: 'xfs5152', is: 'voice', device: '{ kind: xfs5152, serial: /dev/ttyS0 }', tells: chip },
  {
    name: 'line-reader',
    is: 'reader',
    device: '{ kind: line-reader, serial: /dev/ttyS0, presses: { advice: { service: advice } } }',
    tells: { ...silent, 'stuck-key': 'degraded' },
  },
  {
    name: 'id-card',
    is: 'card-reader',
    device: '{ kind: id-card, serial: /dev/ttyS0, gives: { service: advice } }',
    // A fault that is over before three questions went by is never told.
    tells: { ...answers, slow: 'any', 'power-cycle': 'any', busy: 'degraded' },
  },
  {
    name: 'hid-reader',
    is: 'reader',
    device: '{ kind: hid-reader, hid: 04d9:a02b, presses: { advice: { service: advice } } }',
    tells: { ...silent, unplug: 'lost', 'power-cycle': 'lost', 'stuck-key': 'degraded' },
    startsMs: usbStartsMs,
  },
  {
    name: 'xkeys',
    is: 'pad',
    device: '{ kind: xkeys, hid: 05f3:0405, counter: "1" }',
    tells: { ...silent, unplug: 'lost', 'power-cycle': 'lost', 'stuck-key': 'degraded' },
    startsMs: usbStartsMs,
    shows: { leds: { green: 'off', red: 'off' }, lamps: { blue: ['19', '20'], red: [] } },
    unseenWithinMs: 2000,
  },
  {
    name: 'hid-keypad',
    is: 'pad',
    device: '{ kind: hid-keypad, hid: 04d9:a02a, counter: "1" }',
    tells: { ...silent, unplug: 'lost', 'power-cycle': 'lost', 'stuck-key': 'degraded' },
    startsMs: usbStartsMs,
  },
  ...Object.entries(buttonsOf).map(
    ([dialect, [topic, name]]): Row => ({
      name: `mqtt-buttons, ${dialect}`,
      is: 'pad',
      device: `{ kind: mqtt-buttons, dialect: ${dialect}, topic: ${topic}, counter: "1", buttons: { ${name}: next } }`,
      tells: { ...silent, unplug: 'lost', 'power-cycle': 'lost', 'stuck-key': 'degraded' },
      startsMs: networkStartsMs,
    }),
  ),
  {
    name: 'tasmota-display',
    is: 'board',
    device: '{ kind: tasmota-display, topic: HALL/display, counter: "1", columns: 16, lines: 2 }',
    // Its patience is longer than 2 s: what it is asked goes through the broker.
    tells: { ...answers, slow: 'ready', 'power-cycle': 'lost' },
    startsMs: networkStartsMs,
    unseenWithinMs: 2000,
  },
  {
    name: 'pole-display',
    is: 'board',
    device: '{ kind: pole-display, serial: /dev/ttyS0, counter: "1" }',
    tells: { unplug: 'ready', garble: 'ready', 'power-cycle': 'any' },
    unseenWithinMs: 2000,
  },
  {
    name: 'a090-strip',
    is: 'board',
    device: '{ kind: a090-strip, line: wire, address: 1, counter: "1", columns: 16 }',
    line: 'serial: /dev/ttyS0',
    tells: board,
    unseenWithinMs: refreshMs,
  },
  {
    name: 'aabb5154-card',
    is: 'board',
    device: '{ kind: aabb5154-card, line: wire, address: 1, counter: "1", columns: 16 }',
    line: 'serial: /dev/ttyS0',
    tells: { ...answers, slow: 'any', 'power-cycle': 'any' },
    unseenWithinMs: refreshMs,
  },
  {
    name: 'strip69',
    is: 'board',
    device: '{ kind: strip69, line: wire, address: 1, counter: "1", places: 8 }',
    line: 'serial: /dev/ttyS0',
    tells: { unplug: 'ready', 'power-cycle': 'any' },
    unseenWithinMs: refreshMs,
  },
  {
    name: 'say',
    is: 'voice',
    device: '{ kind: say }',
    tells: program,
  },
  {
    name: 'clips',
    is: 'voice',
    device: '{ kind: clips, folder: /opt/clips }',
    tells: program,
  },
  {
    name: 'modbus-digits',
    is: 'board',
    device: digits,
    line: 'serial: /dev/ttyS0',
    tells: board,
    unseenWithinMs: refreshMs,
  },
  {
    name: 'modbus-digits, tcp',
    is: 'board',
    device: digits.replace(' }', ', frames: tcp }'),
    line: 'tcp: 192.168.1.60:502',
    // Its frames have no checksum: that of TCP does it, so that what arrives is whole.
    tells: boardWithoutGarble,
    mendedByTheWire: 'garble',
    unseenWithinMs: refreshMs,
  },
];

const kindOf = ({ name }: Row): string | undefined => name.split(',')[0];
/** Every kind once; its other ways and dialects differ in less. */
export const firstOfKinds = rows.filter(
  (row, at) => rows.findIndex(other => kindOf(other) === kindOf(row)) === at,
);

/** A board, a lamp, an LCD: what it shows equals what the hall's state says within this time. */
const shownWithinMs = 2000;

/** None for what shows nothing: that takes as long as its work does. */
export function trueWithinMs(row: Row, trouble: Trouble): number | undefined {
  if (trouble === unseen) return row.unseenWithinMs;
  const shows = row.is === 'board' || row.shows !== undefined || row.showsAfterPress !== undefined;
  return shows ? shownWithinMs : undefined;
}
