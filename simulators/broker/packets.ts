/** How large a packet of a client may be, by the length that it begins with: the rest of a larger one is never taken in. */
import type { Duplex } from 'node:stream';

export const largestPacketBytes = 64 * 1024;

/** A client that begins a larger packet is cut off. Its stream stays the one it was, because Aedes waits for what it has unsent. */
export function limitPackets(stream: Duplex): void {
  const fits = packetsThatFit();
  const read = stream.read.bind(stream);
  stream.read = (size?: number) => {
    const chunk: Buffer | null = read(size);
    if (chunk === null || fits(chunk)) return chunk;
    stream.destroy(new Error(`found a packet over ${largestPacketBytes} bytes`));
    return null;
  };
}

/** Whether every packet that begins in the chunk fits; chunks may be cut anywhere. */
export function packetsThatFit(): (chunk: Uint8Array) => boolean {
  /** Bytes of the packet in hand that are still to come, when its length is known. */
  let toCome = 0;
  /** Of the length, the digits that came; undefined: the next byte begins a packet. */
  let length: { value: number; digits: number } | undefined;

  return chunk => {
    for (let at = 0; at < chunk.length; ) {
      if (toCome > 0) {
        const taken = Math.min(toCome, chunk.length - at);
        toCome -= taken;
        at += taken;
        continue;
      }
      const byte = chunk[at] ?? 0;
      at += 1;
      if (length === undefined) {
        length = { value: 0, digits: 0 };
        continue;
      }
      // MQTT 3.1.1 §2.2.3: seven bits a byte, the lowest first, at most four bytes, and the eighth says that another one comes.
      length.value += (byte & 0x7f) * 0x80 ** length.digits;
      length.digits += 1;
      if (length.value > largestPacketBytes || (byte >= 0x80 && length.digits === 4)) return false;
      if (byte >= 0x80) continue;
      toCome = length.value;
      length = undefined;
    }
    return true;
  };
}
