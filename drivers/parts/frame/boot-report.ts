/** The reports of a boot keyboard (USB HID 1.11, Appendix B): modifiers, reserved, six keys by their usages; and its LEDs. */

export type BootMessage =
  /** All the usages that are down now, in the order in which the keyboard names them; `modifiers`: those that are held. */
  | { is: 'keys'; down: readonly number[]; modifiers: number }
  /** Too many keys at once: the keyboard cannot tell which (every place is ErrorRollOver). */
  | { is: 'rollover' }
  | { is: 'junk'; bytes: Uint8Array };

const bootLength = 8;
const firstKey = 2;
const rollOver = 0x01;
/** 1 ErrorRollOver, 2 POSTFail, 3 ErrorUndefined: no keys. */
const highestError = 0x03;

/**
 * A report of the boot keyboard; or one with a byte more: a report id before it, which is never 0 (HID 1.11, 6.2.2.7), or one
 * of the maker's own behind it.
 */
export function decodeBootReport(report: Uint8Array): BootMessage {
  const hasId = report.length === bootLength + 1 && report[0] !== 0;
  if (report.length !== bootLength && report.length !== bootLength + 1) return { is: 'junk', bytes: report };
  const boot = hasId ? report.slice(1) : report.slice(0, bootLength);
  const places = boot.slice(firstKey);
  if (places.every(usage => usage === rollOver)) return { is: 'rollover' };
  if (places.some(usage => usage > 0 && usage <= highestError)) return { is: 'junk', bytes: report };
  return { is: 'keys', down: [...places].filter(usage => usage !== 0), modifiers: boot[0] ?? 0 };
}

/** The keyboard's side, for the simulators: more than six keys are a rollover. */
export function encodeBootReport(down: readonly number[], modifiers = 0): Uint8Array {
  const report = new Uint8Array(bootLength);
  report[0] = modifiers;
  if (down.length > bootLength - firstKey) report.fill(rollOver, firstKey);
  else report.set(down, firstKey);
  return report;
}

/** HID 1.11, B.1. */
const numLockBit = 1;
const capsLockBit = 2;
export type Leds = { numLock: boolean; capsLock: boolean };

/** With the report id 00. */
export const encodeLeds = ({ numLock, capsLock }: Leds): Uint8Array =>
  Uint8Array.of(0, (numLock ? numLockBit : 0) + (capsLock ? capsLockBit : 0));

/** `undefined` where it is no report of the LEDs. */
export function decodeLeds(report: Uint8Array): Leds | undefined {
  const [id, bits = 0] = report;
  if (report.length !== 2 || id !== 0) return undefined;
  return { numLock: (bits & numLockBit) !== 0, capsLock: (bits & capsLockBit) !== 0 };
}
