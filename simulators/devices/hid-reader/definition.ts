/** The device of this kind, simulated. */
import type { HidReaderSettings } from '../../../drivers/hid-reader/definition.ts';
import { faultsOfBothWays, type SimulatedKind } from '../simulated-kind.ts';
import { simulateHidReader } from './device.ts';
import { hidReaderFrames } from './dissect.ts';

export const hidReaderSimulated: SimulatedKind<HidReaderSettings> = {
  kinds: ['hid-reader'],
  on: 'wire',
  faults: [...faultsOfBothWays, 'stuck-key'],
  page: { faultWords: { seen: { unplug: 'breakUsb', 'stuck-key': 'breakStuckButton' } } },
  simulate: (_, around) => simulateHidReader(around),
  frames: () => hidReaderFrames(),
};
