/**
 * I13: nobody reads a wrong number. Every kind of board under every fault of its way, also wired to listen only or over TCP, while numbers
 * are called for minutes: one that is none any more stands on no plate for longer than a minute, but where the board hears
 * nothing and can let no picture expire. The run ends with the table of what was seen.
 */
import { afterAll, describe, expect, test } from 'vitest';
import { everyBoard, otherwiseWired, troublesOf, worstUnder } from './boards.ts';
import type { Seen } from './plate.ts';
import { keepPlates } from './table.ts';
import { isBelievable, keepsWhatItGot, withinMs } from './verdict.ts';

/** The trouble begins before anything was heard of it; while it shows a number, and, of one that blinks by pages, the dark one. */
const tries = { beginsAtMs: [0, 45_000, 46_000], forMs: 240_000 };

const seen = new Map<string, Map<string, Seen>>();
afterAll(() => keepPlates(seen));

describe.each([...everyBoard(), ...otherwiseWired()])('$of', subject => {
  const ofThis = new Map<string, Seen>();
  seen.set(subject.of, ofThis);

  test.each(troublesOf(subject))('$of', async trouble => {
    const worst = await worstUnder(subject, trouble, tries);
    ofThis.set(trouble.of, worst);
    expect(worst.oldMs > withinMs).toBe(keepsWhatItGot(subject, trouble));
    if (isBelievable(trouble)) expect(worst.falselyTold).toBe(0);
  });
});
