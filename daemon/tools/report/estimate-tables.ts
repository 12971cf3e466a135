/** R11 on paper: how true the expected waits were, and who went without being called. */
import type { EstimatesOf } from '../../history/estimate-figures.ts';
import {
  bandText,
  type EstimateFigure,
  type EstimateFigureId,
  estimateList,
  goneFigureIds,
  heldFigureIds,
} from './estimate-list.ts';
import { rounded } from './figure-list.ts';
import type { Figures } from './figures.ts';
import { type Naming, nothing } from './names.ts';
import type { Table } from './table.ts';

type Row = readonly [name: string, EstimatesOf];

export function estimateTables({ estimates }: Figures, naming: Naming): Table[] {
  const { words, name, ids } = naming;
  const { dimensions, estimates: told } = words;
  const { overall, queues, hours, bands } = estimates;
  const all: Row = [told.all, overall];
  const ofQueues = ids('queue').flatMap((queue): Row[] => rowOf(name('queue', queue), queues.get(queue)));
  const ofHours = sorted(hours).map(([hour, one]): Row => [hourText(naming, hour), one]);
  const ofBands = sorted(bands).map(([band, one]): Row => [`${bandText(band)} ${words.units.minutes}`, one]);
  const note = overall.held === undefined ? told.none : told.note;
  const byQueue = table(naming, [dimensions.queue, [...ofQueues, all]], heldFigureIds);
  const others = [
    table(naming, [dimensions.hour, ofHours], heldFigureIds),
    table(naming, [told.band, ofBands], heldFigureIds),
  ];
  const isGone = [...queues.values()].some(one => one.walkedAway !== undefined || one.closing !== undefined);
  const gone = table(naming, [dimensions.queue, [...ofQueues, all]], goneFigureIds);
  return [
    { ...byQueue, title: words.sections.estimates, note },
    ...others.map(one => ({ ...one, title: `${words.sections.estimates}: ${one.head[0]}` })),
    ...(isGone ? [{ ...gone, title: words.sections.gone, note: told.goneNote }] : []),
  ];
}

function rowOf(name: string, estimates: EstimatesOf | undefined): Row[] {
  return estimates === undefined ? [] : [[name, estimates]];
}

function sorted<Key extends number>(parts: ReadonlyMap<Key, EstimatesOf>): (readonly [Key, EstimatesOf])[] {
  return [...parts].sort(([one], [other]) => one - other);
}

/** The same as in the other tables of hours. */
function hourText({ name }: Naming, hour: number): string {
  return name('hour', String(hour).padStart(2, '0'));
}

function table(
  { words }: Naming,
  [what, rows]: readonly [string, readonly Row[]],
  figures: readonly EstimateFigureId[],
): Omit<Table, 'title'> {
  return {
    head: [what, ...figures.map(id => words.estimates.labels[id])],
    rows: rows.map(([name, estimates]) => [name, ...figures.map(id => estimateCell(id, estimates))]),
    words: 1,
  };
}

/** As it stands in a table. */
function estimateCell(id: EstimateFigureId, estimates: EstimatesOf): string {
  const { unit, of }: EstimateFigure = estimateList[id];
  const value = of(estimates);
  if (value === undefined) return nothing;
  const round = rounded(value, unit);
  switch (unit) {
    case 'count':
      return String(round);
    case 'percent':
      return `${Math.round(value)}%`;
    case 'minutes':
      return round.toFixed(1);
  }
}
