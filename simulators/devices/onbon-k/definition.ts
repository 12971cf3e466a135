/** The device of this kind, simulated. */
import type { OnbonSettings } from '../../../drivers/onbon-k/definition.ts';
import { faultsOnALine, type SimulatedKind } from '../simulated-kind.ts';
import { simulateOnbonK } from './device.ts';
import { onbonFrames } from './dissect.ts';

export const onbonSimulated: SimulatedKind<OnbonSettings> = {
  kinds: ['onbon-k'],
  on: 'wire',
  faults: [...faultsOnALine, 'busy'],
  hasWords: () => true,
  simulate: simulateOnbonK,
  frames: onbonFrames,
  unknownLine: [{ name: 'onbon-k', reader: () => onbonFrames({ address: 1 }) }],
};
