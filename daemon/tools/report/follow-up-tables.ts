/** The tables of what is open until somebody answers it, and of what was answered (R17). */
import { type Figures, isMonth } from './figures.ts';
import { type Naming, nothing, wordFor } from './names.ts';
import type { Table } from './table.ts';

export function followUpTable({ openFollowUps }: Figures, { words, dateTime }: Naming): Table {
  return {
    title: words.sections.followUps,
    head: words.followUps.head,
    rows: openFollowUps.map(
      ({ id, source, ticket = nothing, counter = nothing, openedAt, due = nothing }) => [
        id,
        wordFor(words.sources, source),
        ticket,
        counter,
        dateTime(openedAt),
        due,
      ],
    ),
    words: 6,
  };
}

/** 投诉有回音: what was answered that day, when and by whom; a month would be as long as all its days. */
export function answeredTable(figures: Figures, { words, dateTime }: Naming): Table {
  const answered = isMonth(figures) ? [] : figures.answered;
  return {
    title: words.sections.answered,
    head: words.followUps.answered,
    rows: answered.map(
      ({ id, source, ticket = nothing, due = nothing, closedAt, closedBy = nothing, word }) => [
        id,
        wordFor(words.sources, source),
        ticket,
        due,
        closedAt === undefined ? nothing : dateTime(closedAt),
        closedBy,
        word === undefined ? nothing : words.figures[`refusals-${word}`].label,
      ],
    ),
    words: 7,
  };
}
