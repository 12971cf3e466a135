/** The figures of a day or of many: a fold over days, each of them a fold of its events. Pure. */

import type { Layout } from '../../core/types/layout.ts';
import type { SurgeLevelId } from '../../core/types/rules.ts';
import type { Span } from '../../history/counters.ts';
import type { DayTold } from '../../history/day-book.ts';
import {
  type EstimatesJudged,
  type EstimatesOf,
  isAtOnce,
  openEstimateFigures,
} from '../../history/estimate-figures.ts';
import type { CutTold } from '../../history/power-cuts.ts';
import type { QuestionLine } from '../../history/questions.ts';
import type { FollowUpLine, TakenAdvice } from '../../history/records.ts';
import { openSpread, type Spread } from '../../history/spread.ts';
import { type DeviceRepairs, openDeviceRepairs } from './device-repairs.ts';
import { tally } from './group.ts';
import { type Groups, openGroups } from './groups.ts';

/** The longest wait until a call. */
export type LongestWait = { day: string; ticket: string; queue: string; waitedMs: number; at: number };

export type Figures = {
  /** YYYY-MM-DD, or YYYY-MM: of a month. */
  period: string;
  /** In order; at least one. */
  days: readonly string[];
  /** Those that are not closed yet, or never were. */
  openDays: readonly string[];
  /** Those whose journal is older than layouts: without names, institutions and promises. */
  bareDays: readonly string[];
  /** Of a month: those whose journal cannot be read; nothing of them is in any figure. */
  unreadDays?: readonly string[];
  /** Of the last day that has one. */
  layout?: Layout;
  /** What the clerks are called now, by the number that they sign in with. */
  persons?: ReadonlyMap<string, string>;
  timeZone: string;
  groups: Groups;
  estimates: EstimatesJudged;
  /** Of a day that is not closed: how true they were on the one before, or why that cannot be read. */
  dayBefore?: { day: string } & ({ estimates: EstimatesOf } | { why: string });
  /** By what was expected, in spans of five minutes: how long those waited until their call who were told a wait, or had one. */
  realByExpected: ReadonlyMap<number, Spread>;
  /** ms in each level, breaks left out, altogether and by day. */
  surge: ReadonlyMap<SurgeLevelId, number>;
  surgeByDay: ReadonlyMap<string, ReadonlyMap<SurgeLevelId, number>>;
  /** That was taken. */
  advice: readonly TakenAdvice[];
  /** By device; each single one of a day is in `last`. */
  repairs: readonly DeviceRepairs[];
  /** ms that each device could not work while the hall was open. */
  downMs: ReadonlyMap<string, number>;
  powerCuts: readonly CutTold[];
  openFollowUps: readonly FollowUpLine[];
  /** Of the last day. */
  answered: readonly FollowUpLine[];
  openQuestions: readonly QuestionLine[];
  /** Who is inside still, on the days that are not closed. */
  inside: number;
  notPrinted: readonly { day: string; ticket: string }[];
  longestWait?: LongestWait;
  /** What can be drawn of one day only: that of the last. */
  last: DayTold;
};

export const expectedSpanMs = 5 * 60_000;

export const isMonth = ({ period }: Pick<Figures, 'period'>) => period.length === 'YYYY-MM'.length;

/** `result` needs at least one day. */
export function openFigures(period: string): { add(day: DayTold): void; result(): Figures } {
  const { add: addToGroups, groups } = openGroups();
  const estimates = openEstimateFigures();
  const realByExpected = new Map<number, Spread>();
  const surge = new Map<SurgeLevelId, number>();
  const surgeByDay = new Map<string, Map<SurgeLevelId, number>>();
  const advice: TakenAdvice[] = [];
  const repairs = openDeviceRepairs();
  const powerCuts: CutTold[] = [];
  const downMs = new Map<string, number>();
  const notPrinted: { day: string; ticket: string }[] = [];
  const [days, openDays, bareDays]: [string[], string[], string[]] = [[], [], []];
  let longestWait: LongestWait | undefined;
  let layout: Layout | undefined;
  let inside = 0;
  let last: DayTold | undefined;

  function addWaits({ day, tracks }: DayTold): void {
    for (const { ticket, facts } of tracks.values()) {
      for (const fact of facts) {
        if (fact.is === 'called' && fact.waitedMs > (longestWait?.waitedMs ?? 0))
          longestWait = { day, ticket, queue: fact.queue, waitedMs: fact.waitedMs, at: fact.at };
      }
      if (!facts.some(({ is }) => is === 'done' || is === 'left')) inside += 1;
    }
  }

  function addSurge({ day, surge: spans, advice: taken, workedMs }: DayTold): void {
    const own = new Map<SurgeLevelId, number>();
    for (const { level, from, until } of spans) {
      const worked = workedMs(from, until);
      tally(surge, level, worked);
      tally(own, level, worked);
    }
    surgeByDay.set(day, own);
    advice.push(...taken);
  }

  function addDevices({ repairs: lines, openSpans, until }: DayTold): void {
    repairs.add(lines, until);
    for (const line of lines) {
      const down: Span = { from: line.openedAt, until: line.mendedAt ?? until };
      tally(
        downMs,
        line.device,
        openSpans.reduce((sum, span) => sum + overlapMs(down, span), 0),
      );
    }
  }

  return {
    add(told) {
      const { day } = told;
      days.push(day);
      if (!told.isClosed) openDays.push(day);
      if (told.layout === undefined) bareDays.push(day);
      layout = told.layout ?? layout;
      last = told;
      addToGroups(told);
      addWaits(told);
      addSurge(told);
      addDevices(told);
      powerCuts.push(...told.powerCuts);
      for (const ticket of told.notPrinted) notPrinted.push({ day, ticket });
      for (const sample of told.estimates) {
        estimates.add(sample);
        if (sample.told === undefined || sample.end !== 'called' || isAtOnce(sample)) continue;
        const span = Math.floor(sample.told.pointMs / expectedSpanMs);
        const real = realByExpected.get(span) ?? openSpread();
        realByExpected.set(span, real);
        real.add(sample.waitedMs);
      }
    },
    result() {
      if (last === undefined) throw new Error('figures of no day');
      return {
        period,
        days,
        openDays,
        bareDays,
        ...(layout !== undefined && { layout }),
        timeZone: last.timeZone,
        groups,
        estimates: estimates.result(),
        realByExpected,
        surge,
        surgeByDay,
        advice,
        repairs: repairs.all(),
        downMs,
        powerCuts,
        answered: [...last.followUps.values()].filter(({ closedAt }) => closedAt !== undefined),
        openFollowUps: [...last.followUps.values()].filter(({ closedAt }) => closedAt === undefined),
        openQuestions: [...last.questions.values()].filter(({ closedAt }) => closedAt === undefined),
        inside,
        notPrinted,
        ...(longestWait !== undefined && { longestWait }),
        last,
      };
    },
  };
}

export function overlapMs(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.until, other.until) - Math.max(one.from, other.from));
}
