/** What a person reads in the dynamic areas of an Onbon card, from the bytes that the card holds. */
import { type Area, displayModes } from '../drivers/onbon-k/codec.ts';

export type ReadLine = { text: string; blink: boolean; colour: string; scroll: boolean };

/** The programme stored in the card at installation (flash); the host never writes it. */
export const storedProgramme: ReadLine = {
  text: '请听工作人员叫号',
  blink: false,
  colour: 'red',
  scroll: false,
};

const colours = ['red', 'green', 'yellow', 'blue', 'cyan', 'magenta', 'white'];
/** §11.1: font heights by the last digit of the font's name, and the codes in a text. */
const fontHeights = [16, 24, 32];
const formatCode = /\\F[OE]00([0-2])|\\C([1-7])|\\n/g;

/** Top to bottom, then left to right. */
export function readAreas(areas: Iterable<Area>): ReadLine[] {
  return [...areas].sort((a, b) => a.y - b.y || a.x - b.x).map(readArea);
}

function readArea(area: Area): ReadLine {
  // GB2312 is a part of GB18030; this decoder shares nothing with the driver's encoder.
  const encoded = new TextDecoder('gb18030').decode(area.text);
  const codes = [...encoded.matchAll(formatCode)];
  const height = fontHeights[Number(codes.find(code => code[1] !== undefined)?.[1] ?? 0)] ?? 16;
  const colour = colours[Number(codes.find(code => code[2] !== undefined)?.[2] ?? 1) - 1] ?? 'red';
  const rows = encoded.replaceAll(formatCode, code => (code === '\\n' ? '\n' : '')).split('\n');
  const pages = area.singleLine ? [rows.join('')] : paginate(rows, Math.floor(area.height / height));
  const inked = pages.filter(page => page !== '');
  return {
    text: inked.join(' '),
    blink: inked.length > 0 && inked.length < pages.length,
    colour,
    scroll: area.displayMode === displayModes.scrollLeft,
  };
}

/** As many rows a page as the area is high. */
function paginate(rows: readonly string[], rowsPerPage: number): string[] {
  const size = Math.max(1, rowsPerPage);
  const pages: string[] = [];
  for (let at = 0; at < rows.length; at += size)
    pages.push(
      rows
        .slice(at, at + size)
        .join('\n')
        .trim(),
    );
  return pages;
}
