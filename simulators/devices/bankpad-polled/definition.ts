/** The device of this kind, simulated. */
import { simulatedKeys } from '../../../drivers/bankpad-polled/codec.ts';
import type { BankPadSettings } from '../../../drivers/bankpad-polled/definition.ts';
import { digits } from '../../../drivers/settings/buttons.ts';
import { faultsOfAWire, type SimulatedKind } from '../simulated-kind.ts';
import { simulateBankPad } from './device.ts';
import { bankPadFrames } from './dissect.ts';

export const bankPadSimulated: SimulatedKind<BankPadSettings> = {
  kinds: ['bankpad-polled'],
  on: 'wire',
  // A twin without a key pressed has nothing to answer.
  faults: [...faultsOfAWire, 'foreign', 'stuck-key'],
  presses: () => [...simulatedKeys.keys(), ...digits],
  // A pad that says nothing has nothing to say.
  page: { faultWords: { noticed: { unplug: 'hallNoticesNothing', 'power-cycle': 'hallPaintsPad' } } },
  simulate: simulateBankPad,
  frames: bankPadFrames,
  unknownLine: [{ name: 'bankpad-polled', reader: () => bankPadFrames({ address: 1 }) }],
};
