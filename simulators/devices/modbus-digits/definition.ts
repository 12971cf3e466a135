/** The device of this kind, simulated. */
import type { ModbusSettings } from '../../../drivers/modbus-digits/definition.ts';
import { faultsOnALine, type SimulatedKind } from '../simulated-kind.ts';
import { simulateModbusDigits } from './device.ts';
import { modbusFrames, unknownMap } from './dissect.ts';

export const modbusSimulated: SimulatedKind<ModbusSettings> = {
  kinds: ['modbus-digits'],
  on: 'wire',
  faults: [...faultsOnALine, 'busy'],
  hasWords: ({ write, encoding }) => write === 'text' && encoding === 'gb2312',
  isDarkIdle: true,
  simulate: simulateModbusDigits,
  frames: modbusFrames,
  unknownLine: [{ name: 'modbus-digits', reader: () => modbusFrames({ ...unknownMap, frames: 'rtu' }) }],
};
