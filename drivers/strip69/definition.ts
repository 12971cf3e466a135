/** A strip that is told frames of 69 bytes, one row of characters, on a shared line. It answers nothing. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { duration, id, wholeNumber } from '../settings/scalars.ts';
import { highestAddress, lowestAddress, mostPlaces } from './codec.ts';

const settings = deviceSchema('strip69', {
  line: id,
  address: wholeNumber(lowestAddress, highestAddress, 1),
  counter: id.optional(),
  /** Chinese characters in its row. Below that no ticket has room, above it no frame has room for a row of ASCII. */
  places: wholeNumber(3, mostPlaces, 8),
  /** Nobody can see that it shows another's number, or lost its power: it is told again well within a minute. */
  refresh: duration('10 s', { min: '5 s', max: '30 s' }).default(10_000),
});
type Written = z.output<typeof settings>;
export type Strip69Settings = ReturnType<typeof built>;

function built({ refresh, ...strip }: Written) {
  return { ...strip, refreshMs: refresh };
}

export const strip69Kind = {
  class: 'board',
  answers: false,
  ways: ['line'],
  settings,
  built,
  async opener() {
    const [{ strip69 }, { stripProtocol }] = await Promise.all([import('./driver.ts'), import('./codec.ts')]);
    return ways => {
      const lineOf = ways.linesOf(stripProtocol);
      return {
        open: (settings, handed) => ({
          is: 'board',
          driver: strip69(settings, lineOf(settings.line), handed),
        }),
      };
    };
  },
} as const satisfies Definition<Written, Strip69Settings>;
