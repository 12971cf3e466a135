/** Kind → how its frames are read: the one table to extend when the hall learns a new device. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import { clipsFrames } from '../devices/clips/dissect.ts';
import { escposFrames } from '../devices/escpos/dissect.ts';
import { ff68Frames } from '../devices/ff68-pad/dissect.ts';
import { hidKeypadFrames } from '../devices/hid-keypad/dissect.ts';
import { lineFrames } from '../devices/line-reader/dissect.ts';
import { modbusFrames } from '../devices/modbus-digits/dissect.ts';
import { mqttButtonsFrames } from '../devices/mqtt-buttons/dissect.ts';
import { onbonFrames } from '../devices/onbon-k/dissect.ts';
import { sayFrames } from '../devices/say/dissect.ts';
import { chipFrames } from '../devices/syn6288/dissect.ts';
import { tasmotaDisplayFrames } from '../devices/tasmota-display/dissect.ts';
import { xkeysFrames } from '../devices/xkeys/dissect.ts';
import type { Frame } from '../page/contract.ts';
import type { Passed } from '../stage/staged-device.ts';
import type { ByteReader, MessageReader, ProgramReader } from './told.ts';

/** `at`: ms UTC. */
export type Moment = Passed & { at: number };
/**
 * Gives the frames that are whole with this. A frame has the time of what made it whole; one that is half there is kept, of
 * each direction at most one. `counted`: so many frames were before.
 */
export type FrameReader = (passed: Moment) => Frame[];

type Reader = { bytes: ByteReader } | { messages: MessageReader } | { programs: ProgramReader };

export function frameReader(device: DeviceConfig, counted = 0): FrameReader {
  const reader = readerOf(device);
  let nth = counted;
  return passed =>
    read(reader, passed).map((frame, place) => {
      nth += 1;
      return { nth, at: passed.at, ...(place > 0 && { sameChunk: true as const }), ...frame };
    });
}

function read(reader: Reader, passed: Moment): Omit<Frame, 'nth' | 'at'>[] {
  const { dir } = passed;
  if ('hex' in passed && 'bytes' in reader) {
    const chunk = Uint8Array.from(Buffer.from(passed.hex, 'hex'));
    return reader.bytes[dir](chunk).map(({ bytes, ...told }) => ({
      dir,
      ...told,
      hex: Buffer.from(bytes).toString('hex'),
    }));
  }
  if ('topic' in passed && 'messages' in reader) {
    const { topic, payload } = passed;
    return [{ dir, ...reader.messages(dir, topic, payload), topic, payload }];
  }
  if ('args' in passed && 'programs' in reader) {
    const { args, input } = passed;
    return [{ dir, ...reader.programs(args, input), args, input }];
  }
  throw new Error('what passes at a device is of the kind of its way');
}

function readerOf(device: DeviceConfig): Reader {
  switch (device.kind) {
    case 'ff68-pad':
      return { bytes: ff68Frames(device) };
    case 'xkeys':
      return { bytes: xkeysFrames(device) };
    case 'hid-keypad':
      return { bytes: hidKeypadFrames(device) };
    case 'mqtt-buttons':
      return { messages: mqttButtonsFrames(device) };
    case 'onbon-k':
      return { bytes: onbonFrames(device) };
    case 'modbus-digits':
      return { bytes: modbusFrames(device) };
    case 'tasmota-display':
      return { messages: tasmotaDisplayFrames };
    case 'escpos':
      return { bytes: escposFrames() };
    case 'syn6288':
    case 'xfs5152':
      return { bytes: chipFrames(device.kind) };
    case 'say':
      return { programs: sayFrames(device) };
    case 'clips':
      return { programs: clipsFrames };
    case 'line-reader':
      return { bytes: lineFrames() };
    default:
      return device satisfies never;
  }
}
