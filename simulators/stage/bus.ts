import type { Timers } from '../../drivers/device.ts';
import type { Haste } from '../devices/parts/haste.ts';
import { garbled } from './damage.ts';
import { pace } from './pace.ts';

/** The cable between the host's port and its devices: one on a port of its own, several on a shared line. */
export type Bus = {
  fromHost(bytes: Uint8Array): void;
  /** `hear` gets everything the host sends; the function returned says something to the host. */
  join(hear: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void;
};

/** Something on its way. */
type Passage = { beginsAt: number; endsAt: number; collided: boolean };

/** What the host's adapter hands on at a time: the first byte at once, so that a host that listens knows who speaks. */
const pieceBytes = 8;

/**
 * `shared`: one pair of wires, RS-485. Whatever two say at the same time garbles each other, host and device too; what a
 * device says arrives in pieces. Else the host and its device have a pair each, and do not.
 * `echoes`: the host's adapter is a 2-wire one that hears itself. `baud` undefined: bytes take no time.
 */
export function bus(options: {
  timers: Timers;
  baud: number | undefined;
  echoes: boolean;
  shared: boolean;
  haste?: Haste;
  toHost: (bytes: Uint8Array) => void;
}): Bus {
  const { timers, baud, echoes, shared, haste, toHost } = options;
  const devices: ((bytes: Uint8Array) => void)[] = [];
  /** By speaker, what it says now and what waits behind that. */
  const passages = new Set<Passage[]>();

  function speaker(arrive: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
    if (baud === undefined || !shared) return pace(timers, baud, arrive, haste);
    const mine: Passage[] = [];
    const heard = (bytes: Uint8Array): void =>
      arrive(mine.shift()?.collided === true ? garbled(bytes) : bytes);
    const send = pace(timers, baud, heard, haste);
    passages.add(mine);
    return bytes => {
      const passage = { ...send(bytes), collided: false };
      for (const other of [...passages].filter(of => of !== mine).flat()) {
        if (endsBefore(passage, other) || endsBefore(other, passage)) continue;
        other.collided = true;
        passage.collided = true;
      }
      mine.push(passage);
    };
  }

  return {
    fromHost: speaker(bytes => {
      if (echoes) toHost(bytes);
      for (const hear of devices) hear(bytes);
    }),
    join(hear) {
      devices.push(hear);
      const say = speaker(toHost);
      return bytes => {
        if (baud === undefined || !shared) return say(bytes);
        for (let at = 0; at < bytes.length; ) {
          const end = at === 0 ? 1 : at + pieceBytes;
          say(bytes.subarray(at, end));
          at = end;
        }
      };
    },
  };
}

/** Who begins the moment another ends is not too early by the rounding of a sum. */
const roundingMs = 1e-6;
const endsBefore = (one: Passage, other: Passage): boolean => one.endsAt <= other.beginsAt + roundingMs;
