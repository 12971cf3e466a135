/** What is told of a hall under one plan, figure by figure; of one day, or of all together. */
import type { SurgeLevelId } from '../../core/types/rules.ts';
import { type ClaimWaits, claimKinds } from './claim-figures.ts';
import type { Figures } from './figures.ts';
import { minutesText } from './time-of-day.ts';
import type { Words } from './words/en/words.ts';

/** `a-day`: how many, on average. `share`: of 1. */
export type Unit = 'a-day' | 'count' | 'ms' | 'share';
/**
 * `id`: no two rows have the same; behind a space, of what it is. `absent`: what a day counts for in which there was none of it;
 * else it is left out.
 */
export type HallRow = {
  id: string;
  label(words: Words): string;
  value: number;
  unit: Unit;
  text(value: number): string;
  absent?: 0;
};
type Named = Pick<HallRow, 'id' | 'label'>;
type HallWords = Words['hall'];
/** What is told of the hall without a word put in; or with one. */
type Alone = { [Key in keyof HallWords]: HallWords[Key] extends string ? Key : never }[keyof HallWords];
type Each = 'noTicket' | 'done' | 'left';

/** Days themselves are counted apart. */
export function hallRows(figures: Figures): HallRow[] {
  const { days, tickets, waits } = figures;
  const aDay = (named: Named, count: number): HallRow => ({
    ...named,
    value: count / days,
    unit: 'a-day',
    text: inTenths,
    absent: 0,
  });
  const each = (id: Each, counts: ReadonlyMap<string, number>): HallRow[] =>
    [...counts].sort(byName).map(([what, count]) => aDay(eachOf(id, what), count));
  return [
    aDay(alone('tickets'), tickets),
    ...each('noTicket', figures.turnedAway),
    aDay(alone('missed'), figures.missed),
    ...bookingRows(figures, aDay),
    ...claimRows(figures, aDay),
    ...each('done', figures.done),
    ...each('left', figures.left),
    minutes(common('longestFirst'), waits.direct.max()),
    minutes(common('meanFirst'), waits.direct.mean()),
    minutes(common('meanLater'), waits.onward.mean()),
    { ...common('mostOvertakes'), value: waits.overtaken.max(), unit: 'count', text: String },
    { ...common('meanOvertakes'), value: waits.overtaken.mean(), unit: 'count', text: inHundredths },
    ...estimateRows(figures, aDay),
    ...[...figures.surge].sort(byName).map(([level, { totalMs }]) => ({
      ...minutes(surgeOf(level), totalMs / days),
      absent: 0 as const,
    })),
  ];
}

/** R18: how much of what there is was booked, and what became of it. */
function bookingRows({ bookings }: Figures, aDay: (named: Named, count: number) => HallRow): HallRow[] {
  if (bookings.booked === 0) return [];
  return [
    aDay(alone('booked'), bookings.booked),
    share(alone('seatsTaken'), bookings.booked / bookings.seats),
    aDay(alone('gaveUp'), bookings['given-up']),
    aDay(alone('cameInTime'), bookings['in-time']),
    aDay(alone('cameEarly'), bookings.early),
    aDay(alone('cameLate'), bookings.late),
    aDay(alone('didNotCome'), bookings.unused),
  ];
}

/** R11: of those who were told a wait, or had one. */
function estimateRows(
  { estimates: { overall } }: Figures,
  aDay: (named: Named, count: number) => HallRow,
): HallRow[] {
  const { held, atOnce, walkedAway } = overall;
  if (held === undefined) return [];
  return [
    aDay(alone('told'), held.count),
    share(alone('inRange'), held.coverage),
    minutes(alone('width'), held.widthMs),
    minutes(alone('score'), held.winklerMs),
    minutes(alone('error'), held.maeMs),
    minutes(alone('bias'), held.biasMs),
    share(alone('within'), held.within5Min),
    aDay(alone('atOnce'), atOnce),
    aDay(alone('walkedAway'), walkedAway?.count ?? 0),
    ...(walkedAway === undefined ? [] : [minutes(alone('walkedAwayTold'), walkedAway.toldMs)]),
  ];
}

/** R6: at the desk within two minutes, or by whoever calls them. */
function claimRows(
  { claims: { confirmed, denied, unanswered, waits } }: Figures,
  aDay: (named: Named, count: number) => HallRow,
): HallRow[] {
  return [
    aDay(alone('confirmed'), confirmed.atDesk),
    aDay(alone('confirmedElsewhere'), confirmed.elsewhere),
    aDay(alone('denied'), denied.atDesk),
    aDay(alone('deniedElsewhere'), denied.elsewhere),
    aDay(alone('unanswered'), unanswered),
    ...claimKinds
      .filter(kind => waits[kind].count() > 0)
      .map(kind => minutes(firstWaitOf(kind), waits[kind].mean())),
  ];
}

const alone = (id: Alone): Named => ({ id, label: words => words.hall[id] });
const common = (id: Exclude<keyof Words['figures'], 'meanFirstOf'>): Named => ({
  id,
  label: words => words.figures[id],
});
const eachOf = (id: Each, what: string): Named => ({
  id: `${id} ${what}`,
  label: words => words.hall[id](what),
});
const surgeOf = (level: SurgeLevelId): Named => ({
  id: `surge ${level}`,
  label: words => words.hall.surge(words.levels[level]),
});
const firstWaitOf = (kind: keyof ClaimWaits): Named => ({
  id: `meanFirstOf ${kind}`,
  label: words => words.figures.meanFirstOf(words.claimed[kind]),
});

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

const minutes = (named: Named, ms: number): HallRow => ({
  ...named,
  value: ms,
  unit: 'ms',
  text: minutesText,
});
const share = (named: Named, value: number): HallRow => ({ ...named, value, unit: 'share', text: percent });
const inTenths = (value: number): string => value.toFixed(1);
const inHundredths = (value: number): string => value.toFixed(2);

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
