/** The kinds of device that a hall can have: the one table to extend when it learns a new one. */
import { a090StripKind } from './a090-strip/definition.ts';
import { aabb5154CardKind } from './aabb5154-card/definition.ts';
import { bankPadKind } from './bankpad-polled/definition.ts';
import { clipsKind } from './clips/definition.ts';
import type { Definition } from './definition.ts';
import { escposKind } from './escpos/definition.ts';
import { ff68PadKind } from './ff68-pad/definition.ts';
import { hidKeypadKind } from './hid-keypad/definition.ts';
import { hidReaderKind } from './hid-reader/definition.ts';
import { idCardKind } from './id-card/definition.ts';
import { lineReaderKind } from './line-reader/definition.ts';
import { modbusKind } from './modbus-digits/definition.ts';
import { mqttButtonsKind } from './mqtt-buttons/definition.ts';
import { onbonKind } from './onbon-k/definition.ts';
import { poleDisplayKind } from './pole-display/definition.ts';
import { sayKind } from './say/definition.ts';
import { strip69Kind } from './strip69/definition.ts';
import { syn6288Kind, xfs5152Kind } from './syn6288/definition.ts';
import { tasmotaDisplayKind } from './tasmota-display/definition.ts';
import { xkeysKind } from './xkeys/definition.ts';

/** In the order in which they are told. */
export const kinds = [
  ff68PadKind,
  xkeysKind,
  hidKeypadKind,
  mqttButtonsKind,
  bankPadKind,
  onbonKind,
  modbusKind,
  tasmotaDisplayKind,
  poleDisplayKind,
  a090StripKind,
  aabb5154CardKind,
  strip69Kind,
  escposKind,
  syn6288Kind,
  xfs5152Kind,
  sayKind,
  clipsKind,
  lineReaderKind,
  hidReaderKind,
  idCardKind,
] as const;
type Kinds = (typeof kinds)[number];

/** An entry of a config as it was read, and as its driver takes it. */
export type WrittenDevice = Parameters<Kinds['built']>[0];
export type DeviceConfig = ReturnType<Kinds['built']>;
export type DeviceKind = DeviceConfig['kind'];
/** The devices of one class. */
export type OfClass<Class extends Kinds['class']> = ReturnType<Extract<Kinds, { class: Class }>['built']>;

export const nameOf = ({ settings }: Kinds): DeviceKind => settings.shape.kind.value;
const byName = new Map<DeviceKind, Definition<WrittenDevice, DeviceConfig>>(
  kinds.map(kind => [nameOf(kind), kind]),
);

export function definitionOf(kind: DeviceKind): Definition<WrittenDevice, DeviceConfig> {
  const definition = byName.get(kind);
  if (definition === undefined) throw new Error(`no kind ${kind}`);
  return definition;
}

/** Whether anything ever comes back from this device. */
export function everAnswers(device: DeviceConfig): boolean {
  return definitionOf(device.kind).answers && (!('answers' in device) || device.answers);
}

/** Whether two kinds may be on one line: the definition of either says so. */
export const mayShareLine = (one: DeviceKind, other: DeviceKind): boolean =>
  one === other || kindsBeside(one).includes(other);

/** All that may be on one line with it. */
export function kindsBeside(kind: DeviceKind): DeviceKind[] {
  const names = (of: DeviceKind, other: DeviceKind) =>
    definitionOf(of).sharesLineWith?.includes(other) === true;
  return kinds.map(nameOf).filter(other => names(kind, other) || names(other, kind));
}
