/** A terminal as a screen and a keyboard; whatever ends this process, it gets back what it showed before. */
import { writeSync } from 'node:fs';
import { emitKeypressEvents } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import { type Key, type Keypress, keyOf } from '../keys/key-names.ts';
import type { Line } from '../picture/cells.ts';
import type { Size } from '../picture/picture.ts';
import { paint } from './painter.ts';

export type Screen = {
  size(): Size;
  draw(lines: readonly Line[]): void;
  /** Everything is written anew at the next drawing. */
  forget(): void;
  leave(): void;
};

/** The other screen, without cursor, and nothing that is too long goes on in the next line. */
const enter = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J';
/** Also cleared for a terminal that has no other screen. */
const leaving = '\u001b[0m\u001b[2J\u001b[H\u001b[?7h\u001b[?25h\u001b[?1049l';

/** Of a terminal that does not tell. */
const usualSize = { width: 80, height: 24 };

export type ScreenEvents = {
  key(key: Key): void;
  resized(): void;
  /** The terminal is gone. */
  gone(): void;
};

export function openScreen(input: ReadStream, output: WriteStream, on: ScreenEvents): Screen {
  let written: string[] = [];
  let isOpen = true;
  const colours = output.hasColors();

  const write = (bytes: string) => output.write(bytes);
  const press = (_: string | undefined, keypress: Keypress) => {
    const key = keyOf(keypress);
    if (key !== undefined) on.key(key);
  };
  const resized = () => {
    written = [];
    write('\u001b[2J');
    on.resized();
  };

  /** Nothing is waited for: the process may be ending by a fault of its own. */
  function leave(): void {
    if (!isOpen) return;
    isOpen = false;
    process.off('exit', leave);
    process.off('uncaughtExceptionMonitor', leave);
    input.off('keypress', press);
    output.off('resize', resized);
    try {
      input.setRawMode(false);
      input.pause();
      writeSync(1, leaving);
    } catch {
      // The terminal has gone: nobody looks at it.
    }
  }

  process.on('exit', leave);
  // Before the fault is told, or it would be told on the screen that goes.
  process.on('uncaughtExceptionMonitor', leave);
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', press);
  input.on('end', on.gone);
  input.on('error', on.gone);
  output.on('error', on.gone);
  output.on('resize', resized);
  input.resume();
  write(enter);

  return {
    size: () => ({
      width: output.columns || usualSize.width,
      height: output.rows || usualSize.height,
    }),
    draw(lines) {
      if (!isOpen || output.writableNeedDrain) return;
      const painted = paint(written, lines, colours);
      written = painted.written;
      if (painted.bytes !== '') write(painted.bytes);
    },
    forget() {
      written = [];
      if (isOpen) write('\u001b[2J');
    },
    leave,
  };
}
