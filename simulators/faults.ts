/** The faults of a wire that a person can make by hand, for every kind of device. */
import type { Timers } from '../drivers/driver.ts';
import type { FaultName } from './simulator.ts';

const wireFaults: ReadonlySet<FaultName> = new Set(['unplug', 'mute', 'slow', 'garble']);
const slowMs = 2000;

export type FaultyWire = {
  toDevice: (bytes: Uint8Array) => void;
  toHost: (bytes: Uint8Array) => void;
  /** Faults add up until `none`. False when it is not a fault of the wire. */
  fault(name: FaultName): boolean;
};

/** Stands between a device and its line. What a fault holds back is lost, as on a real cable. */
export function faultyWire(
  timers: Timers,
  ends: { device(bytes: Uint8Array): void; host(bytes: Uint8Array): void },
): FaultyWire {
  const faults = new Set<FaultName>();
  /** What a slow device has said and is not yet heard; what it says later waits behind it, also when it is slow no more. */
  const late: { bytes: Uint8Array; at: number }[] = [];

  function deliver(bytes: Uint8Array): void {
    if (!faults.has('unplug')) ends.host(bytes);
  }

  function awaitFirst(): void {
    const first = late[0];
    if (first === undefined) return;
    timers.after(Math.max(0, first.at - timers.now()), () => {
      late.shift();
      deliver(first.bytes);
      awaitFirst();
    });
  }

  return {
    toDevice(bytes) {
      if (!faults.has('unplug')) ends.device(bytes);
    },
    toHost(bytes) {
      if (faults.has('mute')) return;
      const sent = faults.has('garble') ? garbled(bytes) : bytes;
      if (!faults.has('slow') && late.length === 0) return deliver(sent);
      late.push({ bytes: sent, at: timers.now() + (faults.has('slow') ? slowMs : 0) });
      if (late.length === 1) awaitFirst();
    },
    fault(name) {
      if (name === 'none') faults.clear();
      else if (wireFaults.has(name)) faults.add(name);
      else return false;
      return true;
    },
  };
}

/** The byte in the middle: at the ends, a damaged byte may be padding that no receiver needs (the A5s of onbon-k). */
export function garbled(bytes: Uint8Array): Uint8Array {
  const middle = bytes.length >> 1;
  return bytes.map((byte, at) => (at === middle ? byte ^ 0xff : byte));
}
