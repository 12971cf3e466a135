/**
 * One reader of a day's events: each visit, each counter, the timetable, and the facts of all that happened. What it keeps
 * grows with the visits, not with what happens to them.
 */

import { workedMs } from '../core/day/timetable.ts';
import { neverSet, setClock, workedAt, workedBefore } from '../core/day/worked-clock.ts';
import type { Event } from '../core/types/events.ts';
import type { Layout } from '../core/types/layout.ts';
import type { WorkedClock } from '../core/types/sessions.ts';
import { type Counters, openCounters } from './counters.ts';
import { openPresses, type Presses } from './presses.ts';
import type { Visit } from './visit.ts';
import { type Listener, openVisits } from './visits.ts';

export type Day = {
  /** In order; those of another day begin anew. */
  saw(event: Event, at: number): void;
  /** What is folded beside it is taken back with the press that did it. */
  did: Presses['did'];
  /** By ticket, in the order of issue. */
  visits: ReadonlyMap<string, Visit>;
  counters: Pick<Counters, 'clerkAt' | 'spans'>;
  /** None in a journal older than layouts. */
  layout(): Layout | undefined;
  /** As it is now: breaks left out, of that institution or of the hall; what the worked clock of a queue shows. */
  time(): {
    workedMs(since: number, until: number, institution?: string): number;
    worked(queue: string, at: number): number;
    wallAheadMs: number;
    sessions: WorkedClock['sessions'];
  };
};

/** Of a day that tells no layout: nobody knows its breaks. */
const untold = { institutions: [] };

const nobody: Listener = { told: () => undefined, dropped: () => undefined };

export function openDay(listener = nobody): Day {
  const presses = openPresses();
  const counters = openCounters(presses);
  let clock = neverSet;
  let layout: Layout | undefined;
  const queueOf = (queue: string) => layout?.queues.find(({ id }) => id === queue);
  const visits = openVisits(
    presses,
    {
      clerkAt: counters.clerkAt,
      promiseOf: queue => queueOf(queue)?.promiseMs,
      workedMs: (queue, since, until) => workedMs(clock, since, until, queueOf(queue)?.institution),
      showed: (queue, earlier, at) => workedBefore(clock, queueOf(queue)?.institution, earlier, at),
    },
    listener,
  );

  function begin(day: string): void {
    if (clock.day === day) return;
    for (const book of [presses, counters, visits]) book.clear();
  }

  return {
    saw(event, at) {
      presses.saw(event, at);
      if (event.kind === 'day-opened') begin(event.day);
      if (event.kind === 'day-opened' || event.kind === 'hall-described') layout = event.layout ?? layout;
      if (event.kind === 'day-opened' || event.kind === 'hall-described' || event.kind === 'clock-set')
        clock = setClock(clock, event, at, untold);
      counters.saw(event, at);
      visits.saw(event, at);
    },
    did: presses.did,
    visits: visits.all,
    counters,
    layout: () => layout,
    time() {
      const [now, queues] = [clock, layout?.queues];
      return {
        workedMs: (since, until, institution) => workedMs(now, since, until, institution),
        worked: (queue, at) => workedAt(now, queues?.find(({ id }) => id === queue)?.institution, at),
        wallAheadMs: now.wallAheadMs,
        sessions: now.sessions,
      };
    },
  };
}
