import { slipCodes } from '../../../daemon/hall/slip-codes.ts';

/** The codes of return slips in a hall whose key a test knows. */
export const codesOfSlips = (hall: string) => slipCodes(hall, new Uint8Array(32));
