import type { DeviceConfig } from '../config/schema.ts';
import { simulateEscpos } from './escpos.ts';
import { simulateFf68Pad } from './ff68-pad.ts';
import { simulateLineReader } from './line-reader.ts';
import { simulateOnbonK } from './onbon-k.ts';
import type { Simulator, Surroundings } from './simulator.ts';
import { simulateSyn6288 } from './syn6288.ts';

/** Kind name → simulator: the one table to extend when the hall learns a new device. */
export function simulate(device: DeviceConfig, around: Surroundings): Simulator {
  switch (device.kind) {
    case 'ff68-pad':
      return simulateFf68Pad(device, around);
    case 'onbon-k':
      return simulateOnbonK(device, around);
    case 'escpos':
      return simulateEscpos(device, around);
    case 'syn6288':
      return simulateSyn6288({ dialect: 'syn6288' }, around);
    case 'line-reader':
      return simulateLineReader(around);
    default:
      return device satisfies never;
  }
}
