/** A caller pad with an LCD, on a shared line. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { digits, padKeys } from '../settings/buttons.ts';
import { deviceSchema } from '../settings/device.ts';
import { id, wholeNumber } from '../settings/scalars.ts';

const settings = deviceSchema('ff68-pad', { line: id, address: wholeNumber(0, 255, 1), counter: id });
export type Ff68Settings = z.output<typeof settings>;

export const ff68PadKind = {
  class: 'pad',
  answers: false,
  ways: ['line'],
  settings,
  built: (written: Ff68Settings) => written,
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
  tested: { shows: 'shows 888888 and beeps once', keys: () => [...padKeys, ...digits] },
} as const satisfies Definition<Ff68Settings, Ff68Settings>;
