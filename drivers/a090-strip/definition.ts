/** A window strip of two colours, one row of characters, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { answers } from '../settings/answers.ts';
import { deviceSchema } from '../settings/device.ts';
import { duration, id, wholeNumber } from '../settings/scalars.ts';

const settings = deviceSchema('a090-strip', {
  line: id,
  address: wholeNumber(0, 255, 1),
  counter: id.optional(),
  /** Cells: a Chinese character takes two. Below that no ticket has room. */
  columns: wholeNumber(6, 64, 16),
  answers,
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});
type Written = z.output<typeof settings>;
export type StripSettings = ReturnType<typeof built>;

function built({ replyWithin, refresh, ...strip }: Written) {
  return { ...strip, replyWithinMs: replyWithin, refreshMs: refresh };
}

export const a090StripKind = {
  class: 'board',
  answers: true,
  ways: ['line'],
  sharesLineWith: ['ff68-pad'],
  settings,
  cells: ({ columns }: Written) => columns,
  built,
  async opener() {
    const [{ a090Strip }, { stripProtocol }] = await Promise.all([
      import('./driver.ts'),
      import('./codec.ts'),
    ]);
    return ways => {
      const lineOf = ways.linesOf(stripProtocol);
      return {
        open: (settings, handed) => ({
          is: 'board',
          driver: a090Strip(settings, lineOf(settings.line), handed),
        }),
      };
    };
  },
} as const satisfies Definition<Written, StripSettings>;
