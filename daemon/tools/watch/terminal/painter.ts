/** Lines of cells as bytes for a terminal: only those that changed since they were written last. Pure. */
import { styleText } from 'node:util';
import { type Line, type Look, type Span, textOf, widthOf } from '../picture/cells.ts';

/** Without colours bold, dim and inverse still tell. */
export type Colours = boolean;

type Format = Parameters<typeof styleText>[0];

const coloured: Readonly<Record<Look, Format>> = {
  plain: [],
  strong: 'bold',
  title: ['bold', 'cyan'],
  dim: 'dim',
  good: 'green',
  warn: 'yellow',
  bad: ['bold', 'red'],
};
const colourless: Readonly<Record<Look, Format>> = {
  plain: [],
  strong: 'bold',
  title: 'bold',
  dim: 'dim',
  good: [],
  warn: 'bold',
  bad: 'bold',
};

/** Ends what is left of a picture in its cells; shown at once where the terminal knows how. */
const begin = '\u001b[?2026h';
const end = '\u001b[?2026l';

/** `before`: the lines as they were written last; none of them stand there on a new screen. */
export function paint(
  before: readonly string[],
  lines: readonly Line[],
  colours: Colours,
): { bytes: string; written: string[] } {
  const written = lines.map(line => lineBytes(line, colours));
  const changed = written
    .map((bytes, row) => (bytes === before[row] ? '' : `\u001b[${row + 1};1H${bytes}`))
    .join('');
  return { bytes: changed === '' ? '' : begin + changed + end, written };
}

/** Written from its first cell. */
function lineBytes(line: Line, colours: Colours): string {
  const looks = colours ? coloured : colourless;
  const spans = withoutEmptyEnd(line);
  let column = 0;
  let bytes = '';
  for (const one of spans) {
    bytes += styled(one, looks);
    column += widthOf(one.text);
    // Some signs (a dash, an ellipsis) are wider in some Chinese terminals: what comes next stands in its place anyway.
    if (/[^ -~]/.test(one.text)) bytes += `\u001b[${column + 1}G`;
  }
  return spans.length < line.length || textOf(spans) !== textOf(line) ? `${bytes}\u001b[K` : bytes;
}

/** Spaces that look like nothing are not written but cleared. */
function withoutEmptyEnd(line: Line): Span[] {
  const spans = [...line];
  for (let last = spans.at(-1); last !== undefined && last.inverse !== true; last = spans.at(-1)) {
    const text = last.text.trimEnd();
    spans.pop();
    if (text === '') continue;
    spans.push({ ...last, text });
    break;
  }
  return spans;
}

function styled({ text, look, inverse }: Span, looks: Readonly<Record<Look, Format>>): string {
  const formats = [looks[look]].flat();
  const all = inverse === true ? [...formats, 'inverse' as const] : formats;
  return all.length === 0 ? text : styleText(all, text, { validateStream: false });
}
