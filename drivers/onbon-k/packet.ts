/** What frames of Onbon cards hold between head and tail (potocol.md §4 and §5.1), and whose addresses there are. */
import type { Parts } from '../parts/frame/parts.ts';
import { counted } from '../parts/frame/words.ts';
import { checksum } from './framing.ts';

/** §4: addresses of all cards at once. */
export const broadcast = { withReply: 0xfffe, withoutReply: 0xffff };

/** §4: the addresses of PC software; a source in this range marks a request. */
export const hostAddresses = { first: 0x8000, last: 0xdfff };
/** §5.1: group, command, response or error, two reserved. */
const commandBytes = 5;
/** What a packet holds beside its payload, checksum included, before escaping. */
export const packetOverheadBytes = 14 + commandBytes + 2;

export const isHost = (address: number): boolean =>
  address >= hostAddresses.first && address <= hostAddresses.last;

function addressMeans(address: number): string {
  if (address === broadcast.withReply) return 'every board, with a reply';
  if (address === broadcast.withoutReply) return 'every board, without a reply';
  return isHost(address) ? 'the controller' : `board ${address}`;
}

type Packet = {
  destination: number;
  source: number;
  overProgramme: boolean;
  group: number;
  command: number;
  /** §5.1: of a request 1 or 2, whether a reply is wanted; of a reply the error. */
  third: number;
  payload: Uint8Array;
};

/** §4; what is behind the length is `data`. Numbers are little-endian, §2.4. */
export function headerParts<Data>(
  parts: Parts,
  { destination, source, overProgramme, payload }: Partial<Packet>,
  data: (length: number) => Data,
) {
  const addresses = {
    destination: parts.low('DstAddr', 2, destination, addressMeans),
    source: parts.low('SrcAddr', 2, source, addressMeans),
  };
  parts.bytes('Reserved', 3);
  // It serves for setting an IP address only.
  parts.mark('BarCode Option', [0], ([byte]) => (byte === 0 ? 'no barcode' : 'with a barcode'));
  parts.mark('CheckMode', [0], ([byte = 0]) => ['CRC16', 'sum', 'none'][byte] ?? 'unknown');
  const mode = parts.byte('DisplayMode', overProgramme ? 1 : 0, byte =>
    byte === 1 ? 'areas instead of the programme' : 'areas beside the programme',
  );
  parts.byte('DeviceType', 0xfe, byte => (byte === 0xfe ? 'any' : ''));
  parts.byte('ProtocolVersion', 2, version => `${version}`);
  const dataBytes = commandBytes + (payload?.length ?? 0);
  const length = parts.low('DataLen', 2, dataBytes, bytes => `${counted(bytes, 'byte')} from CmdGroup on`);
  return { ...addresses, overProgramme: mode === 1, ...data(length) };
}

export function packetParts(parts: Parts, written: Partial<Packet> = {}): Packet {
  const packet = headerParts(parts, written, length => {
    const group = parts.byte('CmdGroup', written.group);
    const command = parts.byte('Cmd', written.command);
    const third = parts.byte('Response', written.third);
    // Of areas the first says with 0, as §8.2.1 asks, that they are not cleared before they are drawn.
    parts.bytes('Reserved', 2);
    return {
      group,
      command,
      third,
      payload: parts.bytes('Data', length - commandBytes, written.payload).slice(),
    };
  });
  const right = checksum(parts.before());
  if (parts.low('CHK', 2, right) !== right) parts.wrong();
  return packet;
}
