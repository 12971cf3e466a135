/** One device of every kind, and what passes there, cut as a test wants it. */
import type { DeviceConfig, DeviceKind } from '../../../config/schema/config.ts';
import { frameReader } from '../../../simulators/frames/frame-reader.ts';
import type { Frame } from '../../../simulators/page/contract.ts';

const port = { by: 'serial', path: '/dev/ttyS0', baud: 9600 } as const;
const hid = { by: 'usb', vendor: 1, product: 2 } as const;

const devices: DeviceConfig[] = [
  { kind: 'ff68-pad', line: 'pads', address: 3, counter: '1', disabled: false, dialect: '21-key' },
  { kind: 'xkeys', hid, counter: '1', disabled: false },
  { kind: 'hid-keypad', hid, counter: '1', disabled: false },
  {
    kind: 'mqtt-buttons',
    dialect: 'zigbee2mqtt',
    topic: 'zigbee2mqtt/pad-4',
    counter: '1',
    buttons: { single: 'next' },
    repeatWindowMs: 400,
    disabled: false,
  },
  {
    kind: 'bankpad-polled',
    line: 'pads',
    address: 1,
    counter: '1',
    pollEveryMs: 500,
    replyWithinMs: 40,
    disabled: false,
  },
  {
    kind: 'onbon-k',
    line: 'boards',
    address: 1,
    counter: '1',
    width: 96,
    height: 32,
    model: '6k',
    areaGapMs: 1000,
    answers: true,
    replyWithinMs: 2000,
    expiresAfterMs: 60_000,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'modbus-digits',
    line: 'digits',
    address: 1,
    frames: 'rtu',
    counter: '1',
    write: 'characters',
    register: 0,
    length: 6,
    encoding: 'ascii',
    align: 'right',
    blinkRegister: 8,
    answers: true,
    replyWithinMs: 2000,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'tasmota-display',
    topic: 'board-3',
    counter: '1',
    columns: 16,
    lines: 2,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'pole-display',
    port,
    counter: '1',
    dialect: 'epson',
    encoding: 'gb2312',
    refreshMs: 5000,
    disabled: false,
  },
  {
    kind: 'a090-strip',
    line: 'strips',
    address: 1,
    counter: '1',
    columns: 16,
    answers: true,
    replyWithinMs: 2000,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'aabb5154-card',
    line: 'cards',
    address: 1,
    counter: '1',
    columns: 16,
    model: '16-dot',
    sumWithEnd: false,
    life: 99,
    answers: true,
    replyWithinMs: 2000,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'strip69',
    line: 'windows',
    address: 1,
    counter: '1',
    places: 8,
    refreshMs: 10_000,
    disabled: false,
  },
  {
    kind: 'escpos',
    port,
    columns: 32,
    replyWithinMs: 5000,
    statusWithinMs: 2000,
    fence: true,
    answers: true,
    disabled: false,
  },
  { kind: 'syn6288', port, volume: 10, speed: 4, disabled: false },
  { kind: 'xfs5152', port, volume: 6, speed: 5, disabled: false },
  { kind: 'say', engine: 'espeak-ng', volume: 100, speed: 100, disabled: false },
  { kind: 'clips', folder: '/opt/clips', program: 'aplay', disabled: false },
  { kind: 'line-reader', port, reads: { are: 'tickets' }, repeatWindowMs: 700, disabled: false },
  { kind: 'id-card', port, cards: {}, pollMs: 500, repeatWindowMs: 5000, disabled: false },
  { kind: 'hid-reader', hid, reads: { are: 'tickets' }, repeatWindowMs: 700, disabled: false },
];

export function deviceOf<Kind extends DeviceKind>(kind: Kind): Extract<DeviceConfig, { kind: Kind }> {
  const found = devices.find(
    (device): device is Extract<DeviceConfig, { kind: Kind }> => device.kind === kind,
  );
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

/** `at` is how many chunks went before. */
export function framesOf(
  device: DeviceConfig,
  ...chunks: readonly (readonly [dir: 'rx' | 'tx', hex: string])[]
): Frame[] {
  const read = frameReader(device);
  return chunks.flatMap(([dir, hex], at) => read({ at, dir, hex: hex.replaceAll(' ', '').toLowerCase() }));
}

/** The one frame of these bytes. */
export function frameOf(device: DeviceConfig, dir: 'rx' | 'tx', hex: string): Frame {
  const [frame, ...more] = framesOf(device, [dir, hex]);
  if (frame === undefined || more.length > 0) throw new Error(`${1 + more.length} frames in ${hex}`);
  return frame;
}

/** `says`, and after two exclamation marks the error. */
export const told = ({ says, error }: Frame): string => (error === undefined ? says : `${says} !! ${error}`);
