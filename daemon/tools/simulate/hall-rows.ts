/** What is told of a hall under one plan, figure by figure; of one day, or of all together. */
import type { Figures } from './figures.ts';
import type { Samples } from './samples.ts';
import { minutesText } from './time-of-day.ts';
import { words } from './words.ts';

/** `label`: no two rows have the same. `absent`: what a day counts for in which there was none of it; else it is left out. */
export type HallRow = { label: string; value: number; text(value: number): string; absent?: 0 };

/** Days themselves are counted apart. */
export function hallRows(figures: Figures): HallRow[] {
  const { days, tickets, waits } = figures;
  const aDay = (label: string, count: number): HallRow => ({
    label,
    value: count / days,
    text: inTenths,
    absent: 0,
  });
  const each = (told: (what: string) => string, counts: ReadonlyMap<string, number>): HallRow[] =>
    [...counts].sort(byName).map(([what, count]) => aDay(told(what), count));
  return [
    aDay(words.hall.tickets, tickets),
    ...each(words.hall.noTicket, figures.turnedAway),
    aDay(words.hall.missed, figures.missed),
    ...claimRows(figures, aDay),
    ...each(words.hall.done, figures.done),
    ...each(words.hall.left, figures.left),
    minutes(words.figures.longestFirst, waits.direct.max()),
    minutes(words.figures.meanFirst, waits.direct.mean()),
    minutes(words.figures.meanLater, waits.onward.mean()),
    { label: words.figures.mostOvertakes, value: waits.overtaken.max(), text: String },
    { label: words.figures.meanOvertakes, value: waits.overtaken.mean(), text: inHundredths },
    ...estimateRows(figures, aDay),
    ...[...figures.surge].sort(byName).map(([level, { totalMs }]) => ({
      ...minutes(words.hall.surge(level), totalMs / days),
      absent: 0 as const,
    })),
  ];
}

/** R11: of those who were told a wait, or had one. */
function estimateRows(
  { estimates: { overall } }: Figures,
  aDay: (label: string, count: number) => HallRow,
): HallRow[] {
  const { held, atOnce, walkedAway } = overall;
  if (held === undefined) return [];
  return [
    aDay(words.hall.told, held.count),
    { label: words.hall.inRange, value: held.coverage, text: percent },
    minutes(words.hall.width, held.widthMs),
    minutes(words.hall.score, held.winklerMs),
    minutes(words.hall.error, held.maeMs),
    minutes(words.hall.bias, held.biasMs),
    { label: words.hall.within, value: held.within5Min, text: percent },
    aDay(words.hall.atOnce, atOnce),
    aDay(words.hall.walkedAway, walkedAway?.count ?? 0),
    ...(walkedAway === undefined ? [] : [minutes(words.hall.walkedAwayTold, walkedAway.toldMs)]),
  ];
}

/** R6: at the desk within two minutes, or by whoever calls them. */
function claimRows(
  { claims: { confirmed, denied, unanswered, waits } }: Figures,
  aDay: (label: string, count: number) => HallRow,
): HallRow[] {
  const first = (who: string, samples: Samples): HallRow[] =>
    samples.count() === 0 ? [] : [minutes(words.figures.meanFirstOf(who), samples.mean())];
  return [
    aDay(words.hall.confirmed, confirmed.atDesk),
    aDay(words.hall.confirmedElsewhere, confirmed.elsewhere),
    aDay(words.hall.denied, denied.atDesk),
    aDay(words.hall.deniedElsewhere, denied.elsewhere),
    aDay(words.hall.unanswered, unanswered),
    ...first(words.claimed.honest, waits.honest),
    ...first(words.claimed.false, waits.false),
    ...first(words.claimed.others, waits.others),
  ];
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const minutes = (label: string, ms: number): HallRow => ({ label, value: ms, text: minutesText });
const inTenths = (value: number): string => value.toFixed(1);
const inHundredths = (value: number): string => value.toFixed(2);

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
