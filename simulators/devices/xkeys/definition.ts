/** The device of this kind, simulated. */
import { usualButtons } from '../../../drivers/xkeys/codec.ts';
import type { XkeysSettings } from '../../../drivers/xkeys/definition.ts';
import { faultsOfBothWays, type SimulatedKind } from '../simulated-kind.ts';
import { simulateXkeys } from './device.ts';
import { xkeysFrames } from './dissect.ts';

export const xkeysSimulated: SimulatedKind<XkeysSettings> = {
  kinds: ['xkeys'],
  on: 'wire',
  faults: [...faultsOfBothWays, 'stuck-key'],
  presses: ({ buttons = usualButtons }) => [...new Set(Object.values(buttons))],
  page: {
    face: 'lamps',
    faultWords: { seen: { unplug: 'breakUsb' }, noticed: { 'hears-nothing': 'hallSeesLost' } },
  },
  simulate: simulateXkeys,
  frames: xkeysFrames,
};
