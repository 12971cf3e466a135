/** The faults of a way between a device and the hall that a person can make by hand, for every kind of device. */
import type { Chance } from '../../daemon/people/chance.ts';
import type { Timers } from '../../drivers/device.ts';
import type { Medium } from './damage.ts';
import type { Degree, FaultName } from './fault-names.ts';

const wayFaults: ReadonlySet<FaultName> = new Set([
  'unplug',
  'mute',
  'hears-nothing',
  'slow',
  'latency',
  'garble',
  'noise',
  'loss',
]);
/** Longer than a board or a printer may take to answer. */
const slowMs = 3000;

export type FaultyWay<Said> = {
  toDevice: (said: Said) => void;
  toHost: (said: Said) => void;
  /** Faults add up until `none`; made again, one has its new degree. False when it is not a fault of the way. */
  fault(name: FaultName, degree?: Degree): boolean;
};

/** Stands between a device and its line. What a fault holds back is lost, as on a real cable. */
export function faultyWay<Said>(
  { timers, chance }: { timers: Timers; chance: Chance },
  medium: Medium<Said>,
  ends: { device(said: Said): void; host(said: Said): void },
): FaultyWay<Said> {
  const faults = new Map<FaultName, Degree>();
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

  const shareOf = (name: 'noise' | 'loss'): number => (faults.get(name)?.percent ?? 0) / 100;

  /** What comes out at the other end of a bad wire; undefined: nothing. */
  function worn(said: Said): Said | undefined {
    const [lost, damaged] = [shareOf('loss'), shareOf('noise')];
    const left = lost > 0 ? medium.thinned(said, lost, chance) : said;
    if (left === undefined || damaged === 0) return left;
    return medium.noisy?.(left, damaged, chance) ?? left;
  }

  function lateMs(): number {
    const { ms = 0, jitterMs = 0 } = faults.get('latency') ?? {};
    return (faults.has('slow') ? slowMs : 0) + ms + (jitterMs > 0 ? jitterMs * chance() : 0);
  }

  return {
    toDevice(said) {
      if (faults.has('unplug') || faults.has('hears-nothing')) return;
      const heard = worn(said);
      if (heard !== undefined) ends.device(heard);
    },
    toHost(said) {
      if (faults.has('mute')) return;
      const sent = worn(faults.has('garble') ? medium.garbled(said) : said);
      if (sent === undefined) return;
      const waitsMs = lateMs();
      if (waitsMs === 0 && late.length === 0) return deliver(sent);
      late.push({ said: sent, at: timers.now() + waitsMs });
      if (late.length === 1) awaitFirst();
    },
    fault(name, degree = {}) {
      if (name === 'none') faults.clear();
      else if (wayFaults.has(name)) faults.set(name, degree);
      else return false;
      return true;
    },
  };
}
