/** The faults of a way between a device and the hall that a person can make by hand, for every kind of device. */
import type { Timers } from '../../drivers/device.ts';
import type { FaultName } from './fault-names.ts';

const wayFaults: ReadonlySet<FaultName> = new Set(['unplug', 'mute', 'slow', 'garble']);
/** Longer than a board or a printer may take to answer. */
const slowMs = 3000;

export type FaultyWay<Said> = {
  toDevice: (said: Said) => void;
  toHost: (said: Said) => void;
  /** Faults add up until `none`. False when it is not a fault of the way. */
  fault(name: FaultName): boolean;
};

/** Stands between a device and its line. What a fault holds back is lost, as on a real cable. `damaged`: what garble makes. */
export function faultyWay<Said>(
  timers: Timers,
  ends: { device(said: Said): void; host(said: Said): void; damaged(said: Said): Said },
): FaultyWay<Said> {
  const faults = new Set<FaultName>();
  /** What a slow device has said and is not yet heard; what it says later waits behind it, also when it is slow no more. */
  const late: { said: Said; at: number }[] = [];

  function deliver(said: Said): void {
    if (!faults.has('unplug')) ends.host(said);
  }

  function awaitFirst(): void {
    const first = late[0];
    if (first === undefined) return;
    timers.after(Math.max(0, first.at - timers.now()), () => {
      late.shift();
      deliver(first.said);
      awaitFirst();
    });
  }

  return {
    toDevice(said) {
      if (!faults.has('unplug')) ends.device(said);
    },
    toHost(said) {
      if (faults.has('mute')) return;
      const sent = faults.has('garble') ? ends.damaged(said) : said;
      if (!faults.has('slow') && late.length === 0) return deliver(sent);
      late.push({ said: sent, at: timers.now() + (faults.has('slow') ? slowMs : 0) });
      if (late.length === 1) awaitFirst();
    },
    fault(name) {
      if (name === 'none') faults.clear();
      else if (wayFaults.has(name)) faults.add(name);
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

export type Message = { topic: string; payload: string; retain: boolean };

/** Half of the payload: JSON that does not end, and no word that anybody knows. */
export function garbledMessage(message: Message): Message {
  return { ...message, payload: message.payload.slice(0, message.payload.length >> 1) };
}
