/** What the keys of a keyboard type, by their usages (HID Usage Tables 1.12, table 12, Keyboard/Keypad Page 07h), on the US layout. */

export type Typed =
  | { is: 'character'; text: string }
  /** Enter or Tab. */
  | { is: 'end' }
  | { is: 'caps-lock' }
  /** Num Lock and Scroll Lock: they type nothing. */
  | { is: 'nothing' }
  /** A key that is no text, or one with Ctrl, Alt or Gui. */
  | { is: 'other' };

/** 04h to 1Dh. */
const firstLetter = 0x04;
const letters = 'abcdefghijklmnopqrstuvwxyz';
/** From 1Eh: without Shift and with it. */
const digitRow = ['1!', '2@', '3#', '4$', '5%', '6^', '7&', '8*', '9(', '0)'];
const signs = new Map([
  [0x2c, '  '],
  [0x2d, '-_'],
  [0x2e, '=+'],
  [0x2f, '[{'],
  [0x30, ']}'],
  [0x31, '\\|'],
  [0x33, ';:'],
  [0x34, `'"`],
  [0x35, '`~'],
  [0x36, ',<'],
  [0x37, '.>'],
  [0x38, '/?'],
  // Those of the number pad are the same with Shift.
  [0x54, '//'],
  [0x55, '**'],
  [0x56, '--'],
  [0x57, '++'],
  ...'1234567890.'.split('').map((sign, place) => [0x59 + place, sign + sign] as const),
]);
const keys = new Map<number, string>([
  ...letters.split('').map((letter, place) => [firstLetter + place, letter + letter.toUpperCase()] as const),
  ...digitRow.map((both, place) => [0x1e + place, both] as const),
  ...signs,
]);

const enter = 0x28;
const ends = new Set([enter, 0x2b, 0x58]);
const capsLock = 0x39;
const otherLocks = new Set([0x47, 0x53]);

/** HID 1.11, 8.3: left and right Shift among the modifiers. */
const leftShift = 0b0000_0010;
const shifts = 0b0010_0010;

/** `usage` went down while these `modifiers` were held, and Caps Lock was on or not. */
export function typedBy(usage: number, modifiers: number, isCapsLock: boolean): Typed {
  if ((modifiers & ~shifts) !== 0) return { is: 'other' };
  if (ends.has(usage)) return { is: 'end' };
  if (usage === capsLock) return { is: 'caps-lock' };
  if (otherLocks.has(usage)) return { is: 'nothing' };
  const both = keys.get(usage);
  if (both === undefined) return { is: 'other' };
  const isLetter = usage < firstLetter + letters.length;
  const isShifted = ((modifiers & shifts) !== 0) !== (isLetter && isCapsLock);
  return { is: 'character', text: both.charAt(isShifted ? 1 : 0) };
}

/** One key of a scanner that types, with Shift or without. */
export type Stroke = { usage: number; modifiers: number };
export const endStroke: Stroke = { usage: enter, modifiers: 0 };

/** The scanner's side, for the simulator: how it types this; `undefined` where the US layout has no key for a character. */
export function strokesOf(text: string): Stroke[] | undefined {
  const strokes = Array.from(text, strokeOf);
  return strokes.every(stroke => stroke !== undefined) ? strokes : undefined;
}

function strokeOf(sign: string): Stroke | undefined {
  for (const [usage, both] of keys) {
    if (both.charAt(0) === sign) return { usage, modifiers: 0 };
    if (both.charAt(1) === sign) return { usage, modifiers: leftShift };
  }
  return undefined;
}
