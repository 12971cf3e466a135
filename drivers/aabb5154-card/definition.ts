/** An LED card with a font, one row of characters, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { answers } from '../settings/answers.ts';
import { deviceSchema } from '../settings/device.ts';
import { duration, id, oneOf, trueOrFalse, wholeNumber } from '../settings/scalars.ts';
import { forEver, models } from './codec.ts';

const settings = deviceSchema('aabb5154-card', {
  line: id,
  address: wholeNumber(0, 254, 1),
  counter: id.optional(),
  /** Cells: a Chinese character takes two. Below that no ticket has room. */
  columns: wholeNumber(6, 64, 16),
  model: oneOf(models, '24-dot').default('16-dot'),
  /** Whether the sum takes the end mark in: the sources differ. */
  sumWithEnd: trueOrFalse(true).default(false),
  /** Whether it sends a receipt. */
  answers,
  /** How long a row stands that is not told again, in the card's own unit. */
  life: wholeNumber(1, forEver, 60).default(forEver),
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});
type Written = z.output<typeof settings>;
export type CardSettings = ReturnType<typeof built>;

function built({ replyWithin, refresh, ...card }: Written) {
  return { ...card, replyWithinMs: replyWithin, refreshMs: refresh };
}

export const aabb5154CardKind = {
  class: 'board',
  answers: true,
  ways: ['line'],
  settings,
  cells: ({ columns }: Written) => columns,
  built,
  async opener() {
    const [{ aabb5154Card }, { cardProtocol }] = await Promise.all([
      import('./driver.ts'),
      import('./codec.ts'),
    ]);
    return ways => {
      const lineOf = ways.linesOf(cardProtocol);
      return {
        open: (settings, handed) => ({
          is: 'board',
          driver: aabb5154Card(settings, lineOf(settings.line), handed),
        }),
      };
    };
  },
} as const satisfies Definition<Written, CardSettings>;
