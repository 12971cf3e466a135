/** The device of this kind, simulated. */
import type { IdCardSettings } from '../../../drivers/id-card/definition.ts';
import { faultsOfAWire, type SimulatedKind } from '../simulated-kind.ts';
import { simulateIdCard } from './device.ts';
import { idCardFrames } from './dissect.ts';

export const idCardSimulated: SimulatedKind<IdCardSettings> = {
  kinds: ['id-card'],
  on: 'wire',
  faults: [...faultsOfAWire, 'busy'],
  page: { faultWords: { seen: { busy: 'breakSelfTest' } } },
  simulate: (_, around) => simulateIdCard({ findsAgain: false }, around),
  frames: () => idCardFrames(),
  unknownLine: [{ name: 'id-card', reader: () => idCardFrames() }],
};
