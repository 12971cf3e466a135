import { expect, test } from 'vitest';
import { type Line, span } from '../../../daemon/tools/watch/picture/cells.ts';
import { paint } from '../../../daemon/tools/watch/terminal/painter.ts';

const esc = '\u001b';
const inside = (bytes: string) => bytes.replace(`${esc}[?2026h`, '').replace(`${esc}[?2026l`, '');

test('only the lines that changed are written, at once', () => {
  const lines: Line[] = [[span('one ')], [span('two ')]];
  const first = paint([], lines, true);
  expect(inside(first.bytes)).toBe(`${esc}[1;1Hone${esc}[K${esc}[2;1Htwo${esc}[K`);
  expect(paint(first.written, lines, true).bytes).toBe('');
  const second = paint(first.written, [[span('one ')], [span('2nd ')]], true);
  expect(second.bytes).toBe(`${esc}[?2026h${esc}[2;1H2nd${esc}[K${esc}[?2026l`);
});

test('a line that fills the terminal is not cleared behind its last cell', () => {
  expect(inside(paint([], [[span('full')]], true).bytes)).toBe(`${esc}[1;1Hfull`);
});

test('the cells of a selected line are written, also the empty ones', () => {
  const line: Line = [
    { text: 'a', look: 'plain', inverse: true },
    { text: '  ', look: 'plain', inverse: true },
  ];
  expect(inside(paint([], [line], true).bytes)).toBe(`${esc}[1;1H${esc}[7ma${esc}[27m${esc}[7m  ${esc}[27m`);
});

test('what comes after Chinese stands in its place, however wide the terminal takes its signs', () => {
  expect(inside(paint([], [[span('中—'), span('next')]], true).bytes)).toBe(`${esc}[1;1H中—${esc}[4Gnext`);
});

test('without colours what is wrong is still bold', () => {
  const bad: Line[] = [[span('OVER', 'bad')]];
  expect(inside(paint([], bad, true).bytes)).toContain('31m');
  expect(inside(paint([], bad, false).bytes)).toBe(`${esc}[1;1H${esc}[1mOVER${esc}[22m`);
});
