import type { Timers } from '../drivers/driver.ts';
import { pace } from './pace.ts';

/** The cable between the host's port and its devices: one on a port of its own, several on a shared line. */
export type Bus = {
  fromHost(bytes: Uint8Array): void;
  /** `hear` gets everything the host sends; the function returned says something to the host. */
  join(hear: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void;
};

/** `echoes`: the host's adapter is a 2-wire one that hears itself. `baud` undefined: bytes take no time. */
export function bus(options: {
  timers: Timers;
  baud: number | undefined;
  echoes: boolean;
  toHost: (bytes: Uint8Array) => void;
}): Bus {
  const { timers, baud, echoes, toHost } = options;
  const devices: ((bytes: Uint8Array) => void)[] = [];
  const fromHost = pace(timers, baud, bytes => {
    if (echoes) toHost(bytes);
    for (const hear of devices) hear(bytes);
  });
  const say = pace(timers, baud, toHost);
  return {
    fromHost,
    join(hear) {
      devices.push(hear);
      return say;
    },
  };
}
