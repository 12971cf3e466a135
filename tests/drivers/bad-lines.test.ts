/** A line that is late, noisy, lossy or one-way misleads nobody; swept over the whole range in bad-lines.long.test.ts. */
import { describe, expect, test } from 'vitest';
import { has, misleadsNobody } from '../kit/driver/bad-days.ts';
import { type BadLine, live } from '../kit/driver/bad-line.ts';
import { everyKind } from '../kit/driver/every-kind.ts';

const badLines: readonly BadLine[] = [
  { fault: 'latency', ms: 1200 },
  { fault: 'noise', percent: 1 },
  { fault: 'loss', percent: 1 },
  { fault: 'hears-nothing' },
  { fault: 'twin' },
  { fault: 'foreign' },
];
const day = { seed: 1, acts: 20 };

describe.each(everyKind())('$of', group => {
  test.each(badLines.filter(bad => has(group, bad)))(
    '%j: no key, no number that there is not, and then all as ever',
    async bad => {
      await misleadsNobody(group, await live(group, undefined, day), bad, day);
    },
  );
});

test('a day on a bad line is told from one on a good line', async () => {
  const pads = everyKind().find(({ of }) => of.startsWith('ff68-pad'));
  if (pads === undefined) throw new Error('every kind is there');
  const [good, mute] = [await live(pads, undefined, day), await live(pads, { fault: 'mute' }, day)];
  expect(good.taken.get('pad-1')?.length).toBeGreaterThan(day.acts / 4);
  expect(mute.taken.get('pad-1')).toEqual([]);
});
