/** Text in cells of a terminal: 中文 takes two, and is never cut in half. Pure. */
import stringWidth from 'string-width';

/** How something looks; what it means is also told without colour. */
export type Look = 'plain' | 'strong' | 'dim' | 'title' | 'good' | 'warn' | 'bad';
export type Span = { text: string; look: Look; inverse?: boolean };
export type Line = readonly Span[];

/** Stands in place of what is cut off; of one cell in every terminal. */
const cutMark = '~';

export const widthOf = (text: string): number => stringWidth(text);

/** At most `width` cells wide. */
export function cut(text: string, width: number): string {
  if (text.length * 2 <= width || widthOf(text) <= width) return text;
  if (width <= 0) return '';
  let kept = '';
  let used = 0;
  for (const sign of text) {
    used += widthOf(sign);
    if (used > width - 1) break;
    kept += sign;
  }
  return kept + cutMark;
}

/** Exactly `width` cells wide. */
export function fit(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const kept = cut(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(kept)));
  return align === 'left' ? kept + space : space + kept;
}

export function span(text: string, look: Look = 'plain'): Span {
  return { text, look };
}

export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** Exactly `width` cells wide; what fills it looks like the end of the line. */
export function exactly(line: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = width;
  for (const one of line) {
    if (left === 0) break;
    const text = cut(one.text, left);
    if (text === '') continue;
    fitted.push({ ...one, text });
    left -= widthOf(text);
  }
  const inverse = line.length > 0 && line.every(one => one.inverse === true);
  if (left > 0) fitted.push({ text: ' '.repeat(left), look: 'plain', ...(inverse && { inverse }) });
  return fitted;
}

export const blank: Line = [];

/** What is empty between two halves. */
export const besideGap = 2;

export function beside(left: readonly Line[], leftWidth: number, right: readonly Line[], rightWidth: number) {
  const lines: Line[] = [];
  for (let row = 0; row < Math.max(left.length, right.length); row += 1) {
    lines.push([
      ...exactly(left[row] ?? blank, leftWidth),
      span(' '.repeat(besideGap)),
      ...exactly(right[row] ?? blank, rightWidth),
    ]);
  }
  return lines;
}

export const selected = (line: Line): Line => line.map(one => ({ ...one, inverse: true }));
export const old = (line: Line): Line => line.map(one => ({ ...one, look: 'dim' as const }));
export const textOf = (line: Line): string => line.map(({ text }) => text).join('');

/** In lines of at most `width` cells, broken at spaces where there are any; no more than `atMost` lines. */
export function wrapped(text: string, width: number, atMost: number): string[] {
  const lines: string[] = [];
  let rest = text;
  while (rest !== '' && lines.length < atMost - 1 && widthOf(rest) > width) {
    let end = cut(rest, width + 1).slice(0, -cutMark.length);
    const space = rest[end.length] === ' ' ? end.length : end.lastIndexOf(' ');
    if (space > width / 2 && space > 0) end = end.slice(0, space);
    if (end === '') break;
    lines.push(end);
    rest = rest.slice(end.length).trimStart();
  }
  if (rest !== '') lines.push(cut(rest, width));
  return lines;
}
