/** What has passed at each device, kept as it came, and made into frames when somebody looks. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import type { Frame } from '../page/contract.ts';
import type { WireChunk } from '../stage/stage.ts';
import { type FrameReader, frameReader, type Moment } from './frame-reader.ts';

export type FrameLog = {
  passed(chunk: WireChunk): void;
  /** Those kept of a device that count more than `nth`, oldest first. */
  after(device: string, nth: number): readonly Frame[];
  /** `more` is told whenever something has passed there, until the function returned is called. */
  follow(device: string, more: () => void): () => void;
};

const framesKept = 100;
/** Nearly every chunk is a frame, and a ticket's are many. */
const chunksKept = 400;
const charactersKept = 256 * 1024;

type Shelf = {
  /** Not read yet. */
  chunks: Moment[];
  characters: number;
  /** The oldest of them, thrown away unread since the last look. */
  lost: number;
  read: FrameReader;
  frames: Frame[];
  followers: Set<() => void>;
};

/** `nowMs`: the clock on the wall, ms UTC. */
export function newFrameLog(devices: ReadonlyMap<string, DeviceConfig>, nowMs: () => number): FrameLog {
  const shelves = new Map<string, Shelf>();

  function deviceOf(id: string): DeviceConfig {
    const device = devices.get(id);
    if (device === undefined) throw new Error(`no device ${id}`);
    return device;
  }

  /** `counted`: frames before. */
  function readerOf(id: string, counted?: number): FrameReader {
    const device = deviceOf(id);
    const others = [...devices.values()].filter(other => other !== device && isOnOneLine(device, other));
    return frameReader(device, counted, others);
  }

  function shelfOf(id: string): Shelf {
    const shelf = shelves.get(id) ?? {
      chunks: [],
      characters: 0,
      lost: 0,
      read: readerOf(id),
      frames: [],
      followers: new Set(),
    };
    shelves.set(id, shelf);
    return shelf;
  }

  function readAll(id: string, shelf: Shelf): void {
    const { chunks, lost } = shelf;
    if (lost > 0) {
      // What was half there does not go on.
      const last = shelf.frames.at(-1)?.nth ?? 0;
      shelf.read = readerOf(id, last + lost);
    }
    shelf.chunks = [];
    shelf.characters = 0;
    shelf.lost = 0;
    shelf.frames = [...shelf.frames, ...chunks.flatMap(shelf.read)].slice(-framesKept);
  }

  return {
    passed({ device, ...passed }) {
      const shelf = shelfOf(device);
      const moment = { ...passed, at: nowMs() };
      shelf.chunks.push(moment);
      shelf.characters += lengthOf(moment);
      while (
        shelf.chunks.length > chunksKept ||
        (shelf.characters > charactersKept && shelf.chunks.length > 1)
      ) {
        const oldest = shelf.chunks.shift();
        if (oldest === undefined) break;
        shelf.characters -= lengthOf(oldest);
        shelf.lost += 1;
      }
      for (const more of shelf.followers) more();
    },
    after(id, nth) {
      const shelf = shelfOf(id);
      readAll(id, shelf);
      return shelf.frames.filter(frame => frame.nth > nth);
    },
    follow(id, more) {
      const { followers } = shelfOf(id);
      followers.add(more);
      return () => void followers.delete(more);
    },
  };
}

const isOnOneLine = (one: DeviceConfig, other: DeviceConfig): boolean =>
  'line' in one && 'line' in other && one.line === other.line;

function lengthOf(passed: Moment): number {
  if ('hex' in passed) return passed.hex.length;
  if ('topic' in passed) return passed.topic.length + passed.payload.length;
  return passed.args.reduce((sum, arg) => sum + arg.length, passed.input.length);
}
