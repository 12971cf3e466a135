/** What the devices of a config are to the hall. */
import type { DeviceClass } from '../../drivers/definition.ts';
import {
  type DeviceConfig,
  type DeviceKind,
  definitionOf,
  kinds,
  nameOf,
  type OfClass,
  type WrittenDevice,
} from '../../drivers/kinds.ts';

export const classOf = (kind: DeviceKind): DeviceClass => definitionOf(kind).class;

export const padKinds: readonly string[] = kinds.filter(kind => kind.class === 'pad').map(nameOf);

/** A pad, a rater among them: it stands at a counter. */
export type AnyPad = OfClass<'pad'>;
export type AnyBoard = OfClass<'board'>;
export type AnyReader = OfClass<'reader'>;
export type AnyCardReader = OfClass<'card-reader'>;
/** What a card is good for that is laid on it. */
export type Cards = AnyCardReader['cards'];
export type WrittenReader = Extract<WrittenDevice, { kind: AnyReader['kind'] }>;
/** What the lines of a reader mean, and what a button of a kiosk asks for. */
export type Reads = AnyReader['reads'];
export type KioskPress =
  Extract<Reads, { are: 'presses' }>['presses'] extends ReadonlyMap<string, infer Press> ? Press : never;

export const isPad = (device: DeviceConfig): device is AnyPad => classOf(device.kind) === 'pad';
export const isBoard = (device: DeviceConfig): device is AnyBoard => classOf(device.kind) === 'board';
export const isReader = (device: DeviceConfig): device is AnyReader => classOf(device.kind) === 'reader';
export const isCardReader = (device: DeviceConfig): device is AnyCardReader =>
  classOf(device.kind) === 'card-reader';
/** Its entry, as it was read. */
export type WrittenCardReader = Extract<WrittenDevice, { kind: AnyCardReader['kind'] }>;
export const isCardReaderEntry = (entry: WrittenDevice): entry is WrittenCardReader =>
  classOf(entry.kind) === 'card-reader';
export const isReaderEntry = (entry: WrittenDevice): entry is WrittenReader =>
  classOf(entry.kind) === 'reader';
