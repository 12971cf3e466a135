/** The device of this kind, simulated. */
import type { PoleDisplaySettings } from '../../../drivers/pole-display/definition.ts';
import type { SimulatedKind } from '../simulated-kind.ts';
import { simulatePoleDisplay } from './device.ts';
import { poleFrames } from './dissect.ts';

export const poleDisplaySimulated: SimulatedKind<PoleDisplaySettings> = {
  kinds: ['pole-display'],
  on: 'wire',
  // It says nothing, so it cannot be slow or mute; what it is told can be wrong or be lost.
  faults: ['unplug', 'garble', 'noise', 'loss', 'power-cycle'],
  page: {
    faultWords: {
      noticed: {
        unplug: 'hallNoticesNothing',
        garble: 'hallNoticesNothing',
        noise: 'hallNoticesNothing',
        loss: 'hallNoticesNothing',
        'power-cycle': 'hallNoticesNothing',
      },
    },
  },
  hasWords: ({ encoding }) => encoding === 'gb2312',
  simulate: simulatePoleDisplay,
  frames: poleFrames,
  unknownLine: (['epson', 'cd5220'] as const).map(dialect => ({
    name: 'pole-display',
    dialect,
    reader: () => poleFrames({ dialect, encoding: 'gb2312' }),
  })),
};
