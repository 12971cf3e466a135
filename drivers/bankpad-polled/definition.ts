/** A pad of an earlier system that speaks when it is asked, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { duration, id, wholeNumber } from '../settings/scalars.ts';
import { highestAddress } from './codec.ts';

const settings = deviceSchema('bankpad-polled', {
  line: id,
  address: wholeNumber(1, highestAddress, 1),
  counter: id,
  poll: duration('500 ms', { min: '100 ms', max: '5 s' }).default(500),
  replyWithin: duration('40 ms', { min: '10 ms', max: '2 s' }).default(40),
});
type Written = z.output<typeof settings>;
export type BankPadSettings = ReturnType<typeof built>;

function built({ poll, replyWithin, ...pad }: Written) {
  return { ...pad, pollEveryMs: poll, replyWithinMs: replyWithin };
}

export const bankPadKind = {
  class: 'pad',
  answers: false,
  ways: ['line'],
  settings,
  built,
  async opener() {
    const [{ bankPad }, { bankPadProtocol }] = await Promise.all([
      import('./driver.ts'),
      import('./codec.ts'),
    ]);
    return ways => {
      const lineOf = ways.linesOf(bankPadProtocol);
      return {
        open: (settings, { repeatWindowMs, timers, report }) => ({
          is: 'pad',
          driver: bankPad({ ...settings, repeatWindowMs }, lineOf(settings.line), { timers, report }),
        }),
      };
    };
  },
  tested: { shows: () => 'shows 0888', keys: () => ['next', 'recall', 'pause', 'transfer'] },
} as const satisfies Definition<Written, BankPadSettings>;
