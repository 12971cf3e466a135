/**
 * A customer display: two rows of cells, written one after the other. It says nothing. A row that goes blank and comes back
 * blinks to whoever stands there.
 */
import {
  columns,
  decoder,
  type PoleDialect,
  type PoleEncoding,
  readCells,
  rows as rowCount,
} from '../../../drivers/pole-display/codec.ts';
import type { DotArea } from '../../page/contract.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

/** Longer ago, and it is not blinking any more. */
const blinkGoneMs = 2500;
const blank = 0x20;
/** Of a cell, in the font that it is drawn with here. */
const cellDots = { wide: 8, high: 16 } as const;

/** `last`: what stood there last, if it is blank now; a person reads that while it blinks. */
type Row = { cells: Uint8Array; text: string; last: string; blinks: boolean; cancel(): void };

export function simulatePoleDisplay(
  options: { dialect: PoleDialect; encoding: PoleEncoding },
  around: Surroundings,
): Simulator {
  const { timers, changed } = around;
  let decode = decoder(options.dialect);
  let rows: Row[] = [];
  let at = 0;
  let cursor = true;
  let garbled = false;
  let unknown = 0;
  powerOn();

  /** DM-D110 Specification, ESC @: as after power on, and blank. */
  function powerOn(): void {
    for (const { cancel } of rows) cancel();
    rows = Array.from({ length: rowCount }, () => ({
      cells: new Uint8Array(columns).fill(blank),
      text: '',
      last: '',
      blinks: false,
      cancel() {},
    }));
    at = 0;
    cursor = true;
  }

  function write(bytes: Uint8Array): void {
    for (const byte of bytes) {
      rows[Math.floor(at / columns)]?.cells.set([byte], at % columns);
      at = (at + 1) % (rowCount * columns);
    }
    for (const row of rows) look(row);
  }

  /** What a person sees of it now. */
  function look(row: Row): void {
    const now = readCells(row.cells, options.encoding).trim();
    if (now === row.text) return;
    row.cancel();
    const comesBack = row.text === '' && now === row.last;
    // The first blank may be a number that is gone: it blinks once it has come back.
    row.blinks = comesBack || (now === '' && row.blinks);
    row.text = now;
    if (now !== '') row.last = now;
    row.cancel = timers.after(blinkGoneMs, () => {
      row.last = now;
      row.blinks = false;
      changed();
    });
  }

  return {
    receive(bytes) {
      for (const { command } of decode(garbled ? damaged(bytes) : bytes)) {
        if (command.is === 'text') write(command.bytes);
        else if (command.is === 'position') at = (command.y - 1) * columns + command.x - 1;
        else if (command.is === 'cursor') cursor = command.on;
        else if (command.is === 'initialize' || command.is === 'clear') powerOn();
        else if (command.is === 'unknown') unknown += 1;
      }
      changed();
    },
    act: nothingToPress.board,
    fault(name) {
      if (name === 'power-cycle') {
        powerOn();
        decode = decoder(options.dialect);
        changed();
      } else if (name === 'garble' || name === 'none') garbled = name === 'garble';
      else return false;
      return true;
    },
    // As it stands at this moment: a row that blinks is blank in between, as it is there.
    drawing: () => ({
      is: 'dots',
      width: columns * cellDots.wide,
      height: rowCount * cellDots.high,
      lit: true,
      brightness: 16,
      areas: rows.map(({ cells, text }, n) => areaOf(readCells(cells, options.encoding), text === '', n)),
    }),
    shows() {
      const lines = rows.map(({ text, last, blinks }) => ({ text: blinks ? last : text, blink: blinks }));
      const text = lines
        .map(line => line.text)
        .filter(line => line !== '')
        .join('\n');
      return { text, blink: lines.some(({ blink }) => blink), lines, cursor, unknown };
    },
  };
}

/** The byte in the middle is another one. */
function damaged(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 0x7f : byte));
}

const areaOf = (text: string, isDark: boolean, n: number): DotArea => ({
  x: 0,
  y: n * cellDots.high,
  width: columns * cellDots.wide,
  height: cellDots.high,
  pages: [{ rows: isDark ? [] : [{ text: text.trimEnd(), fontDots: cellDots.high, colour: 'green' }] }],
  moves: 'still',
  stayMs: 0,
});
