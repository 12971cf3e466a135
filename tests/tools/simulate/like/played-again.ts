/** A recorded day played again, and who was called where and when in each of them. */
import { handle } from '../../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../../daemon/core/evolve/empty-hall.ts';
import type { Event } from '../../../../daemon/core/types/events.ts';
import { eventsOf } from '../../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../../daemon/core/types/rules.ts';
import { openDayBook } from '../../../../daemon/history/day-book.ts';
import { openToAll } from '../../../../daemon/tools/simulate/like/open-to-all.ts';
import { playDay } from '../../../../daemon/tools/simulate/like/play.ts';
import type { RecordedDay } from '../../../../daemon/tools/simulate/like/recorded-day.ts';
import { openRecording } from '../../../../daemon/tools/simulate/like/recording.ts';
import { waitsOf } from '../../../../daemon/tools/simulate/like/waits.ts';

export type Log = readonly { event: Event; at: number }[];

export function recordedIn(rules: Rules, log: Log): RecordedDay {
  const recording = openRecording(rules);
  for (const { event, at } of log) recording.saw(event, at);
  return recording.recorded();
}

export function playedAgain(
  given: Rules,
  day: RecordedDay,
): { log: Log; tickets: readonly { ticket: string; recorded: string }[] } {
  const rules = openToAll(given);
  const log: { event: Event; at: number }[] = [];
  const tickets = playDay(rules, emptyHall(rules), day, {
    perform: handle,
    watch: ({ outcome, at }) => log.push(...eventsOf(outcome).map(event => ({ event, at }))),
  });
  return { log, tickets };
}

/** Every wait of it. `names`: under which number a ticket was recorded. */
export function waitsIn(log: Log, names = new Map<string, string>()) {
  const book = openDayBook('');
  for (const [seq, { event, at }] of log.entries()) book.saw(event, at, seq);
  return waitsOf(book.told(), ticket => names.get(ticket) ?? ticket);
}

/** What became of people, moment by moment, in no order within one; what the rules only presume is left out. */
export function told(log: Log): string[] {
  const kinds = [
    'visit-called',
    'step-finished',
    'visit-parked',
    'visit-missed',
    'visit-resumed',
    'visit-left',
  ];
  const inTime = log.filter(({ event }) => kinds.includes(event.kind));
  const lines = inTime.map(({ event, at }) => {
    const { ticket, outcome, counter } = { ticket: '', outcome: '', counter: '', ...event };
    return [new Date(at).toISOString().slice(11, 19), event.kind, ticket, outcome, counter].join(' ');
  });
  return lines.sort();
}
