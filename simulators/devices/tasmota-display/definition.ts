/** The device of this kind, simulated. */
import type { TasmotaDisplaySettings } from '../../../drivers/tasmota-display/definition.ts';
import { faultsOfBothWays, type SimulatedKind } from '../simulated-kind.ts';
import { tasmotaFilters } from '../tasmota-filters.ts';
import { simulateTasmotaDisplay } from './device.ts';
import { tasmotaDisplayFrames } from './dissect.ts';

export const tasmotaDisplaySimulated: SimulatedKind<TasmotaDisplaySettings> = {
  kinds: ['tasmota-display'],
  on: 'broker',
  faults: faultsOfBothWays,
  page: {
    faultWords: {
      seen: { unplug: 'breakNetwork' },
      noticed: { slow: 'hallNoticesLittle', 'power-cycle': 'hallSeesBack' },
    },
  },
  topics: ({ topic }) => tasmotaFilters(topic),
  simulate: simulateTasmotaDisplay,
  frames: () => tasmotaDisplayFrames,
};
