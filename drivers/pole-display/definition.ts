/** A customer display on a pole, two rows of 20 characters, on a port of its own. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { onAPort, portShape, portsButFile } from '../settings/ports.ts';
import { duration, id, oneOf } from '../settings/scalars.ts';
import { dialects, encodings } from './codec.ts';

const settings = deviceSchema('pole-display', {
  ...portShape,
  counter: id.optional(),
  dialect: oneOf(dialects, 'cd5220').default('epson'),
  encoding: oneOf(encodings, 'gb2312').default('cp437'),
  refresh: duration('5 s', { min: '1 s', max: '1 h' }).default(5_000),
});
type Written = z.output<typeof settings>;
export type PoleDisplaySettings = ReturnType<typeof built>;

function built(written: Written) {
  const { refresh, ...board } = onAPort(written);
  return { ...board, refreshMs: refresh };
}

export const poleDisplayKind = {
  class: 'board',
  answers: false,
  ways: portsButFile,
  settings,
  built,
  async opener() {
    const { poleDisplay } = await import('./driver.ts');
    return ways => ({
      open: (settings, { timers, report }) => ({
        is: 'board',
        driver: poleDisplay(settings, ways.port(settings.port), { timers, report }),
      }),
    });
  },
} as const satisfies Definition<Written, PoleDisplaySettings>;
