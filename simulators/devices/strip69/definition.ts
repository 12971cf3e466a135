/** The device of this kind, simulated. */
import type { Strip69Settings } from '../../../drivers/strip69/definition.ts';
import type { SimulatedKind } from '../simulated-kind.ts';
import { simulateStrip69 } from './device.ts';
import { strip69Frames } from './dissect.ts';

export const strip69Simulated: SimulatedKind<Strip69Settings> = {
  kinds: ['strip69'],
  on: 'wire',
  // It says nothing, so it cannot be slow or mute, and no other can answer for it; what it is told can be wrong or be lost.
  faults: ['unplug', 'noise', 'loss', 'power-cycle'],
  page: {
    faultWords: {
      noticed: {
        unplug: 'hallNoticesNothing',
        noise: 'hallNoticesNothing',
        loss: 'hallNoticesNothing',
        'power-cycle': 'hallNoticesNothing',
      },
    },
  },
  hasWords: () => true,
  simulate: simulateStrip69,
  frames: strip69Frames,
  unknownLine: [{ name: 'strip69', reader: () => strip69Frames({ address: 1 }) }],
};
