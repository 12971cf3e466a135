/** A program of this machine that speaks. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { oneOf, program, wholeNumber } from '../settings/scalars.ts';
import { engines } from './codec.ts';

const settings = deviceSchema('say', {
  /** `system`: the voice of macOS or Windows. */
  engine: oneOf(engines, 'espeak-ng').default('espeak-ng'),
  /** Left out: the engine's own program. */
  program: program('/usr/bin/espeak-ng').optional(),
  /** Per cent of the usual. */
  volume: wholeNumber(0, 200, 100).default(100),
  speed: wholeNumber(50, 200, 100).default(100),
});
export type SaySettings = z.output<typeof settings>;

export const sayKind = {
  class: 'voice',
  answers: true,
  ways: ['program'],
  settings,
  built: (written: SaySettings) => written,
  async opener() {
    const { say } = await import('./driver.ts');
    return () => ({
      open: (settings, { timers, report }) => ({ is: 'voice', driver: say(settings, { timers, report }) }),
    });
  },
} as const satisfies Definition<SaySettings, SaySettings>;
