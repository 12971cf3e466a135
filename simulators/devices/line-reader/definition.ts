/** The device of this kind, simulated. */
import type { LineReaderSettings } from '../../../drivers/line-reader/definition.ts';
import { faultsOfEveryWay, type SimulatedKind } from '../simulated-kind.ts';
import { simulateLineReader } from './device.ts';
import { lineFrames } from './dissect.ts';

export const lineReaderSimulated: SimulatedKind<LineReaderSettings> = {
  kinds: ['line-reader'],
  on: 'wire',
  faults: [...faultsOfEveryWay, 'noise', 'stuck-key'],
  page: { faultWords: { seen: { 'stuck-key': 'breakStuckButton' } } },
  simulate: (_, around) => simulateLineReader(around),
  frames: () => lineFrames(),
  unknownLine: [{ name: 'line-reader', reader: () => lineFrames() }],
};
