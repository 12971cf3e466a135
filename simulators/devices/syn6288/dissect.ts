/** The frames of a speech chip (SYN6288 datasheet §4, XFS5152CE user guide §5), by their tables. */
import {
  type Command,
  commandDecoder,
  type Dialect,
  decodeReplies,
  type Reply,
} from '../../../drivers/syn6288/codec.ts';
import { bigEndian, counted, fieldTable, hex, hexByte } from '../../frames/field-table.ts';
import { messageFinder } from '../../frames/message-finder.ts';
import { type ByteReader, errorOf, junk, type Piece, type Told } from '../../frames/told.ts';

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

const frameBytes = (from: Uint8Array): number => headBytes + bigEndian(from.subarray(1, headBytes));

/** A frame that is as long as it says is told as one, and what is behind it as noise. */
function notHeard(bytes: Uint8Array, dialect: Dialect): Piece[] {
  const end = frameBytes(bytes);
  if (bytes[0] !== head || end > bytes.length || end <= headBytes) {
    return [junk(who, bytes, 'no frame of a speech chip')];
  }
  const frame = bytes.slice(0, end);
  const { fields, misfit } = tableOf(frame, dialect);
  const name = commandNames[frame[headBytes] ?? 0];
  const told: Told = {
    says: `${who}: ${misfit !== undefined || name === undefined ? 'a damaged frame' : name}`,
    error: misfit ?? 'the driver does not know it',
    fields,
  };
  return [{ ...told, bytes: frame }, ...(end < bytes.length ? notHeard(bytes.slice(end), dialect) : [])];
}

const commandNames: Readonly<Record<number, string>> = {
  0x01: 'speak',
  0x02: 'stop',
  0x03: 'pause',
  0x04: 'resume',
  0x21: 'status',
  0x31: 'baud',
  0x88: 'sleep',
};
const codings = ['GB2312', 'GBK', 'BIG5', 'UNICODE'];
const decoders = ['gb18030', 'gb18030', 'big5', 'utf-16be'];
const markerNames: Readonly<Record<string, string>> = { v: 'volume', s: 'speed', t: 'speed', m: 'music' };

function command(heard: Command, bytes: Uint8Array, dialect: Dialect): Told {
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
): { fields: Told['fields']; misfit: string | undefined } {
  const checked = dialect === 'syn6288';
  const table = fieldTable(bytes);
  table.part('FD', 1, 'start of a frame');
  table.part('length', 2, length => `${counted(bigEndian(length), 'byte')} behind it`);
  const [code] = table.part('command', 1, ([code = 0]) => commandNames[code] ?? 'unknown');
  const textBytes = (): number => table.left() - (checked ? 1 : 0);
  if (code === 0x01) {
    const [parameter = 0] = table.part('parameter', 1, ([byte = 0]) => {
      const music = byte >> 3;
      return `${codings[byte & 7] ?? 'unknown'}${music === 0 ? '' : `, music ${music}`}`;
    });
    table.part('text', textBytes(), text => new TextDecoder(decoders[parameter & 7] ?? 'ascii').decode(text));
  } else table.part('parameter', textBytes(), '');
  const sum = bytes.subarray(0, -1).reduce((total, byte) => total ^ byte, 0);
  const [found] = table.part('XOR', checked ? 1 : 0, ([byte]) =>
    byte === sum ? 'right' : `wrong: the bytes before it make ${hexByte(sum)}`,
  );
  const { error } = errorOf(
    found !== undefined &&
      found !== sum &&
      `the XOR is ${hexByte(found)}, and its bytes make ${hexByte(sum)}`,
    table.misfit(),
  );
  return { fields: table.fields(), misfit: error };
}

const replyWords: Record<Reply, Pick<Told, 'says' | 'error'>> = {
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
