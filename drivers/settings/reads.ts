/** What the lines of a reader mean, as a config writes it: `presses` of a box of buttons, or `scans` of a scanner. */
import { z } from 'zod';
import { duration, id, oneOf } from './scalars.ts';
import { strict } from './strict.ts';

/** What a button of a kiosk asks for. `choice`: the answers to what is asked at the ticket, choice -> queue. */
const pressSchema = strict({
  service: id,
  choice: z.record(z.string(), id).default({}),
  class: oneOf(['normal', 'green', 'appointment'], 'green').default('normal'),
});
type Press = Omit<z.output<typeof pressSchema>, 'choice'> & { choices: ReadonlyMap<string, string> };

/** The keys of an entry that reads. */
export const readsShape = {
  presses: z.record(z.string(), pressSchema).optional(),
  /** The line of the button with which who waits steps out: a ticket is then held under a scanner. */
  stepAway: z.string().optional(),
  /** The same line without a pause as long as this is one press. */
  repeatWindow: duration('700 ms', { max: '10 s' }).optional(),
  scans: oneOf(['tickets'], 'tickets').optional(),
  /** The counter whose clerk has the scanned ticket in hand for the keys of the desk. */
  desk: id.optional(),
};
type WrittenReads = {
  presses?: Record<string, z.output<typeof pressSchema>> | undefined;
  stepAway?: string | undefined;
  repeatWindow?: number | undefined;
  scans?: 'tickets' | undefined;
  desk?: string | undefined;
};

/**
 * What its lines mean: presses of a kiosk by the line it sends, or tickets held under a scanner; `desk`: in front of that
 * counter.
 */
type Reads =
  | { are: 'presses'; presses: ReadonlyMap<string, Press>; stepAway?: string }
  | { are: 'tickets'; desk?: string };

/** Every line that a button of such a box sends. */
export const linesOf = ({ presses, stepAway }: Reads & { are: 'presses' }): string[] => [
  ...presses.keys(),
  ...(stepAway === undefined ? [] : [stepAway]),
];

/** Longer than any bouncing button rests, and shorter than it takes to see that no ticket comes and to press again. */
const usualWindowMs = 700;

/** An entry with what it reads in place of the keys that say it. */
export function withReads<Written extends WrittenReads>(written: Written) {
  const { presses, scans: _, desk, stepAway, repeatWindow = usualWindowMs, ...reader } = written;
  return { ...reader, reads: readsOf({ presses, desk, stepAway }), repeatWindowMs: repeatWindow };
}

function readsOf({ presses, desk, stepAway }: Omit<WrittenReads, 'scans' | 'repeatWindow'>): Reads {
  if (presses === undefined) return { are: 'tickets', ...(desk !== undefined && { desk }) };
  return {
    are: 'presses',
    ...(stepAway !== undefined && { stepAway }),
    presses: new Map(
      Object.entries(presses).map(([line, { choice, ...press }]) => [
        line,
        { ...press, choices: new Map(Object.entries(choice)) },
      ]),
    ),
  };
}
