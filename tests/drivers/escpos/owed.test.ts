/** An answer of a printer that comes late is never that to another question: not one byte of it says which it answers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LinkEvents, PrinterSaid } from '../../../drivers/device.ts';
import { escpos } from '../../../drivers/escpos/driver.ts';
import { newOwed } from '../../../drivers/escpos/owed.ts';
import { ears, fitnessInWords } from '../../kit/driver/ears.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { ticket } from './bench.ts';

describe('what is owed', () => {
  const owedOf = () => {
    const { timers, advance } = virtualTimers();
    return { owed: newOwed(4000, timers), advance };
  };

  test('is answered in its order, and how long that took is known of one that was alone', async () => {
    const { owed, advance } = owedOf();
    owed.asked(1);
    await advance(30);
    expect(owed.answered()).toEqual({ question: 1, tookMs: 30 });
    expect(owed.answered()).toBeUndefined();
    owed.asked(2);
    owed.asked(2);
    await advance(30);
    expect([owed.answered(), owed.answered()]).toEqual([{ question: 2 }, { question: 2, tookMs: 30 }]);
  });

  test('of two questions belongs to none', () => {
    const { owed } = owedOf();
    owed.asked(1);
    owed.asked(2);
    expect([owed.answered(), owed.isOther(2)]).toEqual([{}, false]);
  });

  test('never comes any more after its time, unless it is still waited for', async () => {
    const { owed, advance } = owedOf();
    owed.asked(1);
    await advance(4000);
    expect([owed.question(), owed.isOther(2)]).toEqual([1, true]);
    owed.late();
    expect([owed.question(), owed.isOther(2)]).toEqual([undefined, false]);
  });

  test('before the automatic status never comes any more once that is told', () => {
    const { owed } = owedOf();
    owed.asked(1);
    owed.marked();
    owed.asked(2);
    expect(owed.isMarked()).toBe(false);
    owed.markReached();
    expect([owed.question(), owed.isOther(2)]).toEqual([2, false]);
  });
});

/** A printer as it is sold: its healthy byte to question 1 is 16. What it answers to, and how late. */
type Personality = { questions: readonly number[]; automatic: boolean };

function aPrinter({ questions, automatic }: Personality, delayMs: () => number) {
  const { timers, advance } = virtualTimers();
  const { report, ended, fitness } = ears<PrinterSaid>();
  let host: LinkEvents | undefined;
  let lastAtMs = 0;

  function say(...bytes: number[]): void {
    lastAtMs = Math.max(lastAtMs, timers.now() + delayMs());
    timers.after(lastAtMs - timers.now(), () => host?.data(Uint8Array.from(bytes)));
  }

  function hear(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 1) {
      const [one, two, three = 0] = bytes.subarray(at);
      if (one === 0x10 && two === 0x04 && questions.includes(three)) say(three === 1 ? 0x16 : 0x12);
      if (one === 0x1d && two === 0x61 && automatic) say(0x14, 0, 0, 0x0f);
      if (one === 0x1d && two === 0x72) say(0);
    }
  }

  const printer = escpos(
    { columns: 32, replyWithinMs: 5000, statusWithinMs: 2000, fence: true },
    async on => {
      host = on;
      return {
        write: async bytes => void timers.after(1, () => hear(bytes)),
        async close() {
          host = undefined;
        },
      };
    },
    { timers, report },
  );
  return { printer, advance, ended, fitness };
}

/** What was told of it, in half an hour of a ticket every now and then. */
async function toldOf(personality: Personality, delaysMs: readonly number[]): Promise<string[]> {
  let turn = 0;
  const { printer, advance, ended, fitness } = aPrinter(
    personality,
    () => delaysMs[turn++ % delaysMs.length] ?? 0,
  );
  for (let id = 1; id <= 6; id += 1) {
    await advance(4000 + 1111 * id);
    printer.do({ id: `${id}`, lines: ticket });
    for (let waited = 0; ended().length < id && waited < 60; waited += 1) await advance(1000);
  }
  await printer.close();
  return fitness().map(fitnessInWords);
}

const delays = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1900, max: 2200 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 3900 }) },
  ),
  { minLength: 1, maxLength: 300, size: 'max' },
);
const troubles = /cover open|paper out|cutter|failure|printer error|off-line/;

test.each<[string, Personality]>([
  ['all questions and automatic status', { questions: [1, 2, 3, 4], automatic: true }],
  ['all questions, no automatic status', { questions: [1, 2, 3, 4], automatic: false }],
  ['questions 1 and 2 alone', { questions: [1, 2], automatic: false }],
])(
  'a healthy 16 is never an open cover, however late each answer comes: %s',
  async (_, personality) => {
    await fc.assert(
      fc.asyncProperty(delays, async delaysMs => {
        expect((await toldOf(personality, delaysMs)).filter(told => troubles.test(told))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  },
  120_000,
);
