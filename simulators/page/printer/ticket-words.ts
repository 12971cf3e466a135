/** A ticket as it is read aloud: its number first. */
import type { PaperRow } from '../contract.ts';

export type ReadRow = { is: 'text'; text: string } | { is: 'qr'; data: string } | { is: 'image' };

export type TicketWords = {
  /** The largest line, of equals the first; empty where nothing is written. */
  number: string;
  /** The others from top to bottom, without rules and empty lines. */
  others: ReadRow[];
};

export function ticketWords(rows: readonly PaperRow[]): TicketWords {
  const largest = rows.reduce<PaperRow | undefined>(
    (best, row) => (sizeOf(row) > sizeOf(best) ? row : best),
    undefined,
  );
  return {
    number: textOf(largest),
    others: rows.flatMap((row): ReadRow[] => {
      if (row === largest) return [];
      if (row.is === 'qr') return [{ is: 'qr', data: row.data }];
      if (row.is === 'image') return [{ is: 'image' }];
      const text = textOf(row);
      return /[\p{L}\p{N}]/u.test(text) ? [{ is: 'text', text }] : [];
    }),
  };
}

function sizeOf(row: PaperRow | undefined): number {
  if (row?.is !== 'text' || textOf(row) === '') return 0;
  return Math.max(...row.spans.map(({ wide, tall }) => wide * tall));
}

function textOf(row: PaperRow | undefined): string {
  if (row?.is !== 'text') return '';
  return row.spans
    .map(({ text }) => text)
    .join('')
    .trim();
}
