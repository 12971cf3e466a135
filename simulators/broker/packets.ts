/** How large a packet of a client may be, by the length that it begins with: the rest of a larger one is never taken in. */
import type { Duplex } from 'node:stream';
import { boundPackets } from '../../drivers/link/packet-sizes.ts';

export const largestPacketBytes = 64 * 1024;

/** A client that begins a larger packet is cut off. Its stream stays the one it was, because Aedes waits for what it has unsent. */
export function limitPackets(stream: Duplex): void {
  const wrongIn = boundPackets(largestPacketBytes);
  const read = stream.read.bind(stream);
  stream.read = (size?: number) => {
    const chunk: Buffer | null = read(size);
    if (chunk === null || wrongIn(chunk) === undefined) return chunk;
    stream.destroy(new Error(`found a packet over ${largestPacketBytes} bytes`));
    return null;
  };
}
