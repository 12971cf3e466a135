/** The device of this kind, simulated. */
import type { EscposSettings } from '../../../drivers/escpos/definition.ts';
import { faultsOfAWire, type SimulatedKind } from '../simulated-kind.ts';
import { simulateEscpos } from './device.ts';
import { escposFrames } from './dissect.ts';

export const escposSimulated: SimulatedKind<EscposSettings> = {
  kinds: ['escpos'],
  on: 'wire',
  faults: [...faultsOfAWire, 'paper-out', 'cover-open', 'busy'],
  page: { faultWords: { seen: { busy: 'breakOffLine' } } },
  simulate: simulateEscpos,
  frames: () => escposFrames(),
  unknownLine: [{ name: 'escpos', reader: () => escposFrames() }],
};
