/** The faults of a device itself that last until `none`. */
import type { FaultName } from '../../stage/fault-names.ts';

export function lastingFaults(...own: readonly FaultName[]) {
  const made = new Set<FaultName>();
  return {
    has: (name: FaultName): boolean => made.has(name),
    /** False when it is none of them. */
    fault(name: FaultName): boolean {
      if (name === 'none') made.clear();
      else if (own.includes(name)) made.add(name);
      else return false;
      return true;
    },
    /** The address that it says is its own: with `foreign` that of another, as one may stand on the same line. */
    addressSaid(address: number): number {
      if (!made.has('foreign')) return address;
      return address > 1 ? address - 1 : address + 1;
    },
  };
}
