/** One business day, told from the events of its journal: its visits, counters, devices and records. */

import type { Event } from '../core/types/events.ts';
import type { Layout } from '../core/types/layout.ts';
import type { OpenSpan, Span } from './counters.ts';
import { type Day, openDay } from './day.ts';
import { type EndedWait, openEstimates } from './estimates.ts';
import { type CutTold, openPowerCuts } from './power-cuts.ts';
import { openRecords, type RecordsTold } from './records.ts';
import { openRepairs, type RepairLine } from './repairs.ts';
import type { Fact, Visit } from './visit.ts';

/** In order of time. */
export type Track = Visit & { facts: readonly Fact[] };

/** Times ms in the `now` of the rules, as `at` of the journal. */
export type DayTold = RecordsTold & {
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
  powerCuts: readonly CutTold[];
  estimates: readonly EndedWait[];
  /** Breaks of that institution left out, of the hall where it is none. */
  workedMs: ReturnType<Day['time']>['workedMs'];
  /** How far the wall clock stood before `at`, at the end. */
  wallAheadMs: number;
};

export type DayBook = { saw(event: Event, at: number, seq: number): void; told(): DayTold };

export function openDayBook(day: string): DayBook {
  const facts = new Map<string, Set<Fact>>();
  const history = openDay({
    told(fact) {
      const own = facts.get(fact.ticket) ?? new Set();
      facts.set(fact.ticket, own);
      if (fact.is === 'putBack') own.delete(fact.call);
      else own.add(fact);
    },
    dropped: fact => void facts.get(fact.ticket)?.delete(fact),
  });
  const repairs = openRepairs();
  const powerCuts = openPowerCuts();
  const records = openRecords(history);
  const samples = new Set<EndedWait>();
  const estimates = openEstimates({
    told: sample => samples.add(sample),
    dropped: sample => samples.delete(sample),
  });
  const books = [history, repairs, powerCuts, records, estimates];
  const closed: Span[] = [];
  let openedAt: number | undefined;
  let insteadOf: string | undefined;
  let timeZone = 'UTC';
  let [lastAt, lastSeq] = [0, 0];

  return {
    saw(event, at, seq) {
      [lastAt, lastSeq] = [at, seq];
      for (const book of books) book.saw(event, at);
      if (event.kind === 'day-opened') {
        timeZone = event.timeZone ?? timeZone;
        insteadOf ??= event.insteadOf;
        openedAt ??= at;
      } else if (event.kind === 'day-closed' && openedAt !== undefined) {
        closed.push({ from: openedAt, until: at });
        openedAt = undefined;
      }
    },
    told() {
      const until = openedAt === undefined ? (closed.at(-1)?.until ?? lastAt) : lastAt;
      const layout = history.layout();
      const { workedMs, wallAheadMs } = history.time();
      const trackOf = (visit: Visit): Track => ({ ...visit, facts: [...(facts.get(visit.ticket) ?? [])] });
      return {
        day,
        timeZone,
        ...(layout !== undefined && { layout }),
        ...(insteadOf !== undefined && { insteadOf }),
        isClosed: openedAt === undefined,
        openSpans: openedAt === undefined ? closed : [...closed, { from: openedAt, until }],
        until,
        seq: lastSeq,
        tracks: new Map([...history.visits].map(([ticket, visit]) => [ticket, trackOf(visit)])),
        counters: history.counters.spans(until),
        repairs: repairs.lines(),
        powerCuts: powerCuts.all(),
        ...records.told(until),
        estimates: [...samples],
        workedMs,
        wallAheadMs,
      };
    },
  };
}
