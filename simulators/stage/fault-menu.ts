/** The faults that a person can make at a device of each kind; `none` ends them all. */
import type { DeviceKind } from '../../config/schema/config.ts';
import type { FaultName } from './fault-names.ts';

export type Fault = Exclude<FaultName, 'none'>;

const ofEveryWay = ['unplug', 'mute', 'slow', 'garble'] as const;
const powered = [...ofEveryWay, 'power-cycle'] as const;
const speakers = ['unplug', 'mute', 'slow', 'power-cycle', 'busy'] as const;

export const faultMenu: Record<DeviceKind, readonly Fault[]> = {
  'ff68-pad': [...powered, 'stuck-key', 'babble'],
  xkeys: [...powered, 'stuck-key'],
  'hid-keypad': [...powered, 'stuck-key'],
  'mqtt-buttons': [...powered, 'stuck-key'],
  'onbon-k': [...powered, 'busy'],
  'modbus-digits': [...powered, 'busy'],
  'tasmota-display': powered,
  escpos: [...powered, 'paper-out', 'cover-open', 'busy'],
  syn6288: [...powered, 'busy'],
  xfs5152: [...powered, 'busy'],
  say: speakers,
  clips: speakers,
  'line-reader': [...ofEveryWay, 'stuck-key'],
};
