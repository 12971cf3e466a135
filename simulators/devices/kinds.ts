/** Kind name → simulator, by the way to the device: the one table to extend when the hall learns a new device. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import { simulateClips } from './clips/device.ts';
import { simulateEscpos } from './escpos/device.ts';
import { simulateFf68Pad } from './ff68-pad/device.ts';
import { simulateHidKeypad } from './hid-keypad/device.ts';
import { simulateLineReader } from './line-reader/device.ts';
import { simulateModbusDigits } from './modbus-digits/device.ts';
import { simulateMqttButtons } from './mqtt-buttons/device.ts';
import { simulateOnbonK } from './onbon-k/device.ts';
import { simulateSay } from './say/device.ts';
import type {
  BrokerSimulator,
  BrokerSurroundings,
  ProgramSimulator,
  ProgramSurroundings,
  Simulator,
  Surroundings,
} from './simulator.ts';
import { simulateSyn6288 } from './syn6288/device.ts';
import { simulateTasmotaDisplay } from './tasmota-display/device.ts';
import { simulateXkeys } from './xkeys/device.ts';

export type OnBroker = Extract<DeviceConfig, { topic: string }>;
export type OnSoundCard = Extract<DeviceConfig, { kind: 'say' | 'clips' }>;
/** On a line, on a port of its own, or on USB. */
export type OnWire = Exclude<DeviceConfig, OnBroker | OnSoundCard>;

/** Bytes, or reports. */
export function simulate(device: OnWire, around: Surroundings): Simulator {
  switch (device.kind) {
    case 'ff68-pad':
      return simulateFf68Pad(device, around);
    case 'onbon-k':
      return simulateOnbonK(device, around);
    case 'modbus-digits':
      return simulateModbusDigits(device, around);
    case 'escpos':
      return simulateEscpos(device, around);
    case 'syn6288':
    case 'xfs5152':
      return simulateSyn6288({ dialect: device.kind }, around);
    case 'line-reader':
      return simulateLineReader(around);
    case 'xkeys':
      return simulateXkeys(device, around);
    case 'hid-keypad':
      return simulateHidKeypad(device, around);
    default:
      return device satisfies never;
  }
}

export function simulateOnBroker(device: OnBroker, around: BrokerSurroundings): BrokerSimulator {
  switch (device.kind) {
    case 'mqtt-buttons':
      return simulateMqttButtons(device, around);
    case 'tasmota-display':
      return simulateTasmotaDisplay(device, around);
  }
}

export function simulateProgram(device: OnSoundCard, around: ProgramSurroundings): ProgramSimulator {
  switch (device.kind) {
    case 'say':
      return simulateSay(device, around);
    case 'clips':
      return simulateClips(around);
  }
}
