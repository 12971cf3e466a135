/** What passes at a device, read as the frames of its kind. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import { simulatedOf } from '../devices/kinds.ts';
import type { Frame } from '../page/contract.ts';
import type { Passed } from '../stage/staged-device.ts';
import type { Beside, ByteReader, MessageReader, Piece, ProgramReader } from './reading.ts';

/** `at`: ms UTC. */
export type Moment = Passed & { at: number };
/**
 * Gives the frames that are whole with this. A frame has the time of what made it whole; one that is half there is kept, of
 * each direction at most one. `counted`: so many frames were before. `others`: on its line, whose frames pass it too.
 */
export type FrameReader = (passed: Moment) => Frame[];

type Reader = { bytes: ByteReader } | { messages: MessageReader } | { programs: ProgramReader };

export function frameReader(
  device: DeviceConfig,
  counted = 0,
  others: readonly DeviceConfig[] = [],
): FrameReader {
  const reader = readerOf(device, others);
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

function readerOf(device: DeviceConfig, others: readonly DeviceConfig[]): Reader {
  const kind = simulatedOf(device.kind);
  switch (kind.on) {
    case 'wire':
      return { bytes: kind.frames(device, besideOf(device, others)) };
    case 'broker':
      return { messages: kind.frames(device) };
    case 'sound card':
      return { programs: kind.frames(device) };
  }
}

/** One of each other kind reads for all of it. */
function besideOf(device: DeviceConfig, others: readonly DeviceConfig[]): Beside {
  const kinds = new Map(others.map(other => [other.kind, other]));
  kinds.delete(device.kind);
  const readers = [...kinds.values()].flatMap(other => {
    const kind = simulatedOf(other.kind);
    if (kind.on !== 'wire' || kind.family === undefined) return [];
    return [{ family: kind.family, reader: kind.frames(other) }];
  });
  return {
    families: readers.map(({ family }) => family),
    read(frame) {
      const each = readers.map(({ reader }) => reader.rx(frame));
      const [first = []] = each;
      return (each.find(isUnderstood) ?? first).map(piece => ({ ...piece, forAnother: true as const }));
    },
  };
}

const isUnderstood = (pieces: readonly Piece[]): boolean => pieces.every(({ error }) => error === undefined);
