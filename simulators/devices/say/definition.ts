/** The device of this kind, simulated. */
import type { SaySettings } from '../../../drivers/say/definition.ts';
import { programFaults, programFaultWords } from '../parts/heard.ts';
import type { SimulatedKind } from '../simulated-kind.ts';
import { simulateSay } from './device.ts';
import { sayFrames } from './dissect.ts';

export const saySimulated: SimulatedKind<SaySettings> = {
  kinds: ['say'],
  on: 'sound card',
  faults: programFaults,
  page: { faultWords: programFaultWords },
  simulate: simulateSay,
  frames: sayFrames,
};
