/**
 * The reports of a USB number pad: those of a boot keyboard (USB HID 1.11, Appendix B), its keys by their usages (HID Usage
 * Tables 1.12, Keyboard/Keypad Page 07h).
 */
import type { Button } from '../device.ts';

type KeypadMessage =
  /**
   * All the usages that are down now, in the order in which the pad names them; keys that are no button here among them.
   * `modified`: with Shift, Ctrl, Alt or Gui, which a pad holds itself while it types a € or a bracket.
   */
  | { is: 'keys'; down: readonly number[]; modified: boolean }
  /** Too many keys at once: the pad cannot tell which (every place is ErrorRollOver). */
  | { is: 'rollover' }
  | { is: 'junk'; bytes: Uint8Array };

/** HID Usage Tables 1.12, table 12. The digit row and the main Enter are sent by some pads in place of the keypad's. */
const usages = new Map([
  [0x62, '0'],
  [0x59, '1'],
  [0x5a, '2'],
  [0x5b, '3'],
  [0x5c, '4'],
  [0x5d, '5'],
  [0x5e, '6'],
  [0x5f, '7'],
  [0x60, '8'],
  [0x61, '9'],
  [0x58, 'enter'],
  [0x57, 'plus'],
  [0x56, 'minus'],
  [0x55, 'star'],
  [0x54, 'slash'],
  [0x63, 'dot'],
  [0x2a, 'backspace'],
  [0x53, 'num-lock'],
  [0x1e, '1'],
  [0x1f, '2'],
  [0x20, '3'],
  [0x21, '4'],
  [0x22, '5'],
  [0x23, '6'],
  [0x24, '7'],
  [0x25, '8'],
  [0x26, '9'],
  [0x27, '0'],
  [0x28, 'enter'],
]);
/** The names that a config uses. */
export const buttonNames: readonly string[] = [...new Set(usages.values())];

/** What the keys of a number pad are, where the config does not say. */
export const usualButtons: Readonly<Record<string, Button>> = {
  0: '0',
  1: '1',
  2: '2',
  3: '3',
  4: '4',
  5: '5',
  6: '6',
  7: '7',
  8: '8',
  9: '9',
  enter: 'ok',
  plus: 'next',
  minus: 'recall',
  star: 'evaluate',
  slash: 'transfer',
  dot: 'cancel',
  backspace: 'cancel',
};

/** `undefined`: a key that is no button here. */
export const buttonOf = (usage: number): string | undefined => usages.get(usage);

/** The key of the number pad itself. */
export function usageOf(button: string): number | undefined {
  for (const [usage, name] of usages) if (name === button) return usage;
  return undefined;
}

const bootLength = 8;
const firstKey = 2;
const rollOver = 0x01;
/** 1 ErrorRollOver, 2 POSTFail, 3 ErrorUndefined: no keys. */
const highestError = 0x03;

/**
 * A report of the boot keyboard; or one with a byte more: a report id before it, which is never 0 (HID 1.11, 6.2.2.7), or one
 * of the maker's own behind it.
 */
export function decodeInput(report: Uint8Array): KeypadMessage {
  const hasId = report.length === bootLength + 1 && report[0] !== 0;
  if (report.length !== bootLength && report.length !== bootLength + 1) return { is: 'junk', bytes: report };
  const boot = hasId ? report.slice(1) : report.slice(0, bootLength);
  const places = boot.slice(firstKey);
  if (places.every(usage => usage === rollOver)) return { is: 'rollover' };
  if (places.some(usage => usage > 0 && usage <= highestError)) return { is: 'junk', bytes: report };
  return { is: 'keys', down: [...places].filter(usage => usage !== 0), modified: boot[0] !== 0 };
}

/** The pad's side, for the simulator: a boot report; more than six keys are a rollover. */
export function encodeInput(down: readonly number[]): Uint8Array {
  const report = new Uint8Array(bootLength);
  if (down.length > bootLength - firstKey) report.fill(rollOver, firstKey);
  else report.set(down, firstKey);
  return report;
}

/** The LEDs (HID 1.11, B.1: bit 0 Num Lock), with the report id 00. */
export const encodeLeds = (numLock: boolean): Uint8Array => Uint8Array.of(0, numLock ? 1 : 0);

/** `undefined` where it is no report of the LEDs. */
export function decodeLeds(report: Uint8Array): { numLock: boolean } | undefined {
  const [id, bits = 0] = report;
  return report.length === 2 && id === 0 ? { numLock: (bits & 1) !== 0 } : undefined;
}
