/** From a picture to dynamic areas: each line is an area one row of text high, in an equal share of the board's height. */
import type { BoardLine, BoardPicture, Colour } from '../device.ts';
import {
  type Area,
  areaOverheadBytes,
  type CardModel,
  cardLimits,
  displayModes,
  untilExpired,
} from './codec.ts';
import { packetOverheadBytes } from './packet.ts';
import { encodeText } from './repertoire.ts';

/** The board as it is built, in pixels, and how long a picture stands without refresh. */
export type Face = { width: number; height: number; model: CardModel; expiresAfterS: number };

/** §11.1: the fonts a card is delivered with, largest first. */
const fonts = [
  { height: 32, code: '002' },
  { height: 24, code: '001' },
  { height: 16, code: '000' },
] as const;
const smallest = fonts[2];

/** §11.1 `\C`. */
const colourCodes: Record<Colour, string> = { red: '1', green: '2', yellow: '3' };

/** One second number, one second blank. */
const blinkStayHalfSeconds = 2;
const scrollSpeed = 2;

/** One update of one area needs this beside the area itself: counts of deleted and drawn areas, its length. */
const updateOverheadBytes = 4;

/**
 * The areas of a picture, from top to bottom. A line that is wider than the board is set in a smaller font; when even the
 * smallest is too wide, it scrolls. Lines beyond what the board's height or the card's areas can hold are left out.
 */
export function layOut(picture: BoardPicture, face: Face): Area[] {
  const room = Math.max(1, Math.min(cardLimits[face.model].areas, Math.floor(face.height / smallest.height)));
  // With no area at all the stored programme would stand; an empty picture is a blank board.
  const lines = picture.lines.length === 0 ? [{ text: '' }] : picture.lines.slice(0, room);
  const share = Math.floor(face.height / lines.length);
  return lines.map((line, id) => layOutLine(line, id, { ...face, height: share }));
}

/** `face`: the share of it that the line has. */
function layOutLine(line: BoardLine, id: number, face: Face): Area {
  const { height: share } = face;
  const characters = encodeText(line.text === '' ? ' ' : line.text);
  // ASCII is half as wide as high: one byte is half a square.
  const halfSquares = characters.reduce((sum, bytes) => sum + bytes.length, 0);
  const fitting = fonts.filter(font => font.height <= share);
  const largest = fitting[0] ?? smallest;
  const fits = (font: { height: number }): boolean => (halfSquares * font.height) / 2 <= face.width;
  const font = line.scroll === true ? largest : (fitting.find(fits) ?? smallest);
  const scrolls = !fits(font);
  const blinks = line.blink === true && !scrolls;

  // §11.2: font and colour come before any text. The row is all the area has, so a break begins the next page.
  const before = `\\FO${font.code}\\FE${font.code}\\C${colourCodes[line.colour ?? 'red']}`;
  const after = blinks ? '\\n ' : '';
  const { areaBytes, bufferBytes } = cardLimits[face.model];
  const areaRoom = Math.min(areaBytes, bufferBytes - packetOverheadBytes - updateOverheadBytes);
  const textRoom = areaRoom - areaOverheadBytes - before.length - after.length;

  return {
    id,
    x: 0,
    y: id * share + Math.max(0, Math.floor((share - font.height) / 2)),
    width: face.width,
    height: font.height,
    runMode: untilExpired,
    expiresAfterS: face.expiresAfterS,
    centred: !scrolls,
    singleLine: scrolls,
    displayMode: scrolls ? displayModes.scrollLeft : displayModes.still,
    speed: scrollSpeed,
    stayHalfSeconds: scrolls ? 0 : blinkStayHalfSeconds,
    text: Buffer.concat([Buffer.from(before), ...cut(characters, textRoom), Buffer.from(after)]),
  };
}

/** Whole characters up to `room` bytes. */
function cut(characters: readonly Uint8Array[], room: number): readonly Uint8Array[] {
  let size = 0;
  const end = characters.findIndex(bytes => {
    size += bytes.length;
    return size > room;
  });
  return end < 0 ? characters : characters.slice(0, end);
}
