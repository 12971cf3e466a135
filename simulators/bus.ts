import type { Timers } from '../drivers/driver.ts';
import { garbled } from './faults.ts';
import { pace } from './pace.ts';

/** The cable between the host's port and its devices: one on a port of its own, several on a shared line. */
export type Bus = {
  fromHost(bytes: Uint8Array): void;
  /** `hear` gets everything the host sends; the function returned says something to the host. */
  join(hear: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void;
};

/** Something on its way. */
type Passage = { beginsAt: number; endsAt: number; collided: boolean };

/**
 * Devices that speak at the same time garble each other, as on one pair of RS-485. The host and a device do not: a real host
 * hears the first byte of a device and waits, but here what a device says arrives whole, when it has ended.
 * `echoes`: the host's adapter is a 2-wire one that hears itself. `baud` undefined: bytes take no time.
 */
export function bus(options: {
  timers: Timers;
  baud: number | undefined;
  echoes: boolean;
  toHost: (bytes: Uint8Array) => void;
}): Bus {
  const { timers, baud, echoes, toHost } = options;
  const devices: ((bytes: Uint8Array) => void)[] = [];
  /** By device, what it says now and what waits behind that. */
  const passages = new Set<Passage[]>();

  function speaker(): (bytes: Uint8Array) => void {
    if (baud === undefined) return toHost;
    const mine: Passage[] = [];
    const send = pace(timers, baud, bytes =>
      toHost(mine.shift()?.collided === true ? garbled(bytes) : bytes),
    );
    passages.add(mine);
    return bytes => {
      const passage = { ...send(bytes), collided: false };
      for (const other of [...passages].filter(of => of !== mine).flat()) {
        if (other.beginsAt >= passage.endsAt || passage.beginsAt >= other.endsAt) continue;
        other.collided = true;
        passage.collided = true;
      }
      mine.push(passage);
    };
  }

  return {
    fromHost: pace(timers, baud, bytes => {
      if (echoes) toHost(bytes);
      for (const hear of devices) hear(bytes);
    }),
    join(hear) {
      devices.push(hear);
      return speaker();
    },
  };
}
