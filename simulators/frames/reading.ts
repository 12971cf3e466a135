/** What the readers of frames say of one, before it is counted and has a time. */
import type { Family } from '../../drivers/parts/frame/family.ts';
import type { Frame } from '../page/contract.ts';

export type Reading = Pick<Frame, 'says' | 'error' | 'forAnother' | 'fields'>;
/** Of bytes: one after the other the pieces are all that passed, in one direction, and is whole. */
export type Piece = Reading & { bytes: Uint8Array };

/** Both directions of a device that bytes pass to, or reports; `rx`: the device received them. */
export type ByteReader = {
  rx(chunk: Uint8Array): Piece[];
  tx(chunk: Uint8Array): Piece[];
};
/** Kinds on the same line whose frames are told from those of this one; `read`: a whole frame of one of them. */
export type Beside = { families: readonly Family<unknown>[]; read(frame: Uint8Array): Piece[] };
export const nobodyBeside: Beside = { families: [], read: () => [] };
export type MessageReader = (dir: 'rx' | 'tx', topic: string, payload: string) => Reading;
export type ProgramReader = (args: readonly string[], input: string) => Reading;

/** The errors that there are, as one text; none is no error. */
export function errorOf(...errors: readonly (string | undefined | false)[]): { error?: string } {
  const found = errors.filter(error => error !== undefined && error !== false);
  return found.length === 0 ? {} : { error: found.join('; ') };
}

/** Bytes that are no frame. `who`: whose they are, as "pad 3". */
export function junk(who: string, bytes: Uint8Array, error: string): Piece {
  const says = `${who}: ${bytes.length === 1 ? 'a byte' : `${bytes.length} bytes`} that nobody understands`;
  return {
    says,
    error,
    fields: [{ name: 'bytes', raw: Buffer.from(bytes).toString('hex'), means: 'no frame' }],
    bytes,
  };
}
