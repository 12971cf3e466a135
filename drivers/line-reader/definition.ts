/** What sends lines of text, on a port of its own: a scanner, or a box with buttons. */
import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { onAPort, portShape, portsButFile } from '../settings/ports.ts';
import { duration, id, oneOf } from '../settings/scalars.ts';
import { strict } from '../settings/strict.ts';

/** What a button of a kiosk asks for. `choice`: the answers to what is asked at the ticket, choice -> queue. */
const pressSchema = strict({
  service: id,
  choice: z.record(z.string(), id).default({}),
  class: oneOf(['normal', 'green', 'appointment'], 'green').default('normal'),
});
type Press = Omit<z.output<typeof pressSchema>, 'choice'> & { choices: ReadonlyMap<string, string> };

const settings = deviceSchema('line-reader', {
  ...portShape,
  presses: z.record(z.string(), pressSchema).optional(),
  /** The same line without a pause as long as this is one press. */
  repeatWindow: duration('700 ms', { max: '10 s' }).optional(),
  scans: oneOf(['tickets'], 'tickets').optional(),
  /** The counter whose clerk has the scanned ticket in hand for the keys of the desk. */
  desk: id.optional(),
});
type Written = z.output<typeof settings>;
export type LineReaderSettings = ReturnType<typeof built>;

/**
 * What its lines mean: presses of a kiosk by the line it sends, or tickets held under a scanner; `desk`: in front of that
 * counter.
 */
type Reads = { are: 'presses'; presses: ReadonlyMap<string, Press> } | { are: 'tickets'; desk?: string };

/** Longer than any bouncing button rests, and shorter than it takes to see that no ticket comes and to press again. */
const usualWindowMs = 700;

function built(written: Written) {
  const { presses, scans: _, desk, repeatWindow = usualWindowMs, ...reader } = onAPort(written);
  return { ...reader, reads: readsOf(presses, desk), repeatWindowMs: repeatWindow };
}

function readsOf(presses: Written['presses'], desk: string | undefined): Reads {
  if (presses === undefined) return { are: 'tickets', ...(desk !== undefined && { desk }) };
  return {
    are: 'presses',
    presses: new Map(
      Object.entries(presses).map(([line, { choice, ...press }]) => [
        line,
        { ...press, choices: new Map(Object.entries(choice)) },
      ]),
    ),
  };
}

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
        const options = { reads: reads.are, repeatWindowMs };
        return { is: 'reader', driver: lineReader(options, ways.port(port), { timers, report }) };
      },
    });
  },
  proposal: { id: 'scanner', keys: { scans: 'tickets' }, asIf: 'a scanner' },
} as const satisfies Definition<Written, LineReaderSettings>;
