/** A frame of an Onbon card as it passes, and its bytes without the escapes (potocol.md §3). */

const head = 0xa5;
const tail = 0x5a;
/** Twice the longest packet, every byte of it escaped: what is longer is no frame. */
const longestBytes = 4200;

/** Cuts what passes into frames, each from its head to its tail, and what lies between them. */
export function onbonCutter(): (chunk: Uint8Array) => Uint8Array[] {
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

export type Unescaped = {
  heads: number;
  /** Between head and tail. */
  packet: Uint8Array;
  /** How the packet's bytes from one place to another pass, in hex. */
  hexOf(from: number, to: number): string;
};

/** §3.3: A6 and 5B begin two bytes that are one. `frame`: with its head and its tail. */
export function unescape(frame: Uint8Array): Unescaped {
  const heads = frame.findIndex(byte => byte !== head);
  const first = heads === -1 ? frame.length : heads;
  const end = frame.length - 1;
  const packet: number[] = [];
  const places: number[] = [];
  for (let at = first; at < end; ) {
    const byte = frame[at] ?? 0;
    const escapes = (byte === 0xa6 || byte === 0x5b) && at + 1 < end;
    places.push(at);
    packet.push(escapes && frame[at + 1] === 0x02 ? byte - 1 : byte);
    at += escapes ? 2 : 1;
  }
  places.push(end);
  return {
    heads: first,
    packet: Uint8Array.from(packet),
    hexOf: (from, to) => Buffer.from(frame.subarray(places[from], places[to])).toString('hex'),
  };
}
