/** The parts of a frame one after the other, as the table in its maker's manual has them, made into fields that a person reads. */
import type { FrameField } from '../page/contract.ts';

export type FieldTable = {
  /** The next part: its bytes, or those of them that are there. One of no bytes is no field. */
  part(name: string, length: number, means: Means): Uint8Array;
  /** How many bytes are not in a part yet. */
  left(): number;
  /** All parts; what the table did not reach is one more. */
  fields(): FrameField[];
  /** Left out: the table fits the frame. */
  misfit(): string | undefined;
};

export type Means = string | ((bytes: Uint8Array) => string);

/** `hexOf`: how bytes from one place to another pass on the wire; left out: as they are. */
export function fieldTable(
  bytes: Uint8Array,
  hexOf = (from: number, to: number): string => hex(bytes.subarray(from, to)),
): FieldTable {
  const fields: FrameField[] = [];
  let at = 0;
  let missing = 0;

  return {
    part(name, length, means) {
      const end = Math.min(bytes.length, at + Math.max(0, length));
      const found = bytes.subarray(at, end);
      missing += Math.max(0, length - found.length);
      if (found.length > 0) {
        const meant = found.length < length ? `${counted(length - found.length, 'byte')} missing` : means;
        fields.push({
          name,
          raw: hexOf(at, end),
          means: typeof meant === 'string' ? meant : meant(found),
        });
      }
      at = end;
      return found;
    },
    left: () => bytes.length - at,
    fields() {
      const rest = bytes.length - at;
      if (rest === 0) return fields;
      return [...fields, { name: 'rest', raw: hexOf(at, bytes.length), means: 'more than belongs to it' }];
    },
    misfit() {
      if (missing > 0) return `${counted(missing, 'byte')} too short`;
      return at < bytes.length ? `${counted(bytes.length - at, 'byte')} too long` : undefined;
    },
  };
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The low byte first. */
export function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((number, byte) => number * 256 + byte, 0);
}

/** The high byte first. */
export function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((number, byte) => number * 256 + byte, 0);
}

/** One byte, as manuals write it: 0A. */
export const hexByte = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

/** 0A 0B. */
export const spaced = (bytes: Uint8Array): string => Array.from(bytes, hexByte).join(' ');

export const counted = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;
