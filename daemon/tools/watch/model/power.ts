/** How far a power cut is (R21), as a hall tells it. Pure. */
import type { Day } from './halls.ts';
import { momentIn, type Payload, partIn, textIn } from './payload.ts';

/** Since when it is what it is. */
const sinceOf: Readonly<Record<string, string>> = {
  failing: 'failedAt',
  'on-paper': 'printedAt',
  enter: 'printedAt',
};

export function powerIn(read: Payload): Pick<Day, 'power'> {
  const power = partIn(read, 'power');
  const is = textIn(power, 'is', 20);
  const since = momentIn(power, sinceOf[is ?? ''] ?? '');
  return is === undefined ? {} : { power: { is, ...(since !== undefined && { since }) } };
}
