/** DisplayText of Tasmota (tasmota/docs Displays.md; xdrv_13_display.ino), both directions. */
import { jsonOf } from '../link/payload.ts';

/** Tasmota takes MQTT packets of 1200 bytes, and answers with what it was sent, every quote escaped. */
const mostCharacters = 500;

/**
 * The only way by which text from outside reaches a payload. Printable ASCII, which all fonts of Tasmota have (the EPD font
 * ends there), without what means something: `[` and `]` enclose commands, `~` begins a character code, `%` a variable of
 * its rules, `\` an escape. Full-width forms become ASCII; of what cannot be shown nothing is left.
 */
export function showable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\x20-\x7e]+|[[\]~%\\]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** Commands that write these rows from the first line down, each over its whole width; `clear`: the display first. */
export function encodeRows(rows: readonly string[], columns: number, clear: boolean): string[] {
  const commands: string[] = [];
  let command = clear ? '[z]' : '';
  for (const [n, row] of rows.entries()) {
    // Lines and columns count from 1: 0 would mean the pixel positions set last.
    const piece = `[l${n + 1}c1]${showable(row).slice(0, columns).padEnd(columns)}`;
    if (command.length + piece.length > mostCharacters) {
      commands.push(command);
      command = '';
    }
    command += piece;
  }
  return [...commands, command];
}

/** What a Tasmota answers to a command. `shown`: with the text as it was sent. */
export type Answer = { is: 'shown'; text: string } | { is: 'refused'; how: string } | { is: 'other' };

/** What it says on its answer topics; anything else is `other`. */
export function readAnswer(payload: Uint8Array): Answer {
  const answer = jsonOf(payload);
  const text = answer?.['DisplayText'];
  if (typeof text === 'string') return { is: 'shown', text };
  const how = answer?.['Command'];
  return how === 'Unknown' || how === 'Error' ? { is: 'refused', how } : { is: 'other' };
}

/** What a Tasmota answers that has shown `text`. */
export function encodeAnswer(text: string): string {
  return JSON.stringify({ DisplayText: text });
}

/** What a display does for a command, in its order. `unknown`: a command in brackets that is not used here. */
export type Step =
  | { is: 'clear' }
  | { is: 'text'; line: number; column: number; text: string }
  | { is: 'unknown'; command: string };

/** The device's side, for the simulator. Lines and columns as written, from 1. */
export function decodeText(text: string): Step[] {
  const steps: Step[] = [];
  let [line, column] = [0, 0];
  for (const [, commands, plain] of text.matchAll(/\[([^\]]*)\]?|([^[]+)/g)) {
    if (plain !== undefined) steps.push({ is: 'text', line, column, text: plain });
    for (const [command, name, number] of (commands ?? '').matchAll(/([a-zA-Z])(-?\d*)/g)) {
      if (name === 'l') line = Number(number);
      else if (name === 'c') column = Number(number);
      else if (name === 'z') {
        [line, column] = [0, 0];
        steps.push({ is: 'clear' });
      } else steps.push({ is: 'unknown', command });
    }
  }
  return steps;
}
