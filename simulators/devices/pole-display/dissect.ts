/** What a customer display is told, command by command (EPSON DM-D110, CD5220). */
import { hex } from '../../../drivers/parts/frame/words.ts';
import {
  decoder,
  type PoleDialect,
  type PoleEncoding,
  type PolePiece,
  readCells,
} from '../../../drivers/pole-display/codec.ts';
import { type ByteReader, junk, type Piece } from '../../frames/reading.ts';

const who = 'display';

export function poleFrames({
  dialect,
  encoding,
}: {
  dialect: PoleDialect;
  encoding: PoleEncoding;
}): ByteReader {
  const decode = decoder(dialect);
  return {
    rx: chunk => decode(chunk).map(piece => told(piece, encoding)),
    tx: chunk => [junk(who, chunk, 'a display says nothing')],
  };
}

function told({ command, bytes }: PolePiece, encoding: PoleEncoding): Piece {
  if (command.is === 'unknown') return junk(who, bytes, 'no command that is used here');
  const field = (name: string, part: Uint8Array, means: string) =>
    part.length === 0 ? [] : [{ name, raw: hex(part), means }];
  if (command.is === 'text') {
    const text = readCells(bytes, encoding).trim() || 'blanks';
    return { says: `${who}: writes ${text}`, fields: field('text', bytes, text), bytes };
  }
  const says = saysCommand(command);
  const named = command.is === 'clear' ? 1 : 2;
  return {
    says: `${who}: ${says}`,
    fields: [
      ...field('command', bytes.subarray(0, named), command.is),
      ...field('parameters', bytes.subarray(named), says),
    ],
    bytes,
  };
}

function saysCommand(command: Exclude<PolePiece['command'], { is: 'text' | 'unknown' }>): string {
  switch (command.is) {
    case 'initialize':
      return 'starts anew';
    case 'clear':
      return 'is cleared';
    case 'overwrite':
      return 'writes over what stands there';
    case 'cursor':
      return `cursor ${command.on ? 'on' : 'off'}`;
    case 'position':
      return `column ${command.x} of row ${command.y}`;
  }
}
