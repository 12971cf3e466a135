/** A scanner that types what it reads, as a USB keyboard. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { hidPort, keyboardAmong } from '../settings/ports.ts';
import { readsShape, withReads } from '../settings/reads.ts';

const settings = deviceSchema('hid-reader', { hid: hidPort, ...readsShape });
type Written = z.output<typeof settings>;
export type HidReaderSettings = ReturnType<typeof built>;

const built = (written: Written) => withReads(written);

export const hidReaderKind = {
  class: 'reader',
  answers: false,
  ways: ['hid'],
  settings,
  built,
  async opener() {
    const { hidReader } = await import('./driver.ts');
    return ways => ({
      open: ({ reads, repeatWindowMs, hid }, { timers, report }) => ({
        is: 'reader',
        driver: hidReader({ reads: reads.are, repeatWindowMs }, ways.reports(hid, keyboardAmong), {
          timers,
          report,
        }),
      }),
    });
  },
  usb: { among: keyboardAmong },
  proposal: { id: 'scanner', keys: { scans: 'tickets' }, asIf: 'a scanner in keyboard mode' },
} as const satisfies Definition<Written, HidReaderSettings>;
