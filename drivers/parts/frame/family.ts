/**
 * A family of frames: by what table one is found, and what its codec makes of each piece of what came. Where several families
 * share a wire, all are found by one cutter, so that no frame of one is ever looked for in a frame of another.
 */
import { cutterOf, type Parts, type Piece } from './parts.ts';

/** Begins to read. Told of every piece in its order: what is not told by what `frame` gave goes to `none`. */
export type Family<Message> = () => {
  /** What is whole is told its bytes. */
  frame(parts: Parts): ((bytes: Uint8Array) => Message[]) | undefined;
  /** Bytes of no frame, or of a frame of another family. */
  none(bytes: Uint8Array): Message[];
};

/** `reader`: begins to read. */
export function familyOf<Frame, Message>(
  frame: (parts: Parts) => Frame | undefined,
  reader: () => (piece: Piece<Frame>) => Message[],
): Family<Message> {
  return () => {
    const read = reader();
    return {
      frame(parts) {
        const message = frame(parts);
        return message && (bytes => read({ bytes, message }));
      },
      none: bytes => read({ bytes }),
    };
  };
}

type Told<Message> = (bytes: Uint8Array) => Message[];

/** Takes chunks cut anywhere; holds back at most one frame. `frames`: see `cutterOf`. */
export function decoderBy<Message>(
  frames: readonly ((parts: Parts) => Told<Message> | undefined)[],
  none: Told<Message>,
): (chunk: Uint8Array) => Message[] {
  const cut = cutterOf(frames);
  return chunk => cut(chunk).flatMap(({ bytes, message = none }) => message(bytes));
}

export function decoderOf<Message>(family: Family<Message>): (chunk: Uint8Array) => Message[] {
  const { frame, none } = family();
  return decoderBy([frame], none);
}

/** A frame of another family, from its first byte to its last. */
export type OfOthers = { is: 'of others'; bytes: Uint8Array };

/** Of one family on a wire that it shares with others. */
export function decoderBeside<Message>(
  family: Family<Message>,
  others: readonly Family<unknown>[],
): (chunk: Uint8Array) => (Message | OfOthers)[] {
  const { frame, none } = family();
  const ofOthers: Told<OfOthers> = bytes => {
    none(bytes);
    return [{ is: 'of others', bytes }];
  };
  const theirs = others.map(other => {
    const { frame } = other();
    return (parts: Parts) => frame(parts) && ofOthers;
  });
  return decoderBy<Message | OfOthers>([frame, ...theirs], none);
}
