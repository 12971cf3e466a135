/** The tables of a report, the same for the terminal and for paper. */

import { say } from '../../core/outputs/phrases.ts';
import { surgeLevels } from '../../core/types/rules.ts';
import type { RepairLine } from '../../history/repairs.ts';
import { whyText } from '../../text/staff/sentences.ts';
import { bookings, columns, overtakes, serviceEnds } from './columns.ts';
import { estimateTables } from './estimate-tables.ts';
import { type FigureId, figureIds, figureList } from './figure-list.ts';
import { type Figures, isMonth } from './figures.ts';
import { answeredTable, followUpTable } from './follow-up-tables.ts';
import { badReasonsOf, type Dimension, emptyGroup, type Group } from './group.ts';
import { type Naming, nothing } from './names.ts';
import type { Table } from './table.ts';

/** What stands on the first page. */
export function firstTables(figures: Figures, naming: Naming): Table[] {
  return [byGroup(figures, naming, 'queue'), byGroup(figures, naming, 'institution')];
}

export function sectionsOf(figures: Figures, naming: Naming): Table[] {
  const { words, refusal } = naming;
  const { refusedFor, left } = hallOf(figures.groups);
  return [
    sideBySide(figures, naming),
    ...(['queue', 'service', 'class-at-step', 'class', 'counter', 'clerk', 'hour'] as const).map(one =>
      byGroup(figures, naming, one),
    ),
    ...(isMonth(figures) ? [byGroup(figures, naming, 'day')] : []),
    overtakesTable(figures, naming),
    endsTable(figures, naming),
    bookingsTable(figures, naming),
    {
      title: words.sections.refusals,
      head: [words.refusals.reason, words.refusals.services],
      rows: mostFirst(refusedFor, refusal),
      words: 1,
    },
    badGradesTable(hallOf(figures.groups), naming),
    {
      title: words.sections.left,
      head: [words.left.reason, words.left.visits],
      rows: mostFirst(left, naming.left),
      words: 1,
    },
    surgeTable(figures, naming),
    adviceTable(figures, naming),
    ...estimateTables(figures, naming),
    {
      title: words.sections.repairs,
      head: words.repairs.head,
      rows: repairRows(figures, naming),
      words: 5,
    },
    followUpTable(figures, naming),
    answeredTable(figures, naming),
    questionTable(figures, naming),
  ].filter(({ rows }) => rows.length > 0);
}

/**
 * 考核受托银行: each figure of the institutions in one row, the whole hall at the end. What has not happened anywhere has none: the
 * table is read on one sheet.
 */
function sideBySide({ groups }: Figures, naming: Naming): Table {
  const { words, cell, name, ids } = naming;
  const institutions = ids('institution');
  const hall = hallOf(groups);
  const rows = figureIds.flatMap(figure => {
    const told = [
      ...institutions.map(id => tell('institution', figure, groups.institution.get(id))),
      tell('hall', figure, hall),
    ];
    return told.every(one => one === nothing || one === '0') ? [] : [[labelOf(naming, figure), ...told]];
  });
  function tell(dimension: Dimension, figure: FigureId, group = emptyGroup()): string {
    return figureList[figure].told.includes(dimension) ? cell(figure, group) : nothing;
  }
  return {
    title: words.sections.institutions,
    head: ['', ...institutions.map(id => name('institution', id)), words.wholeHall],
    rows,
    words: 1,
    note: words.sideBySide.note,
  };
}

/** With its unit where it is not a mere number. */
export function labelOf({ words }: Naming, figure: FigureId): string {
  const { label } = words.figures[figure];
  const { unit } = figureList[figure];
  return unit === 'minutes' || unit === 'hours' ? `${label} (${words.units[unit]})` : label;
}

export function hallOf(groups: Figures['groups']): Group {
  return groups.hall.get('') ?? emptyGroup();
}

function byGroup({ groups }: Figures, { words, cell, name, ids }: Naming, dimension: Dimension): Table {
  const told = columns[dimension] ?? [];
  return {
    title: words.dimensions[dimension],
    head: [words.dimensions[dimension], ...told.map(figure => words.figures[figure].label)],
    rows: ids(dimension).flatMap(id => {
      const group = groups[dimension].get(id) ?? emptyGroup();
      const row = [name(dimension, id), ...told.map(figure => cell(figure, group))];
      // Whoever waits there still is compared with nobody yet.
      return dimension === 'class-at-step' && group.calls === 0 ? [] : [row];
    }),
    words: 1,
    ...(dimension === 'class-at-step' && { note: words.atStep.note }),
  };
}

/** R20 of a whole day: of queues from which somebody was called. */
function overtakesTable({ groups }: Figures, { words, cell, name, ids }: Naming): Table {
  return {
    title: words.sections.overtakes,
    head: [words.dimensions.queue, ...overtakes.map(figure => words.figures[figure].label)],
    rows: ids('queue').flatMap(id => {
      const group = groups.queue.get(id) ?? emptyGroup();
      return group.calls === 0 ? [] : [[name('queue', id), ...overtakes.map(one => cell(one, group))]];
    }),
    words: 1,
    note: words.overtakes.note,
  };
}

/** Of services with which somebody has come to an end. */
function endsTable({ groups }: Figures, { words, cell, name, ids }: Naming): Table {
  return {
    title: words.sections.ends,
    head: [words.dimensions.service, ...serviceEnds.map(figure => words.figures[figure].label)],
    rows: ids('service').flatMap(id => {
      const group = groups.service.get(id) ?? emptyGroup();
      return group.ended === 0 ? [] : [[name('service', id), ...serviceEnds.map(one => cell(one, group))]];
    }),
    words: 1,
  };
}

/** Of services that somebody had booked, or gave up. */
function bookingsTable({ groups }: Figures, { words, cell, name, ids }: Naming): Table {
  return {
    title: words.sections.bookings,
    head: [words.dimensions.service, ...bookings.map(figure => words.figures[figure].label)],
    rows: ids('service').flatMap(id => {
      const group = groups.service.get(id) ?? emptyGroup();
      const { bookingsMade, bookingsCancelled, bookingsDue } = group;
      return bookingsMade + bookingsCancelled + bookingsDue === 0
        ? []
        : [[name('service', id), ...bookings.map(one => cell(one, group))]];
    }),
    words: 1,
  };
}

/** 好差评: why, by those who liked to say it. */
function badGradesTable(hall: Group, { words }: Naming): Table {
  const { ofAll, by } = badReasonsOf(hall);
  return {
    title: words.sections.badGrades,
    head: [words.refusals.reason, words.badGrades.ratings],
    rows: mostFirst(by, reason => reason),
    words: 1,
    note: say(words.badGrades.note, { count: ofAll }),
  };
}

/** The most first. */
function mostFirst(counts: ReadonlyMap<string, number>, name: (id: string) => string): string[][] {
  const most = [...counts].sort(([, one], [, other]) => other - one);
  return most.map(([id, count]) => [name(id), String(count)]);
}

function surgeTable({ surge }: Figures, { words, lasts, level }: Naming): Table {
  return {
    title: words.sections.surge,
    head: [words.surge.level, words.surge.time],
    rows: surgeLevels.filter(one => surge.has(one)).map(one => [level(one), lasts(surge.get(one) ?? 0)]),
    words: 1,
  };
}

/** Promised for an hour, saved for as long as the counter was open then. */
function adviceTable({ advice }: Figures, { words, name, dateTime }: Naming): Table {
  const minutes = (ms: number | undefined) => (ms === undefined ? nothing : String(Math.round(ms / 60_000)));
  return {
    title: words.sections.advice,
    head: words.advice.head,
    rows: advice.map(({ at, counter, promisedMs, judged }) => [
      dateTime(at),
      name('counter', counter),
      minutes(promisedMs),
      minutes(judged?.savedMs),
      minutes(judged?.forMs),
    ]),
    words: 2,
    ...(advice.length > 0 && { note: words.advice.note }),
  };
}

function questionTable({ openQuestions }: Figures, { words, dateTime }: Naming): Table {
  return {
    title: words.sections.questions,
    head: words.questions.head,
    rows: openQuestions.map(({ id, owner = nothing, ticket = nothing, counter = nothing, openedAt, due }) => [
      id,
      owner,
      ticket,
      counter,
      dateTime(openedAt),
      due,
    ]),
    words: 6,
  };
}

/** 报修 on paper: a line for each device that could not work, carried over from the day before or not. */
function repairRows({ repairs }: Figures, { words, dateTime, lasts }: Naming): string[][] {
  return repairs.map(({ device, count, totalMs, longestMs, firstAt, last }) => [
    device,
    dateTime(firstAt),
    mendedText(last),
    last.seenBy ?? nothing,
    whyText(last.why),
    String(count),
    lasts(totalMs),
    lasts(longestMs),
  ]);

  function mendedText({ mendedAt, gone }: RepairLine): string {
    if (mendedAt === undefined) return words.repairs.notYet;
    return gone === true ? words.repairs.gone : dateTime(mendedAt);
  }
}

/** What each figure means, in one sentence. */
export function footnotes({ words }: Naming): { label: string; note: string }[] {
  return [...figureIds.map(figure => words.figures[figure]), ...words.otherNotes];
}
