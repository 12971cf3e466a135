/** From the config of a device to its driver. */
import type { DeviceConfig, Reads } from '../../config/schema/config.ts';
import type {
  Board,
  Device,
  LocalTime,
  Pad,
  PadSaid,
  Printer,
  ReaderSaid,
  Report,
  Timers,
  Voice,
} from '../../drivers/device.ts';
import { onBroker, onOwnPort, onReports, onSharedLine, onSoundCard } from '../../drivers/kinds.ts';
import type { Ways } from './transports.ts';

/** A driver by what it is to the hall. */
export type Opened =
  | { is: 'pad'; driver: Pad; counter: string }
  | { is: 'board'; driver: Board }
  | { is: 'printer'; driver: Printer }
  | { is: 'voice'; driver: Voice }
  | { is: 'reader'; driver: Device };

/** Where what a device tells goes, by what it may say. */
export type Ears = {
  pad(counter: string): Report<PadSaid>;
  reader(reads: Reads): Report<ReaderSaid>;
  /** Boards, printers and voices say nothing. */
  mute: Report<never>;
};

/** `hall.localTime`: for a board with a clock. Throws where the config check let something pass that cannot be. */
export function openDevice(
  device: DeviceConfig,
  ways: Ways,
  timers: Timers,
  hall: { localTime(): LocalTime; repeatWindowMs: number },
  ears: Ears,
): Opened {
  switch (device.kind) {
    case 'ff68-pad': {
      const { protocol, open } = onSharedLine[device.kind];
      const line = ways.padLine(device.line, protocol);
      return padAt(
        device,
        open({ ...device, repeatWindowMs: hall.repeatWindowMs }, line, timers, ears.pad(device.counter)),
      );
    }
    case 'xkeys':
    case 'hid-keypad': {
      const { open, among } = onReports[device.kind];
      const link = ways.reports(device.hid, among(device));
      return padAt(device, open(device, link, timers, ears.pad(device.counter)));
    }
    case 'mqtt-buttons':
      return padAt(
        device,
        onBroker[device.kind].open(device, ways.broker(), timers, ears.pad(device.counter)),
      );
    case 'onbon-k': {
      const { protocol, open } = onSharedLine[device.kind];
      const options = {
        ...device,
        expiresAfterS: Math.round(device.expiresAfterMs / 1000),
        localTime: hall.localTime,
      };
      return { is: 'board', driver: open(options, ways.boardLine(device.line, protocol), timers, ears.mute) };
    }
    case 'modbus-digits': {
      const { protocol, open } = onSharedLine[device.kind];
      return { is: 'board', driver: open(device, ways.digitsLine(device.line, protocol), timers, ears.mute) };
    }
    case 'tasmota-display':
      return {
        is: 'board',
        driver: onBroker[device.kind].open(device, ways.broker(), timers, ears.mute),
      };
    case 'escpos':
      return {
        is: 'printer',
        driver: onOwnPort.escpos.open(
          { ...device, bridged: device.port.by === 'tasmota' },
          ways.port(device.port),
          timers,
          ears.mute,
        ),
      };
    case 'syn6288':
    case 'xfs5152': {
      const { kind: dialect, volume, speed } = device;
      const { open } = onOwnPort[dialect];
      return {
        is: 'voice',
        driver: open({ dialect, volume, speed }, ways.port(device.port), timers, ears.mute),
      };
    }
    case 'say':
      return { is: 'voice', driver: onSoundCard.say.open(device, timers, ears.mute) };
    case 'clips':
      return { is: 'voice', driver: onSoundCard.clips.open(device, timers, ears.mute) };
    case 'line-reader':
      return {
        is: 'reader',
        driver: onOwnPort['line-reader'].open(
          { reads: device.reads.are, repeatWindowMs: device.repeatWindowMs },
          ways.port(device.port),
          timers,
          ears.reader(device.reads),
        ),
      };
  }
}

function padAt({ counter }: { counter: string }, driver: Pad): Opened {
  return { is: 'pad', driver, counter };
}
