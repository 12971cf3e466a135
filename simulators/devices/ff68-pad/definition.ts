/** The device of this kind, simulated. */
import { dialects, ff68Family } from '../../../drivers/ff68-pad/codec.ts';
import type { Ff68Settings } from '../../../drivers/ff68-pad/definition.ts';
import { payloadsOf } from '../../../drivers/ff68-pad/payloads.ts';
import { faultsOfAWire, type SimulatedKind } from '../simulated-kind.ts';
import { simulateFf68Pad } from './device.ts';
import { ff68Frames } from './dissect.ts';

export const ff68PadSimulated: SimulatedKind<Ff68Settings> = {
  kinds: ['ff68-pad'],
  on: 'wire',
  // It speaks unasked: a twin would say nothing more, and with another's address it is that other one to the hall.
  faults: [...faultsOfAWire, 'stuck-key', 'babble'],
  presses({ dialect }) {
    const { keyNames, ratings } = payloadsOf[dialect];
    return [...keyNames, ...ratings.map(grade => `rate-${grade}`)];
  },
  // It is never asked, so only what it says too much is noticed.
  page: {
    face: 'lcd',
    faultWords: { noticed: { unplug: 'hallNoticesNothing', 'power-cycle': 'hallPaintsPad' } },
  },
  simulate: simulateFf68Pad,
  frames: ff68Frames,
  family: ff68Family,
  unknownLine: dialects.map(dialect => ({
    name: 'ff68-pad',
    dialect,
    reader: () => ff68Frames({ address: 0, dialect }),
  })),
};
