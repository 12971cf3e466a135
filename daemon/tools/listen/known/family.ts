/** A kind of frames that is known: by its codec, or by its shape alone. */
import type { Piece } from '../../../../simulators/frames/reading.ts';

/** Gives what is whole with this chunk; one after the other the pieces are all that came. */
export type FrameReading = (chunk: Uint8Array) => Piece[];

/** `readers`: each direction has its own, and both are on one line. */
export type Family = { name: string; readers: readonly (() => FrameReading)[] };
