/** A reader of Chinese identity cards (SAM module, GA 467), on a port of its own. */
import { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import type { Finding } from '../settings/finding.ts';
import { baud, onAPort, portShape, portsButFile } from '../settings/ports.ts';
import { duration, id, wholeNumber } from '../settings/scalars.ts';
import { strict } from '../settings/strict.ts';

const settings = deviceSchema('id-card', {
  ...portShape,
  baud: baud.default(115_200),
  /** Between two looks whether a card is there; makers ask for at least 300 ms. */
  poll: duration('500 ms', { min: '300 ms', max: '5 s' }).default(500),
  /** The same card that was away for less is the same act. */
  repeatWindow: duration('5 s', { min: '1 s', max: '60 s' }).default(5000),
  /** A card gives a ticket for it at once. `choice`: the answers to what is asked at the ticket, choice -> queue. */
  gives: strict({ service: id, choice: z.record(z.string(), id).default({}) }).optional(),
  /** Instead: the box of buttons beside it, whose next press is that person's. */
  kiosk: id.optional(),
  /** From this age on a card claims green (R6). */
  greenFrom: wholeNumber(1, 120, 60).optional(),
  /** The counter whose clerk has the ticket of the card in hand for the keys of the desk. */
  desk: id.optional(),
});
type Written = z.output<typeof settings>;
export type IdCardSettings = ReturnType<typeof built>;

/** What a card gives: a ticket for a service, or whose the next press of a kiosk is; neither: what its number finds. */
function built(written: Written) {
  const { poll, repeatWindow, gives, kiosk, greenFrom, desk, ...reader } = onAPort(written);
  const cards = {
    ...(gives && { gives: { service: gives.service, choices: new Map(Object.entries(gives.choice)) } }),
    ...(kiosk !== undefined && { kiosk }),
    ...(greenFrom !== undefined && { greenFrom }),
    ...(desk !== undefined && { desk }),
  };
  return { ...reader, cards, pollMs: poll, repeatWindowMs: repeatWindow };
}

function* check({ gives, kiosk }: Written): Generator<Finding> {
  if (gives !== undefined && kiosk !== undefined)
    yield { path: ['kiosk'], on: 'key', code: 'card-gives-two', args: { kiosk } };
}

export const idCardKind = {
  class: 'card-reader',
  answers: true,
  hides: async () => (await import('./hidden.ts')).hiddenCards,
  ways: portsButFile,
  settings,
  built,
  check,
  async opener() {
    const { idCardReader } = await import('./driver.ts');
    return ways => ({
      open: ({ pollMs, repeatWindowMs, port }, { timers, report }) => ({
        is: 'card-reader',
        driver: idCardReader({ pollMs, repeatWindowMs }, ways.port(port), { timers, report }),
      }),
    });
  },
  probe: { turn: 6, load: async () => (await import('./probe.ts')).idCardProbe },
  proposal: { id: 'id-card' },
} as const satisfies Definition<Written, IdCardSettings>;
