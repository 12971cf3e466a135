/**
 * The 256 bytes of text on a card, UTF-16 with the low byte first, each field padded with spaces. Only the number and the date
 * of birth are read; nobody asks here who it is, or where they live.
 * A card of 2017 for foreigners has fields of its own. The residence permit of Hong Kong, Macao and Taiwan (J) and the
 * foreigners' card of 2023 (Y) have these two where the resident's card has them.
 * Sources: README.
 */

import type { Identity } from '../device.ts';
import { residentNumber } from '../resident-number.ts';

type Field = { at: number; bytes: number };
type Layout = { birth: Field; number: Field; isNumber(number: string): boolean };

const resident: Layout = {
  birth: { at: 36, bytes: 16 },
  number: { at: 122, bytes: 36 },
  isNumber: residentNumber,
};
/** Three letters and twelve digits. */
const foreigner2017: Layout = {
  birth: { at: 220, bytes: 16 },
  number: { at: 122, bytes: 30 },
  isNumber: number => /^[A-Z]{3}\d{12}$/.test(number),
};
const type: Field = { at: 248, bytes: 2 };

/** Undefined: no card whose number can be read for sure. */
export function identityIn(text: Uint8Array): Identity | undefined {
  const layout = fieldIn(text, type) === 'I' ? foreigner2017 : resident;
  const number = fieldIn(text, layout.number).toUpperCase();
  if (!layout.isNumber(number)) return undefined;
  const birth = dateOf(fieldIn(text, layout.birth));
  return { number: () => number, birth: () => birth };
}

function fieldIn(text: Uint8Array, { at, bytes }: Field): string {
  return Buffer.from(text.subarray(at, at + bytes))
    .toString('utf16le')
    .replaceAll('\0', ' ')
    .trim();
}

/** `19491001` as `1949-10-01`; undefined: no day of the calendar. */
function dateOf(digits: string): string | undefined {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(digits) ?? [];
  const day = `${year}-${month}-${date}`;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : undefined;
}

/** For the simulator: the card of somebody who has no name and lives nowhere. */
export function textOfCard({ number, birth }: { number: string; birth: string }): Uint8Array {
  const isForeigner = foreigner2017.isNumber(number);
  const layout = isForeigner ? foreigner2017 : resident;
  const text = Buffer.from(' '.repeat(128), 'utf16le');
  text.write(number, layout.number.at, 'utf16le');
  text.write(birth.replaceAll('-', ''), layout.birth.at, 'utf16le');
  if (isForeigner) text.write('I', type.at, 'utf16le');
  return Uint8Array.from(text);
}
