/** The device of this kind, simulated. */
import type { ClipsSettings } from '../../../drivers/clips/definition.ts';
import { programFaults, programFaultWords } from '../parts/heard.ts';
import type { SimulatedKind } from '../simulated-kind.ts';
import { simulateClips } from './device.ts';
import { clipsFrames } from './dissect.ts';

export const clipsSimulated: SimulatedKind<ClipsSettings> = {
  kinds: ['clips'],
  on: 'sound card',
  faults: programFaults,
  page: { faultWords: programFaultWords },
  simulate: (_, around) => simulateClips(around),
  frames: () => clipsFrames,
};
