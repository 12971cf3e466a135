/** A speech chip, on a port of its own; and its younger dialect. */
import type { z } from 'zod';
import type { Definition, HandedToKind, Ways } from '../definition.ts';
import { deviceSchema } from '../settings/device.ts';
import { onAPort, portShape, portsButFile } from '../settings/ports.ts';
import { wholeNumber } from '../settings/scalars.ts';
import type { Dialect } from './codec.ts';

const syn6288 = deviceSchema('syn6288', {
  ...portShape,
  volume: wholeNumber(0, 16, 10).default(10),
  speed: wholeNumber(0, 5, 4).default(4),
});
const xfs5152 = deviceSchema('xfs5152', {
  ...portShape,
  volume: wholeNumber(0, 10, 6).default(6),
  speed: wholeNumber(0, 10, 5).default(5),
});

type Syn6288 = z.output<typeof syn6288>;
type Xfs5152 = z.output<typeof xfs5152>;
export type ChipSettings = ReturnType<typeof onAPort<Syn6288>> | ReturnType<typeof onAPort<Xfs5152>>;

const chip = {
  class: 'voice',
  answers: true,
  ways: portsButFile,
  async opener() {
    const { syn6288 } = await import('./driver.ts');
    return (ways: Ways) => ({
      open({ kind: dialect, volume, speed, port }: ChipSettings, { timers, report }: HandedToKind) {
        const options = { dialect, volume, speed };
        return { is: 'voice' as const, driver: syn6288(options, ways.port(port), { timers, report }) };
      },
    });
  },
  proposal: { id: 'voice' },
} as const;

// An XFS5152, which needs no checksum, is asked before the chip that answers only with one.
const probeOf = (dialect: Dialect, turn: number) => ({
  turn,
  load: async () => (await import('./probe.ts')).chipProbe(dialect),
});

export const syn6288Kind = {
  ...chip,
  settings: syn6288,
  built: onAPort<Syn6288>,
  probe: probeOf('syn6288', 3),
} as const satisfies Definition<Syn6288, ChipSettings>;

export const xfs5152Kind = {
  ...chip,
  settings: xfs5152,
  built: onAPort<Xfs5152>,
  probe: probeOf('xfs5152', 2),
} as const satisfies Definition<Xfs5152, ChipSettings>;
