/** A customer display: two rows of cells, written one after the other. It says nothing. */
import {
  columns,
  decoder,
  type PoleDialect,
  type PoleEncoding,
  readCells,
  rows as rowCount,
} from '../../../drivers/pole-display/codec.ts';
import { characterRows } from '../parts/character-rows.ts';
import { nothingToPress, type Simulator, type Surroundings } from '../simulator.ts';

const blank = 0x20;

export function simulatePoleDisplay(
  { dialect, encoding }: { dialect: PoleDialect; encoding: PoleEncoding },
  around: Surroundings,
): Simulator {
  const { changed } = around;
  const rows = characterRows({ count: rowCount, columns, colour: 'green' }, around);
  const cells = new Uint8Array(rowCount * columns);
  let decode = decoder(dialect);
  let at = 0;
  let cursor = true;
  let garbled = false;
  let unknown = 0;
  powerOn();

  /** DM-D110 Specification, ESC @: as after power on, and blank. */
  function powerOn(): void {
    rows.clear();
    cells.fill(blank);
    at = 0;
    cursor = true;
  }

  function write(bytes: Uint8Array): void {
    for (const byte of bytes) {
      cells[at] = byte;
      at = (at + 1) % cells.length;
    }
    for (let n = 0; n < rowCount; n += 1)
      rows.write(n, readCells(cells.subarray(n * columns, (n + 1) * columns), encoding));
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
        decode = decoder(dialect);
        changed();
      } else if (name === 'garble' || name === 'none') garbled = name === 'garble';
      else return false;
      return true;
    },
    drawing: rows.drawing,
    shows: () => ({ ...rows.shows(), cursor, unknown }),
  };
}

/** The byte in the middle is another one. */
function damaged(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 0x7f : byte));
}
