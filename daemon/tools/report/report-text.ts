/** The report on the terminal. */
import { say } from '../../core/outputs/phrases.ts';
import { tableText } from '../../text/table.ts';
import type { Figures } from './figures.ts';
import { findingsOf } from './findings.ts';
import { namingOf } from './names.ts';
import { headLines } from './page-head.ts';
import { footnotes, sectionsOf } from './sections.ts';
import type { Words } from './words/zh-CN.ts';

export function reportText(figures: Figures, words: Words): string {
  const naming = namingOf(figures, words);
  const { title, lines } = headLines(figures, naming);
  const mark = { trouble: '!', note: '·' } as const;
  const findings = findingsOf(figures, naming).map(({ is, text }) => `${mark[is]} ${text}`);
  const sections = sectionsOf(figures, naming).map(({ title: heading, head, rows, words: columns, note }) =>
    [heading, '', tableText(head, rows, columns), ...(note === undefined ? [] : ['', note])].join('\n'),
  );
  const notes = footnotes(naming).map(({ label, note }) => say('{label}: {note}', { label, note }));
  return [
    [title, ...lines].join('\n'),
    [words.sections.findings, '', ...findings].join('\n'),
    ...sections,
    [words.sections.notes, '', ...notes].join('\n'),
  ].join('\n\n');
}
