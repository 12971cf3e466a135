/** What is asked before an order is given, and the help. Pure. */
import type { Question } from '../model/view.ts';
import { words } from '../words.ts';
import { fit, type Line, selected, span } from './cells.ts';
import { windowAt } from './layout.ts';

export function pickLines(
  { about, options, index }: Question & { is: 'pick' },
  width: number,
  lines: number,
): Line[] {
  const room = Math.max(0, Math.min(lines - 2, options.length));
  const from = windowAt(options.length, room, index);
  const rows = options.slice(from, from + room).map(({ says }, row): Line => {
    const line = [span(fit(`   ${says}`, width))];
    return from + row === index ? selected(line) : line;
  });
  return [[span(about, 'title')], [], ...rows];
}

export function helpLines(): Line[] {
  const keyWidth = Math.max(...words.help.map(([key]) => key.length)) + 2;
  return words.help.map(([key, does]) =>
    does === '' ? [span(key, 'title')] : [span(` ${fit(key, keyWidth)}`, 'strong'), span(does)],
  );
}
