import type { DeviceConfig, DeviceKind } from './config.ts';

export type DeviceClass = 'pad' | 'board' | 'printer' | 'voice' | 'reader';

/** What a device of each kind is to the hall. */
export const deviceClasses = {
  'ff68-pad': 'pad',
  xkeys: 'pad',
  'hid-keypad': 'pad',
  'mqtt-buttons': 'pad',
  'onbon-k': 'board',
  'modbus-digits': 'board',
  'tasmota-display': 'board',
  escpos: 'printer',
  syn6288: 'voice',
  xfs5152: 'voice',
  say: 'voice',
  clips: 'voice',
  'line-reader': 'reader',
} as const satisfies Record<DeviceKind, DeviceClass>;

/** Whether anything ever comes back from a device of each kind. Of the others nobody knows whether they hear and show it. */
export const canAnswer = {
  'ff68-pad': false,
  xkeys: true,
  'hid-keypad': false,
  // Some tell that they have gone, none that it is still there.
  'mqtt-buttons': false,
  'onbon-k': true,
  'modbus-digits': true,
  'tasmota-display': true,
  escpos: true,
  syn6288: true,
  xfs5152: true,
  say: true,
  clips: true,
  'line-reader': false,
} as const satisfies Record<DeviceKind, boolean>;

/** The kinds of one class. */
export type KindOf<Class extends DeviceClass> = {
  [Kind in DeviceKind]: (typeof deviceClasses)[Kind] extends Class ? Kind : never;
}[DeviceKind];

export const padKinds: readonly string[] = Object.entries(deviceClasses)
  .filter(([, of]) => of === 'pad')
  .map(([kind]) => kind);

/** A pad, a rater among them: it stands at a counter. */
export type AnyPad = Extract<DeviceConfig, { kind: KindOf<'pad'> }>;
export type AnyBoard = Extract<DeviceConfig, { kind: KindOf<'board'> }>;

export function isPad(device: DeviceConfig): device is AnyPad {
  return deviceClasses[device.kind] === 'pad';
}

export function isBoard(device: DeviceConfig): device is AnyBoard {
  return deviceClasses[device.kind] === 'board';
}
