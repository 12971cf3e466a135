/** The device of this kind, simulated. */
import { stripFamily } from '../../../drivers/a090-strip/codec.ts';
import type { StripSettings } from '../../../drivers/a090-strip/definition.ts';
import { faultsOnALine, type SimulatedKind } from '../simulated-kind.ts';
import { simulateStrip } from './device.ts';
import { stripFrames } from './dissect.ts';

export const a090StripSimulated: SimulatedKind<StripSettings> = {
  kinds: ['a090-strip'],
  on: 'wire',
  faults: [...faultsOnALine, 'busy'],
  hasWords: () => true,
  simulate: simulateStrip,
  frames: stripFrames,
  family: stripFamily,
  unknownLine: [{ name: 'a090-strip', reader: () => stripFrames({ address: 1 }) }],
};
