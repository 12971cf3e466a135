/** One business day, told from the events of its journal: the books about its visits, counters, devices and records. */

import { sessionsOf, type WorkingTime, workedMs } from '../../core/day/timetable.ts';
import { type EstimateSample, openEstimates } from '../../core/estimate/error.ts';
import type { Event } from '../../core/types/events.ts';
import type { Layout } from '../../core/types/layout.ts';
import { type OpenSpan, openCounterBook, type Span } from './counter-book.ts';
import { openPresses } from './presses.ts';
import { type FollowUpLine, openRecordBook, type Rating, type SurgeSpan } from './record-book.ts';
import { openRepairBook, type RepairLine } from './repair-book.ts';
import type { Track } from './track.ts';
import { openVisitBook } from './visit-book.ts';

/** Times ms in the `now` of the rules, as `at` of the journal. */
export type DayTold = {
  day: string;
  timeZone: string;
  /** None in a journal older than layouts. */
  layout?: Layout;
  /** The day before, which was opened under a wrong date. */
  insteadOf?: string;
  /** False: it is not closed yet, and told up to `until`. */
  isClosed: boolean;
  /** When it was open; more than one span when it was closed and opened again. */
  openSpans: readonly Span[];
  until: number;
  /** The last event that was told. */
  seq: number;
  tracks: ReadonlyMap<string, Track>;
  counters: ReadonlyMap<string, readonly OpenSpan[]>;
  repairs: readonly RepairLine[];
  ratings: readonly Rating[];
  followUps: ReadonlyMap<string, FollowUpLine>;
  reprinted: ReadonlySet<string>;
  notPrinted: ReadonlySet<string>;
  surge: readonly SurgeSpan[];
  estimates: readonly EstimateSample[];
  /** Breaks of that institution left out, of the hall where it is none. */
  workedMs(since: number, until: number, institution?: string): number;
  /** How far the wall clock stood before `at`, at the end. */
  wallAheadMs: number;
};

export type DayBook = { saw(event: Event, at: number, seq: number): void; told(): DayTold };

export function openDayBook(day: string): DayBook {
  const presses = openPresses();
  const counters = openCounterBook(presses);
  const visits = openVisitBook(presses, {
    clerkAt: counters.clerkAt,
    promiseOf: queue => layout?.queues.find(({ id }) => id === queue)?.promiseMs,
    workedMs: (queue, since, until) =>
      workedMs(time, since, until, layout?.queues.find(({ id }) => id === queue)?.institution),
  });
  const repairs = openRepairBook();
  const records = openRecordBook(presses);
  const samples: EstimateSample[] = [];
  const estimates = openEstimates(sample => samples.push(sample));
  const books = [counters, visits, repairs, records, estimates];
  const closed: Span[] = [];
  let openedAt: number | undefined;
  let layout: Layout | undefined;
  let insteadOf: string | undefined;
  let timeZone = 'UTC';
  let time: WorkingTime = { sessions: new Map(), wallAheadMs: 0 };
  let [lastAt, lastSeq] = [0, 0];

  function describe(told: Layout | undefined): void {
    if (told === undefined) return;
    layout = told;
    const institutions = new Map(told.institutions.map(one => [one.id, one]));
    const { timetable } = told;
    const sessions = sessionsOf({ timeZone, institutions, ...(timetable && { timetable }) }, day);
    time = { ...time, sessions };
  }

  return {
    saw(event, at, seq) {
      [lastAt, lastSeq] = [at, seq];
      presses.saw(event);
      if (event.kind === 'press-undone') presses.takeBack(event.counter);
      if (event.kind === 'day-opened') {
        timeZone = event.timeZone ?? timeZone;
        describe(event.layout);
        insteadOf ??= event.insteadOf;
        openedAt ??= at;
      } else if (event.kind === 'hall-described') describe(event.layout);
      else if (event.kind === 'clock-set') time = { ...time, wallAheadMs: event.aheadMs };
      for (const book of books) book.saw(event, at);
      if (event.kind === 'day-closed' && openedAt !== undefined) {
        closed.push({ from: openedAt, until: at });
        openedAt = undefined;
      }
    },
    told() {
      estimates.end();
      const until = openedAt === undefined ? (closed.at(-1)?.until ?? lastAt) : lastAt;
      const atTheEnd = time;
      return {
        day,
        timeZone,
        ...(layout !== undefined && { layout }),
        ...(insteadOf !== undefined && { insteadOf }),
        isClosed: openedAt === undefined,
        openSpans: openedAt === undefined ? closed : [...closed, { from: openedAt, until }],
        until,
        seq: lastSeq,
        tracks: visits.tracks(),
        counters: counters.spans(until),
        repairs: repairs.lines(),
        ratings: records.ratings(),
        followUps: records.followUps(),
        reprinted: records.reprinted(),
        notPrinted: records.notPrinted(),
        surge: records.surge(until),
        estimates: samples,
        workedMs: (since, to, institution) => workedMs(atTheEnd, since, to, institution),
        wallAheadMs: atTheEnd.wallAheadMs,
      };
    },
  };
}
