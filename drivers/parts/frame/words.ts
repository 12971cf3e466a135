/** Bytes and numbers, as a person reads them. */

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** One byte, as manuals write it: 0A. */
export const hexByte = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

/** 0A 0B. */
export const spaced = (bytes: Uint8Array): string => Array.from(bytes, hexByte).join(' ');

export const counted = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;
