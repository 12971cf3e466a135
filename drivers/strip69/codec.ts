/**
 * The wire of a strip that is told frames of 69 bytes, and answers none:
 * `FF-n | kind | screen, low byte first | characters | way in | way out | stay | 60 bytes of content | sum`, the sum over all from
 * the kind on: the head is NOT in it. A character is `20h*colour + 1, ASCII` or `20h*colour, GBK in two bytes`.
 * Sources: three programs of one origin (README).
 */
import type { LineProtocol } from '../link/line.ts';
import { checkByte, cutter, type Parts, write } from '../parts/frame/parts.ts';
import { counted, hexByte } from '../parts/frame/words.ts';
import { characterBytes } from '../parts/text/one-row.ts';

/** A character, by its number of bytes, with the colour before it. */
export type Sign = { character: Uint8Array; colour: number };
/** How a text comes and goes, and how it stays in between. */
export type Looks = { kind: number; wayIn: number; wayOut: number; stay: number };
export type Screen = Looks & { address: number; screen: number; signs: readonly Sign[] };
export type ScreenMessage = ({ is: 'screen'; screen: Screen } | { is: 'junk' }) & { bytes: Uint8Array };
/** Nothing that is known ever comes from a strip. */
export type StripMessage = { is: 'junk'; bytes: Uint8Array };

const highestHead = 0xff;
export const lowestAddress = 1;
export const highestAddress = 254;

const storedAndShown = 3;
const kindNames = new Map([
  [1, 'shown three times'],
  [storedAndShown, 'stored and shown'],
  [4, 'shown for a while'],
]);
const atOnce = 12;
/** As all three programs have them. */
const inUse: Looks = { kind: storedAndShown, wayIn: atOnce, wayOut: atOnce, stay: 0xe0 };
/** Screens from 10 on are stored, and take turns: the programs write one text to both of these. */
export const firstStored = 10;
export const storedScreens = [firstStored, firstStored + 1] as const;

const contentBytes = 60;
/** Of ASCII. A place is that of a Chinese character, or of two others. */
const mostSigns = contentBytes / 2;
export const mostPlaces = mostSigns / 2;
/** 1 is red on black; what another means, no source says. */
const red = 1;

const isWide = (lead: number): boolean => lead >= 0x81 && lead <= 0xfe;
const isSecond = (byte: number): boolean => byte >= 0x40 && byte <= 0xfe;
const isNarrow = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

const sumOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

export function frameParts(parts: Parts, written?: Screen): Screen {
  const address = written?.address ?? 0;
  const head = parts.byte('head', highestHead - address, byte => `strip ${highestHead - byte}`);
  const kind = parts.byte('kind', written?.kind, code => kindNames.get(code) ?? `wrong: ${hexByte(code)}`);
  if (!kindNames.has(kind)) parts.wrong('no such kind');
  const screen = parts.low('screen', 2, written?.screen, screenMeans);
  const count = parts.byte('characters', written?.signs.length, many => counted(many, 'character'));
  if (count > mostSigns) parts.wrong('more characters than have room in it');
  const wayIn = parts.byte('way in', written?.wayIn, wayMeans);
  const wayOut = parts.byte('way out', written?.wayOut, wayMeans);
  const stay = parts.byte('stay', written?.stay, stayMeans);
  const signs = signParts(parts, Math.min(count, mostSigns), written?.signs);
  checkByte(parts, 'sum', sumOf(parts.before().subarray(1)), 'kind to content');
  return { address: highestHead - head, kind, screen, wayIn, wayOut, stay, signs };
}

const screenMeans = (screen: number): string =>
  screen < firstStored ? `screen ${screen}` : `screen ${screen}, stored`;

function wayMeans(way: number): string {
  const effect = way & 0x1f;
  return `${effect === atOnce ? 'at once' : `effect ${effect}`}, speed ${way >> 5}`;
}

const stayMeans = (stay: number): string =>
  `time ${stay >> 5} of 7, clock ${(stay >> 3) & 3}, mode ${stay & 7}`;

/** So many as are counted; what is behind them may be of an earlier text. */
function signParts(parts: Parts, count: number, written?: readonly Sign[]): Sign[] {
  const read: Sign[] = [];
  let left = contentBytes;
  while (read.length < count) {
    const value = written?.[read.length];
    const isTwo = value?.character.length === 2;
    const mark = parts.byte('colour and width', value && value.colour * 0x20 + (isTwo ? 0 : 1), markMeans);
    const [width, colour] = [mark & 0x1f, mark >> 5];
    const lead = parts.byte('character', value?.character[0], leadMeans);
    const rest = width === 0 ? [parts.byte('second byte', value?.character[1], hexByte)] : [];
    const isKnown = width === 0 ? isWide(lead) && isSecond(rest[0] ?? 0) : width === 1 && isNarrow(lead);
    if (!isKnown) parts.wrong('no such character');
    read.push({ character: Uint8Array.of(lead, ...rest), colour });
    left -= 2 + rest.length;
  }
  if (left < 0) parts.wrong('more characters than have room in it');
  parts.bytes('behind the text', Math.max(0, left), new Uint8Array(Math.max(0, left)), behind =>
    behind.every(byte => byte === 0) ? 'nothing' : 'not counted as text',
  );
  return read;
}

const markMeans = (mark: number): string =>
  `colour ${mark >> 5}, ${['two bytes', 'one byte'][mark & 0x1f] ?? `wrong: ${hexByte(mark)}`}`;

function leadMeans(byte: number): string {
  if (isWide(byte)) return 'first byte of a Chinese one';
  return isNarrow(byte) ? String.fromCharCode(byte) : `wrong: ${hexByte(byte)}`;
}

export function encodeScreen(screen: Screen): Uint8Array {
  return write(parts => frameParts(parts, screen));
}

/** What a strip hears. */
export function screenDecoder(): (chunk: Uint8Array) => ScreenMessage[] {
  const cut = cutter(parts => frameParts(parts));
  return chunk =>
    cut(chunk).map(({ bytes, message }) =>
      message === undefined ? { is: 'junk', bytes } : { is: 'screen', screen: message, bytes },
    );
}

/** `restMs`: all three programs wait so long behind each frame; why, none says. */
export const stripProtocol: LineProtocol<StripMessage> = {
  decoder: () => bytes => [{ is: 'junk', bytes }],
  addressOf: () => undefined,
  restMs: 300,
};

/** A row on one of the stored screens. */
export function screenOf(address: number, screen: number, text: string): Screen {
  const signs = Array.from(text, sign => characterBytes(sign) ?? new Uint8Array())
    .filter(({ length }) => length > 0)
    .map(character => ({ character, colour: red }));
  return { ...inUse, address, screen, signs };
}

/** What a person reads. */
export function textOf({ signs }: Pick<Screen, 'signs'>): string {
  return new TextDecoder('gb18030').decode(Uint8Array.from(signs.flatMap(({ character }) => [...character])));
}
