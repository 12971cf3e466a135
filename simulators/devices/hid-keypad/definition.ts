/** The device of this kind, simulated. */
import { usualButtons } from '../../../drivers/hid-keypad/codec.ts';
import type { HidKeypadSettings } from '../../../drivers/hid-keypad/definition.ts';
import { faultsOfBothWays, type SimulatedKind } from '../simulated-kind.ts';
import { simulateHidKeypad } from './device.ts';
import { hidKeypadFrames } from './dissect.ts';

export const hidKeypadSimulated: SimulatedKind<HidKeypadSettings> = {
  kinds: ['hid-keypad'],
  on: 'wire',
  faults: [...faultsOfBothWays, 'stuck-key'],
  presses: ({ buttons = usualButtons }) => [...new Set(Object.values(buttons))],
  page: { face: 'num-lock', faultWords: { seen: { unplug: 'breakUsb' } } },
  simulate: simulateHidKeypad,
  frames: hidKeypadFrames,
};
