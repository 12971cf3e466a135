/** Which bytes each message of a codec was read from. */

/** `message` left out: bytes that are none. */
export type Found<Message> = { bytes: Uint8Array; message?: Message };

/** A damaged message is no longer; more noise than this is told at once. */
const keptAtMost = 300;

/**
 * A codec gives its messages in the order of their bytes, and every byte belongs to one; `lengthOf` gets the bytes from where
 * a message begins. A decoder looks for the next beginning in a damaged message, and so gives that in parts, the last of them
 * with the next chunk: here what `isNone` is in one, as far as one chunk reaches. One that `begins` is not joined to what is
 * before it.
 */
export function messageFinder<Message>(
  decode: (chunk: Uint8Array) => readonly Message[],
  {
    lengthOf,
    isNone,
  }: {
    lengthOf(message: Message, from: Uint8Array): number;
    isNone(message: Message): boolean | 'begins';
  },
): (chunk: Uint8Array) => Found<Message>[] {
  /** What the decoder holds. */
  let held: Uint8Array = new Uint8Array();
  /** No message, and not told yet, because the decoder holds what was behind it. */
  let kept: Found<Message> | undefined;

  return chunk => {
    const all = joined(held, chunk);
    /** Before it lies what may belong to what was kept. */
    const border = kept === undefined ? 0 : held.length;
    const found: Found<Message>[] = kept === undefined ? [] : [kept];
    let at = 0;

    function addNone(bytes: Uint8Array, joins: boolean): void {
      const last = found.at(-1);
      if (bytes.length === 0) return;
      if (joins && last !== undefined && last.message === undefined) last.bytes = joined(last.bytes, bytes);
      else found.push({ bytes });
    }

    for (const message of decode(chunk)) {
      const from = all.subarray(at);
      const bytes = from.slice(0, lengthOf(message, from));
      const none = isNone(message);
      const before = Math.max(0, Math.min(bytes.length, border - at));
      if (none === false) found.push({ bytes, message });
      else {
        addNone(bytes.slice(0, before), true);
        addNone(bytes.slice(before), none === true && at + before > border);
      }
      at += bytes.length;
    }
    const last = found.at(-1);
    const isEnded = at <= held.length || at === all.length;
    held = all.slice(at);
    kept = undefined;
    if (isEnded || last === undefined || last.message !== undefined || last.bytes.length > keptAtMost)
      return found;
    kept = last;
    return found.slice(0, -1);
  };
}

/** Of a codec that gives the bytes of each message with it. */
export const pieceFinder = <Message extends { is: string; bytes: Uint8Array }>(
  decode: (chunk: Uint8Array) => readonly Message[],
) => messageFinder(decode, { lengthOf: ({ bytes }) => bytes.length, isNone: ({ is }) => is === 'junk' });

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.from([...one, ...other]);
}
