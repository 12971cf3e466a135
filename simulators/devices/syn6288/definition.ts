/** The device of this kind, simulated. */
import type { ChipSettings } from '../../../drivers/syn6288/definition.ts';
import { faultsOfAWire, type SimulatedKind } from '../simulated-kind.ts';
import { simulateSyn6288 } from './device.ts';
import { chipFrames } from './dissect.ts';

export const chipSimulated: SimulatedKind<ChipSettings> = {
  kinds: ['syn6288', 'xfs5152'],
  on: 'wire',
  faults: [...faultsOfAWire, 'busy'],
  page: { faultWords: { noticed: { slow: 'hallNoticesLittle' } } },
  simulate: ({ kind: dialect }, around) => simulateSyn6288({ dialect }, around),
  frames: ({ kind }) => chipFrames(kind),
  unknownLine: (['syn6288', 'xfs5152'] as const).map(name => ({ name, reader: () => chipFrames(name) })),
};
