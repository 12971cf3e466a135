/** Kind name → driver: the one table to extend when the hall learns a new device. */
import { clips } from './clips/driver.ts';
import { escpos } from './escpos/driver.ts';
import { escposProbe } from './escpos/probe.ts';
import { ff68Pad, ff68Protocol } from './ff68-pad/driver.ts';
import { hidKeypad, keypadAmong } from './hid-keypad/driver.ts';
import { lineReader } from './line-reader/driver.ts';
import { modbusProtocol } from './modbus-digits/codec.ts';
import { modbusDigits } from './modbus-digits/driver.ts';
import { modbusProbe } from './modbus-digits/probe.ts';
import { mqttButtons } from './mqtt-buttons/driver.ts';
import { onbonProtocol } from './onbon-k/codec.ts';
import { onbonK } from './onbon-k/driver.ts';
import { onbonProbe } from './onbon-k/probe.ts';
import { findBaud } from './onbon-k/search.ts';
import { setAddress } from './onbon-k/set-address.ts';
import { say } from './say/driver.ts';
import { syn6288 } from './syn6288/driver.ts';
import { chipProbe } from './syn6288/probe.ts';
import { tasmotaDisplay } from './tasmota-display/driver.ts';
import { xkeys, xkeysAmong } from './xkeys/driver.ts';
import { setUnit } from './xkeys/set-address.ts';

/** Devices that share a line with others of their kind. */
export const onSharedLine = {
  'ff68-pad': { protocol: ff68Protocol, open: ff68Pad },
  'onbon-k': { protocol: onbonProtocol, open: onbonK },
  'modbus-digits': { protocol: modbusProtocol, open: modbusDigits },
} as const;

/** Devices with a port of their own. */
export const onOwnPort = {
  escpos: { open: escpos },
  syn6288: { open: syn6288 },
  xfs5152: { open: syn6288 },
  'line-reader': { open: lineReader },
} as const;

/** USB devices that speak in reports. `among`: which interface of the machine is the device. */
export const onReports = {
  xkeys: { open: xkeys, among: xkeysAmong },
  'hid-keypad': { open: hidKeypad, among: keypadAmong },
} as const;

/** Devices that speak through a broker. */
export const onBroker = {
  'mqtt-buttons': { open: mqttButtons },
  'tasmota-display': { open: tasmotaDisplay },
} as const;

/** Programs of this machine that are heard through its sound card. */
export const onSoundCard = {
  say: { open: say },
  clips: { open: clips },
} as const;

/**
 * What tells the kinds apart that answer when they are asked, in the order in which they are asked: a printer first, which
 * prints what it does not understand; an XFS5152, which needs no checksum, before the chip that answers only with one.
 */
export const probes = {
  escpos: escposProbe,
  xfs5152: chipProbe('xfs5152'),
  syn6288: chipProbe('syn6288'),
  'modbus-digits': modbusProbe,
  'onbon-k': onbonProbe,
} as const;

/** Kinds of which it can be found out at which speed they speak. */
export const baudFinders = { 'onbon-k': findBaud } as const;

/** Kinds whose address is set over the wire; that of an ff68-pad is set in its own menu. */
export const addressSetters = { 'onbon-k': setAddress, xkeys: setUnit } as const;
