/** What sends lines of text, on a port of its own: a scanner, or a box with buttons. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { onAPort, portShape, portsButFile } from '../settings/ports.ts';
import { linesOf, readsShape, withReads } from '../settings/reads.ts';

const settings = deviceSchema('line-reader', { ...portShape, ...readsShape });
type Written = z.output<typeof settings>;
export type LineReaderSettings = ReturnType<typeof built>;

const built = (written: Written) => withReads(onAPort(written));

export const lineReaderKind = {
  class: 'reader',
  answers: false,
  ways: portsButFile,
  settings,
  built,
  async opener() {
    const { lineReader } = await import('./driver.ts');
    return ways => ({
      open({ reads, repeatWindowMs, port }, { timers, report }) {
        const presses = reads.are === 'presses' ? linesOf(reads) : [];
        const options = { reads: reads.are, repeatWindowMs, presses };
        return { is: 'reader', driver: lineReader(options, ways.port(port), { timers, report }) };
      },
    });
  },
  proposal: { id: 'scanner', keys: { scans: 'tickets' }, asIf: 'a scanner' },
} as const satisfies Definition<Written, LineReaderSettings>;
