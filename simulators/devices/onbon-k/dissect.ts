/** The frames of an Onbon card, by the tables of potocol.md v1.4; § are its clauses, the names of the fields are its own. */
import { codes, type OnbonMessage, onbonProtocol } from '../../../drivers/onbon-k/codec.ts';
import type { OnbonSettings } from '../../../drivers/onbon-k/definition.ts';
import { escaped, unwrapper } from '../../../drivers/onbon-k/framing.ts';
import { broadcast, headerParts } from '../../../drivers/onbon-k/packet.ts';
import { lowFirst } from '../../../drivers/parts/frame/parts.ts';
import { hex } from '../../../drivers/parts/frame/words.ts';
import { fieldTable } from '../../frames/field-table.ts';
import { type ByteReader, errorOf, junk, type Piece, type Reading } from '../../frames/reading.ts';
import { commandName, errorName, onbonPayload } from './payload.ts';

const head = 0xa5;
const tail = 0x5a;
/** Twice the longest packet, every byte of it escaped: what is longer is no frame. */
const longestBytes = 4200;
const headerBytes = 14;
/** §5.1: group, command, response or error, reserved. */
const commandBytes = 5;
const checkBytes = 2;

export function onbonFrames({ address }: Pick<OnbonSettings, 'address'>): ByteReader {
  const isForAnother = (screen: number): boolean =>
    screen !== address && screen !== broadcast.withReply && screen !== broadcast.withoutReply;

  function piece(bytes: Uint8Array): Piece {
    const [message] = onbonProtocol.decoder()(bytes);
    if (message === undefined || message.is === 'junk')
      return junk(nameOf(address), bytes, 'no frame of a card');
    const { says, error, fields } = told(bytes, message);
    const screen = message.is === 'damaged' ? address : message.screen;
    return {
      says: `${nameOf(screen)}: ${says}`,
      ...errorOf(error),
      ...(isForAnother(screen) && { forAnother: true as const }),
      fields,
      bytes,
    };
  }

  const [toBoard, fromBoard] = [onbonCutter(), onbonCutter()];
  return { rx: chunk => toBoard(chunk).map(piece), tx: chunk => fromBoard(chunk).map(piece) };
}

/** Cuts what passes into frames, each from its head to its tail, and what lies between them. */
function onbonCutter(): (chunk: Uint8Array) => Uint8Array[] {
  let held: number[] = [];
  return chunk => {
    const found: Uint8Array[] = [];
    const cut = (): void => {
      if (held.length > 0) found.push(Uint8Array.from(held));
      held = [];
    };
    for (const byte of chunk) {
      // A head never stands inside of a frame: whatever was before it will not end any more.
      if (byte === head && held.at(-1) !== head) cut();
      held.push(byte);
      if (byte === tail || held.length === longestBytes) cut();
    }
    if (held[0] !== head) cut();
    return found;
  };
}

function nameOf(screen: number): string {
  return screen === broadcast.withReply || screen === broadcast.withoutReply
    ? 'every board'
    : `board ${screen}`;
}

type Readable = Exclude<OnbonMessage, { is: 'junk' }>;

function told(bytes: Uint8Array, message: Readable): Reading {
  const heads = bytes.findIndex(byte => byte !== head);
  const packet = unwrapper()(bytes)[0]?.bytes ?? new Uint8Array();
  const table = fieldTable(packet, (from, to) => hex(escaped(packet.subarray(from, to))));
  const isReply = message.is === 'reply';
  const length = lowFirst(packet.subarray(12, headerBytes));
  const code = packet.subarray(headerBytes, headerBytes + 2);
  headerParts(table, {}, () => {});
  table.part('CmdGroup', 1, '');
  table.part('Cmd', 1, commandName(code));
  const [third = 0] = isReply
    ? table.part('CmdError', 1, ([error = 0]) => errorName(error))
    : table.part('Response', 1, ([byte]) => (byte === 2 ? 'no reply wanted' : 'reply wanted'));
  const isAreas = !isReply && code[0] === codes.areas.group && code[1] === codes.areas.command;
  if (isAreas) table.part('ProcessMode', 1, ([byte]) => (byte === 0 ? 'drawn over' : 'cleared before'));
  table.part('Reserved', isAreas ? 1 : 2, '');
  const payload = packet.subarray(headerBytes + commandBytes, -checkBytes);
  const { says, error } = onbonPayload(table, { code, isReply, payload });
  table.part('CHK', checkBytes, message.is === 'damaged' ? 'CRC16' : 'CRC16, right');
  const fields = [
    { name: 'A5', raw: hex(bytes.subarray(0, heads)), means: 'start of a frame' },
    ...table.fields(),
    { name: '5A', raw: '5a', means: 'end of the frame' },
  ];
  if (message.is === 'damaged') {
    const isWhole = packet.length === headerBytes + length + checkBytes && length >= commandBytes;
    const why = isWhole ? 'the checksum is not that of its bytes' : 'it is not as long as it says';
    return { says: `a damaged frame (${commandName(code)})`, fields, error: why };
  }
  const refused = isReply && third !== 0 ? errorName(third) : undefined;
  return {
    says: refused === undefined ? says : 'refuses',
    fields,
    ...errorOf(refused, error, table.misfit()),
  };
}
