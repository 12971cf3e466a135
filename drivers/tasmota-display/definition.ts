/** A small display that a Tasmota drives, through a broker. */
import type { z } from 'zod';
import type { Definition } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { topic } from '../settings/ports.ts';
import { duration, id, wholeNumber } from '../settings/scalars.ts';

const settings = deviceSchema('tasmota-display', {
  topic,
  counter: id.optional(),
  /** Half-width characters of a line, and lines. */
  columns: wholeNumber(2, 64, 16),
  lines: wholeNumber(1, 16, 2),
  refresh: duration('10 s', { min: '5 s', max: '20 s' }).default(10_000),
});
type Written = z.output<typeof settings>;
export type TasmotaDisplaySettings = Omit<Written, 'refresh'> & { refreshMs: number };

/** Nobody may read a number for longer than that which is none any more. */
const expiresAfterS = 60;

export const tasmotaDisplayKind = {
  class: 'board',
  answers: true,
  ways: ['topic'],
  settings,
  cells: ({ columns }: Written) => columns,
  built: ({ refresh, ...board }: Written): TasmotaDisplaySettings => ({ ...board, refreshMs: refresh }),
  async opener() {
    const { tasmotaDisplay } = await import('./driver.ts');
    return ways => ({
      open: (settings, { timers, report }) => ({
        is: 'board',
        driver: tasmotaDisplay({ ...settings, expiresAfterS }, ways.broker(), { timers, report }),
      }),
    });
  },
} as const satisfies Definition<Written, TasmotaDisplaySettings>;
