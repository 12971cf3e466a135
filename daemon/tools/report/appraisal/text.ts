/** Sheets on the terminal, one below the other. */
import { say } from '../../../core/outputs/phrases.ts';
import { tableText } from '../../../text/table.ts';
import { type Appraising, type Subject, sheetOf } from './sheet.ts';

export function sheetsText(about: Appraising, subjects: readonly Subject[]): string {
  return subjects.map(subject => sheetText(about, subject)).join('\n\n\n');
}

function sheetText(about: Appraising, subject: Subject): string {
  const { title, troubles, lines, tables, notes } = sheetOf(about, subject);
  const defined = notes.map(({ label, note }) => say('{label}: {note}', { label, note }));
  return [
    [title, ...troubles.map(trouble => `! ${trouble}`), ...lines].join('\n'),
    ...tables.map(({ title: heading, head, rows, words, note }) =>
      [heading, '', tableText(head, rows, words), ...(note === undefined ? [] : ['', note])].join('\n'),
    ),
    [about.own.sections.notes, '', ...defined].join('\n'),
  ].join('\n\n');
}
