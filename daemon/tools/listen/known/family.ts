/** A kind of frames that is known: by its codec, or by its shape alone. */
import type { Piece } from '../../../../simulators/frames/reading.ts';

/** Gives what is whole with this chunk; one after the other the pieces are all that came. */
export type FrameReading = (chunk: Uint8Array) => Piece[];

/** Each direction has its own, and both are on one line; `dialect`: one way of several in which the kind may speak. */
export type Reader = { dialect?: string; reader: () => FrameReading };
export type Family = { name: string; readers: readonly Reader[] };
