/** I13: nobody reads a wrong number. Here under what matters most, a wire that is broken; under every fault in plates.long.test.ts. */
import { describe, expect, test } from 'vitest';
import { everyBoard, troublesOf, worstUnder } from './boards.ts';
import { keepsWhatItGot, withinMs } from './verdict.ts';

const broken = ['hears-nothing', 'unplug', 'answers-lost'];
/** The trouble begins while it shows a number, and, of one that blinks by pages, the dark one. */
const tries = { beginsAtMs: [45_000, 46_000], forMs: 120_000 };

describe.each(everyBoard())('$of', subject => {
  const troubles = troublesOf(subject).filter(({ of }) => broken.includes(of));

  test.each(troubles)(
    '$of: a number that is none any more is gone within a minute, where it can',
    async trouble => {
      const { oldMs } = await worstUnder(subject, trouble, tries);
      expect(oldMs > withinMs).toBe(keepsWhatItGot(subject, trouble));
    },
  );
});
