/** A fault as a person asks for it: `{"fault":"latency","ms":300,"jitterMs":200}`. */
import type { Fault } from '../devices/simulated-kind.ts';
import { type Degree, degreeNames, degreeOf, type FaultName, usualDegree } from './fault-names.ts';
import { words } from './words.ts';

export type AskedFault = { name: FaultName; degree: Degree };

/** The other word of the contract for `mute`: whether it says nothing, or nothing that it says arrives, the hall cannot tell. */
const answersLost = 'answers-lost';

/** A sentence when a device of this `kind`, whose faults are `menu`, has no such fault, or not to this degree. `hasWire`: it says something. */
export function askedFault(
  { fault, ...numbers }: Record<string, unknown>,
  { kind, menu, hasWire }: { kind: string; menu: readonly Fault[]; hasWire: boolean },
): AskedFault | string {
  const wanted = fault === answersLost && hasWire ? 'mute' : fault;
  const name = wanted === 'none' ? wanted : menu.find(known => known === wanted);
  if (name === undefined) return words.noFault(String(fault).slice(0, 40), kind, menu);
  const limits = degreeOf(name);
  const example = JSON.stringify({ fault: name, ...usualDegree(name) });
  const degree: { -readonly [Name in keyof Degree]: Degree[Name] } = {};
  for (const number of degreeNames) {
    const limit = limits[number];
    const found = numbers[number];
    if (limit === undefined || (found === undefined && !limit.isNeeded)) continue;
    if (typeof found !== 'number' || !(found >= 0 && found <= limit.atMost))
      return words.noDegree(name, number, JSON.stringify(found)?.slice(0, 40), limit.atMost, example);
    degree[number] = found;
  }
  const unknown = Object.keys(numbers).find(number => !Object.hasOwn(limits, number));
  return unknown === undefined ? { name, degree } : words.noSuchDegree(name, unknown.slice(0, 40), example);
}
