/** A board with an Onbon BX-5K or 6K card, on a shared line. */
import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { answers } from '../settings/answers.ts';
import { deviceSchema } from '../settings/device.ts';
import { duration, id, oneOf, timeOfDay, timeOfDayText, wholeNumber } from '../settings/scalars.ts';
import { strict } from '../settings/strict.ts';

const addresses = { from: 1, to: 32_767 };
/** Of the hours of the day: from then on, this bright; 1 is the darkest, 16 the brightest. */
const brightnessSchema = z.array(strict({ from: timeOfDay('07:00'), level: wholeNumber(1, 16, 12) }));

const settings = deviceSchema('onbon-k', {
  line: id,
  address: wholeNumber(addresses.from, addresses.to, 1),
  counter: id.optional(),
  // The smallest font is 16 pixels high.
  width: wholeNumber(16, 4096, 64),
  height: wholeNumber(16, 1024, 32),
  model: oneOf(['5k', '6k'], '6k'),
  areaGap: duration('1 s', { max: '10 s' }).default(1_000),
  answers,
  replyWithin: duration('2 s', { min: '50 ms', max: '10 s' }).default(2_000),
  // Nobody may read a number for longer than that which is none any more.
  expiresAfter: duration('60 s', { min: '10 s', max: '60 s' }).default(60_000),
  refresh: duration('10 s', { min: '5 s', max: '30 s' }).default(10_000),
  brightness: brightnessSchema.optional(),
});
type Written = z.output<typeof settings>;
export type OnbonSettings = ReturnType<typeof built>;

/** `from` of a brightness is ms since midnight. */
function built({ areaGap, replyWithin, expiresAfter, refresh, brightness, ...board }: Written) {
  return {
    ...board,
    areaGapMs: areaGap,
    replyWithinMs: replyWithin,
    expiresAfterMs: expiresAfter,
    refreshMs: refresh,
    ...(brightness && { brightness }),
  };
}

export const onbonKind = {
  class: 'board',
  answers: true,
  ways: ['line'],
  settings,
  // The smallest font: 8 pixels wide.
  cells: ({ width }: Written) => Math.floor(width / 8),
  built,
  *check({ expiresAfter, refresh, areaGap, brightness = [] }: Written) {
    if (expiresAfter < 2 * refresh)
      yield {
        path: ['expiresAfter'],
        on: 'value',
        code: 'blank-between-refreshes',
        args: { expiresAfterMs: expiresAfter, refreshMs: refresh },
      };
    if (areaGap > refresh)
      yield {
        path: ['areaGap'],
        on: 'value',
        code: 'gap-above-refresh',
        args: { areaGapMs: areaGap, refreshMs: refresh },
      };
    for (const [index, { from }] of brightness.entries()) {
      const before = brightness[index - 1]?.from;
      if (before !== undefined && from <= before)
        yield {
          path: ['brightness', index, 'from'],
          on: 'value',
          code: 'level-too-early',
          args: { from: timeOfDayText(from), before: timeOfDayText(before) },
        };
    }
  },
  async opener() {
    const [{ onbonK }, { onbonProtocol }] = await Promise.all([import('./driver.ts'), import('./codec.ts')]);
    return ways => {
      const lineOf = ways.linesOf(onbonProtocol);
      return {
        open(settings, { localTime, timers, report }) {
          const expiresAfterS = Math.round(settings.expiresAfterMs / 1000);
          const options = { ...settings, expiresAfterS, localTime };
          return { is: 'board', driver: onbonK(options, lineOf(settings.line), { timers, report }) };
        },
      };
    };
  },
  probe: { turn: 5, load: async () => (await import('./probe.ts')).onbonProbe },
  proposal: {
    id: 'board',
    line: 'boards',
    yours: { counter: '"1"', width: '96', height: '32', model: '6k' },
  },
  findBaud: async () => (await import('./search.ts')).findBaud,
  setAddress: {
    ...addresses,
    async load() {
      const { setAddress } = await import('./set-address.ts');
      return async (address, openAt, timers) => {
        const set = await setAddress(address, openAt, timers);
        if (set.is === 'failed') return set;
        return { ...set, told: `the board that had the address ${set.from} has ${address} now` };
      };
    },
  },
} as const satisfies Definition<Written, OnbonSettings>;
