/** Recordings, played by a program of this machine. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { program, scalar } from '../settings/scalars.ts';

const settings = deviceSchema('clips', {
  folder: scalar({ expected: { is: 'recordings' }, example: '/opt/one-ticket/clips' }, found =>
    /^[^\p{Cc}]{1,200}$/u.test(found) ? found : undefined,
  ),
  program: program('aplay').default('aplay'),
});
export type ClipsSettings = z.output<typeof settings>;

export const clipsKind = {
  class: 'voice',
  answers: true,
  ways: ['program'],
  settings,
  built: (written: ClipsSettings) => written,
  async opener() {
    const { clips } = await import('./driver.ts');
    return () => ({
      open: (settings, { timers, report }) => ({ is: 'voice', driver: clips(settings, { timers, report }) }),
    });
  },
} as const satisfies Definition<ClipsSettings, ClipsSettings>;
