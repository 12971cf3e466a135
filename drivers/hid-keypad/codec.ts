/**
 * The reports of a USB number pad: those of a boot keyboard (USB HID 1.11, Appendix B), its keys by their usages (HID Usage
 * Tables 1.12, Keyboard/Keypad Page 07h).
 */
import type { Button } from '../device.ts';
import { type BootMessage, decodeBootReport } from '../parts/frame/boot-report.ts';

/** `modified`: with Shift, Ctrl, Alt or Gui, which a pad holds itself while it types a € or a bracket. */
type KeypadMessage =
  | { is: 'keys'; down: readonly number[]; modified: boolean }
  | Exclude<BootMessage, { is: 'keys' }>;

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

export function decodeInput(report: Uint8Array): KeypadMessage {
  const message = decodeBootReport(report);
  return message.is === 'keys'
    ? { is: 'keys', down: message.down, modified: message.modifiers !== 0 }
    : message;
}
