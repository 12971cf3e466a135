/** The kinds of device that can be simulated: the one table to extend when the hall learns a new one. */
import type { DeviceConfig } from '../../config/schema/config.ts';
import type { DeviceKind } from '../../drivers/kinds.ts';
import type { HidPort, Port } from '../../drivers/settings/ports.ts';
import { a090StripSimulated } from './a090-strip/definition.ts';
import { aabb5154CardSimulated } from './aabb5154-card/definition.ts';
import { bankPadSimulated } from './bankpad-polled/definition.ts';
import { clipsSimulated } from './clips/definition.ts';
import { escposSimulated } from './escpos/definition.ts';
import { ff68PadSimulated } from './ff68-pad/definition.ts';
import { hidKeypadSimulated } from './hid-keypad/definition.ts';
import { hidReaderSimulated } from './hid-reader/definition.ts';
import { idCardSimulated } from './id-card/definition.ts';
import { lineReaderSimulated } from './line-reader/definition.ts';
import { modbusSimulated } from './modbus-digits/definition.ts';
import { mqttButtonsSimulated } from './mqtt-buttons/definition.ts';
import { onbonSimulated } from './onbon-k/definition.ts';
import { poleDisplaySimulated } from './pole-display/definition.ts';
import { saySimulated } from './say/definition.ts';
import type { SimulatedKind } from './simulated-kind.ts';
import type {
  BrokerSimulator,
  BrokerSurroundings,
  ProgramSimulator,
  ProgramSurroundings,
  Simulator,
  Surroundings,
} from './simulator.ts';
import { strip69Simulated } from './strip69/definition.ts';
import { chipSimulated } from './syn6288/definition.ts';
import { tasmotaDisplaySimulated } from './tasmota-display/definition.ts';
import { xkeysSimulated } from './xkeys/definition.ts';

const simulated: readonly SimulatedKind<DeviceConfig>[] = [
  ff68PadSimulated,
  xkeysSimulated,
  hidKeypadSimulated,
  mqttButtonsSimulated,
  bankPadSimulated,
  onbonSimulated,
  modbusSimulated,
  tasmotaDisplaySimulated,
  poleDisplaySimulated,
  a090StripSimulated,
  aabb5154CardSimulated,
  strip69Simulated,
  escposSimulated,
  chipSimulated,
  saySimulated,
  clipsSimulated,
  lineReaderSimulated,
  hidReaderSimulated,
  idCardSimulated,
];

/** How each kind may be read on a serial line of which nothing is known. */
export const onUnknownLines = simulated.flatMap(kind => (kind.on === 'wire' ? (kind.unknownLine ?? []) : []));

const byKind = new Map(simulated.flatMap(one => one.kinds.map(kind => [kind, one])));

export type OnBroker = Extract<DeviceConfig, { topic: string }>;
/** On a line, on a port of its own, or on USB. */
export type OnWire = Extract<DeviceConfig, { line: string } | { port: Port } | { hid: HidPort }>;
export type OnSoundCard = Exclude<DeviceConfig, OnBroker | OnWire>;

export function simulatedOf(kind: DeviceKind): SimulatedKind<DeviceConfig> {
  const found = byKind.get(kind);
  if (found === undefined) throw new Error(`${kind} cannot be simulated`);
  return found;
}

/** Bytes, or reports. */
export function simulate(device: OnWire, around: Surroundings): Simulator {
  const kind = simulatedOf(device.kind);
  if (kind.on !== 'wire') throw new Error(`${device.kind} is on no wire`);
  return kind.simulate(device, around);
}

export function simulateOnBroker(device: OnBroker, around: BrokerSurroundings): BrokerSimulator {
  const kind = simulatedOf(device.kind);
  if (kind.on !== 'broker') throw new Error(`${device.kind} speaks through no broker`);
  return kind.simulate(device, around);
}

export function simulateProgram(device: OnSoundCard, around: ProgramSurroundings): ProgramSimulator {
  const kind = simulatedOf(device.kind);
  if (kind.on !== 'sound card') throw new Error(`${device.kind} is not heard through a sound card`);
  return kind.simulate(device, around);
}
