/** A ticket printer, on a port of its own. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { answers } from '../settings/answers.ts';
import { deviceSchema } from '../settings/device.ts';
import { name } from '../settings/name.ts';
import { onAPort, portKeys, portShape } from '../settings/ports.ts';
import { duration, scalar, trueOrFalse } from '../settings/scalars.ts';

const settings = deviceSchema('escpos', {
  ...portShape,
  columns: scalar({ expected: { is: 'paper-columns' }, example: '32' }, found =>
    ([32, 48] as const).find(columns => `${columns}` === found),
  ),
  /** How long a ticket may take to be out after its last byte. */
  replyWithin: duration('5 s', { min: '1 s', max: '60 s' }).default(5_000),
  /** How long an answer to a question about its state may take. */
  statusWithin: duration('2 s', { min: '100 ms', max: '10 s' }).default(2_000),
  fence: trueOrFalse(false).default(true),
  answers,
  /** Where people fetch what comes out of it. */
  place: name('1号取号机', 30).optional(),
});
type Written = z.output<typeof settings>;
export type EscposSettings = ReturnType<typeof built>;

function built(written: Written) {
  const { replyWithin, statusWithin, ...printer } = onAPort(written);
  return { ...printer, replyWithinMs: replyWithin, statusWithinMs: statusWithin };
}

export const escposKind = {
  class: 'printer',
  answers: true,
  ways: portKeys,
  settings,
  built,
  async opener() {
    const [{ escpos }, { unheardPrinter }] = await Promise.all([
      import('./driver.ts'),
      import('./unheard.ts'),
    ]);
    return ways => ({
      open(settings, handed) {
        const { by } = settings.port;
        const options = { ...settings, bridged: by === 'tasmota', isForgetful: by === 'tcp' };
        const opened = settings.answers ? escpos : unheardPrinter;
        return { is: 'printer', driver: opened(options, ways.port(settings.port), handed) };
      },
    });
  },
  // Before all others: a printer prints what it does not understand.
  probe: { turn: 1, load: async () => (await import('./probe.ts')).escposProbe },
  proposal: { id: 'printer', yours: { columns: '32' } },
} as const satisfies Definition<Written, EscposSettings>;
