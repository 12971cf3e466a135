/** A caller pad with an LCD, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { digits, padKeys } from '../settings/buttons.ts';
import { deviceSchema } from '../settings/device.ts';
import { wrongValue } from '../settings/finding.ts';
import { id, oneOf, wholeNumber } from '../settings/scalars.ts';
import { dialects } from './codec.ts';

const settings = deviceSchema('ff68-pad', {
  line: id,
  address: wholeNumber(0, 255, 1),
  counter: id,
  dialect: oneOf(dialects, 'slzc').default('21-key'),
});
export type Ff68Settings = z.output<typeof settings>;

/** Its rater has 80h more, and FF begins a frame. */
const slzcHighest = 126;
/** 0A to 0F, but 0E: named in the source, and never used. */
const slzcKeys = ['next', 'recall', 'evaluate', 'transfer', 'ok'] as const;
/** What a clerk who knows such a pad means by its keys (README): a wrong one would drop people. What is not here does nothing. */
const slzcMeanings = {
  next: 'call-next',
  'n next': 'bring-back',
  recall: 'recall',
  evaluate: 'finish',
  'n transfer': 'transfer',
  '0 ok': 'pause-counter',
  '2 ok': 'open-counter',
  '4 ok': 'sign-out',
  '5 ok': 'miss',
  '6 ok': 'ask-supervisor',
  '7 ok': 'ask-supervisor',
  'nn ok': 'sign-in',
} as const;

export const ff68PadKind = {
  class: 'pad',
  answers: false,
  ways: ['line'],
  settings,
  built: (written: Ff68Settings) => written,
  *check({ dialect, address }) {
    if (dialect === 'slzc' && address > slzcHighest)
      yield wrongValue(['address'], `${address}`, {
        expected: { is: 'whole-number', min: 0, max: slzcHighest },
        example: '1',
      });
  },
  keys: ({ dialect }) => (dialect === 'slzc' ? slzcMeanings : undefined),
  async opener() {
    const { ff68Pad, ff68Protocol } = await import('./driver.ts');
    return ways => {
      const lineOf = ways.linesOf(ff68Protocol);
      return {
        open: (settings, { repeatWindowMs, timers, report }) => ({
          is: 'pad',
          driver: ff68Pad({ ...settings, repeatWindowMs }, lineOf(settings.line), { timers, report }),
        }),
      };
    };
  },
  proposal: {
    id: 'pad',
    line: 'pads',
    yours: { address: '1', counter: '"1"' },
    asIf: 'a line of ff68 pads',
  },
  tested: {
    shows: ({ dialect }) => `shows ${dialect === 'slzc' ? '888_888' : '888888'} and beeps once`,
    keys: ({ dialect }) => [...(dialect === 'slzc' ? slzcKeys : padKeys), ...digits],
  },
} as const satisfies Definition<Ff68Settings, Ff68Settings>;
