/** The parts of a frame one after the other, as the table of its codec has them, made into fields that a person reads. */
import { type Parts, partsBy } from '../../drivers/parts/frame/parts.ts';
import { counted, hex } from '../../drivers/parts/frame/words.ts';
import type { FrameField } from '../page/contract.ts';

/** `mark`, `byte` …: as the codec goes through a frame. */
export type FieldTable = Parts & {
  /** The next part: its bytes, or those of them that are there. One of no bytes is no field. */
  part(name: string, length: number, means: Means): Uint8Array;
  /** How many bytes are not in a part yet. */
  left(): number;
  /** All parts; what the table did not reach is one more. */
  fields(): FrameField[];
  /** Left out: the table fits the frame. */
  misfit(): string | undefined;
};

type Means = string | ((bytes: Uint8Array) => string);

/** `hexOf`: how bytes from one place to another pass on the wire; left out: as they are. */
export function fieldTable(
  bytes: Uint8Array,
  hexOf = (from: number, to: number): string => hex(bytes.subarray(from, to)),
): FieldTable {
  const fields: FrameField[] = [];
  const faults = new Set<string>();
  let at = 0;
  let missing = 0;

  function part(name: string, length: number, means: Means): Uint8Array {
    const end = Math.min(bytes.length, at + Math.max(0, length));
    const found = bytes.subarray(at, end);
    missing += Math.max(0, length - found.length);
    if (found.length > 0) {
      const meant = found.length < length ? `${counted(length - found.length, 'byte')} missing` : means;
      fields.push({ name, raw: hexOf(at, end), means: typeof meant === 'string' ? meant : meant(found) });
    }
    at = end;
    return found;
  }

  const walk = partsBy({
    bytes: ({ name, length }, _value, means) => part(name, length, means),
    before: () => bytes.subarray(0, at),
    wrong: (fault = '') => void faults.add(fault),
    goesOn: () => true,
  });

  return {
    ...walk,
    part,
    left: () => bytes.length - at,
    fields() {
      const rest = bytes.length - at;
      if (rest === 0) return fields;
      return [...fields, { name: 'rest', raw: hexOf(at, bytes.length), means: 'more than belongs to it' }];
    },
    misfit() {
      if (missing > 0) faults.add(`${counted(missing, 'byte')} too short`);
      else if (at < bytes.length) faults.add(`${counted(bytes.length - at, 'byte')} too long`);
      return [...faults].filter(fault => fault !== '').join('; ') || undefined;
    },
  };
}
