/** What passes at a device, read as the frames of its kind. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import { simulatedOf } from '../devices/kinds.ts';
import type { Frame } from '../page/contract.ts';
import type { Passed } from '../stage/staged-device.ts';
import type { ByteReader, MessageReader, ProgramReader } from './reading.ts';

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
  const kind = simulatedOf(device.kind);
  switch (kind.on) {
    case 'wire':
      return { bytes: kind.frames(device) };
    case 'broker':
      return { messages: kind.frames(device) };
    case 'sound card':
      return { programs: kind.frames(device) };
  }
}
