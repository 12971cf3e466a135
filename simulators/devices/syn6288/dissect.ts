/** The frames of a speech chip (SYN6288 datasheet §4, XFS5152CE user guide §5), by their tables. */

import { highFirst } from '../../../drivers/parts/frame/parts.ts';
import { hex } from '../../../drivers/parts/frame/words.ts';
import {
  type Command,
  commandDecoder,
  commandNames,
  type Dialect,
  decodeReplies,
  frameParts,
  type Reply,
} from '../../../drivers/syn6288/codec.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { messageFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Reading } from '../../frames/reading.ts';

const head = 0xfd;
const headBytes = 3;
const who = 'voice';

export function chipFrames(dialect: Dialect): ByteReader {
  const toChip = messageFinder(commandDecoder(dialect), {
    lengthOf: ({ is }, from) => (is === 'junk' || is === 'bad-frame' ? 1 : frameBytes(from)),
    isNone: ({ is }) => (is === 'bad-frame' ? 'begins' : is === 'junk'),
  });
  const fromChip = messageFinder(decodeReplies, { lengthOf: () => 1, isNone: reply => reply === 'junk' });
  return {
    rx: chunk =>
      toChip(chunk).flatMap(({ message, bytes }) =>
        message === undefined || message.is === 'bad-frame' || message.is === 'junk'
          ? notHeard(bytes, dialect)
          : [{ ...command(message, bytes, dialect), bytes }],
      ),
    tx: chunk =>
      fromChip(chunk).map(({ message, bytes }) =>
        message === undefined || message === 'junk'
          ? junk(who, bytes, 'no reply of a speech chip')
          : replyPiece(message, bytes),
      ),
  };
}

const frameBytes = (from: Uint8Array): number => headBytes + highFirst(from.subarray(1, headBytes));

/** A frame that is as long as it says is told as one, and what is behind it as noise. */
function notHeard(bytes: Uint8Array, dialect: Dialect): Piece[] {
  const end = frameBytes(bytes);
  if (bytes[0] !== head || end > bytes.length || end <= headBytes) {
    return [junk(who, bytes, 'no frame of a speech chip')];
  }
  const frame = bytes.slice(0, end);
  const { fields, misfit } = tableOf(frame, dialect);
  const name = commandNames[frame[headBytes] ?? 0];
  const told: Reading = {
    says: `${who}: ${misfit !== undefined || name === undefined ? 'a damaged frame' : name}`,
    error: misfit ?? 'the driver does not know it',
    fields,
  };
  return [{ ...told, bytes: frame }, ...(end < bytes.length ? notHeard(bytes.slice(end), dialect) : [])];
}

const markerNames: Readonly<Record<string, string>> = { v: 'volume', s: 'speed', t: 'speed', m: 'music' };

function command(heard: Command, bytes: Uint8Array, dialect: Dialect): Reading {
  const { fields, misfit } = tableOf(bytes, dialect);
  return { says: `${who}: ${saysCommand(heard)}`, ...errorOf(misfit), fields };
}

function saysCommand(heard: Command): string {
  if (heard.is === 'stop') return 'stops';
  if (heard.is === 'status') return 'is asked whether it is busy';
  const settings: string[] = [];
  const text = heard.text.replaceAll(marker, (_all, name: string, value: string) => {
    settings.push(`${markerNames[name] ?? name} ${value}`);
    return '';
  });
  const how = settings.length === 0 ? '' : ` (${settings.join(', ')})`;
  return text === '' ? `is set${how}` : `says ${text}${how}`;
}

const marker = /\[([a-z])(\d*)\]/g;

function tableOf(
  bytes: Uint8Array,
  dialect: Dialect,
): { fields: Reading['fields']; misfit: string | undefined } {
  const table = fieldTable(bytes);
  frameParts(table, dialect);
  return { fields: table.fields(), misfit: table.misfit() };
}

const replyWords: Record<Reply, Pick<Reading, 'says' | 'error'>> = {
  'powered-up': { says: 'has got power' },
  accepted: { says: 'accepted' },
  rejected: { says: 'refuses', error: 'rejected: it has not understood' },
  busy: { says: 'busy' },
  idle: { says: 'idle' },
};

function replyPiece(reply: Reply, bytes: Uint8Array): Piece {
  const { says, error } = replyWords[reply];
  return {
    says: `${who}: ${says}`,
    ...errorOf(error),
    fields: [{ name: 'reply', raw: hex(bytes), means: says }],
    bytes,
  };
}
