/** What was pressed, from what Node's readline reads out of a terminal's bytes. Pure. */

/** As `keypress` of node:readline tells it. */
export type Keypress = { name?: string; sequence?: string; ctrl?: boolean; meta?: boolean; shift?: boolean };

/** A printable sign stands for itself. */
export type Key =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'pageup'
  | 'pagedown'
  | 'home'
  | 'end'
  | 'tab'
  | 'back-tab'
  | 'enter'
  | 'escape'
  | 'interrupt'
  | 'redraw'
  | { sign: string };

const named = ['up', 'down', 'left', 'right', 'pageup', 'pagedown', 'home', 'end', 'escape'] as const;

/** None: nothing that means anything here. */
export function keyOf({ name, sequence = '', ctrl, meta, shift }: Keypress): Key | undefined {
  if (ctrl === true && (name === 'c' || name === 'd')) return 'interrupt';
  if (ctrl === true && name === 'l') return 'redraw';
  if (name === 'return' || name === 'enter') return 'enter';
  if (name === 'tab') return shift === true ? 'back-tab' : 'tab';
  if (name === 'backspace') return 'escape';
  const other = named.find(one => one === name);
  if (other !== undefined) return other;
  return ctrl !== true && meta !== true && /^[!-~]$/.test(sequence) ? { sign: sequence } : undefined;
}
