/** What must be so of every kind of device on a bad line; the line is as bad for all that are on it. */
import { expect } from 'vitest';
import type { DeviceKind } from '../../../drivers/kinds.ts';
import { simulatedOf } from '../../../simulators/devices/kinds.ts';
import { type BadLine, type Day, type Lived, live, shownWrongly, takenWrongly } from './bad-line.ts';
import type { Group } from './every-kind.ts';

/** Nothing in what it is told says whether that is whole. */
const unchecked: readonly DeviceKind[] = ['pole-display'];
/** What a person does there is heard at once, or by so many questions, each with its answer: a look that was under way, one more, and the card. */
const exchanges: ReadonlyMap<DeviceKind, number> = new Map([['id-card', 4]]);
/** Of the bytes: above it, the one byte that most of these check a frame with lets something through. */
const checkedUpToPercent = 1;

const kindOf = ({ of, devices }: Group): DeviceKind => {
  const [first] = devices.values();
  if (first === undefined) throw new Error(`nothing is on ${of}`);
  return first.kind;
};

export const has = ({ devices }: Group, { fault }: BadLine): boolean =>
  [...devices.values()].some(({ kind }) => simulatedOf(kind).faults.some(known => known === fault));

/** While it lasts nobody is misled; when it has ended, everything is again as if it had never been. */
export async function misleadsNobody(group: Group, good: Lived, bad: BadLine, day: Day): Promise<void> {
  const lived = await live(group, bad, day);
  const { ms = 0, jitterMs = 0, percent = 0 } = bad;
  const slowMs = bad.fault === 'slow' ? 3000 : 0;
  if (percent <= checkedUpToPercent) {
    const lateMs = (ms + jitterMs + slowMs) * (exchanges.get(kindOf(group)) ?? 1);
    expect(takenWrongly(good, lived, lateMs)).toEqual([]);
    if (!unchecked.includes(kindOf(group))) expect(shownWrongly(good, lived)).toEqual([]);
  }
  expect(lived.afterwards).toEqual(good.afterwards);
}
