/** The worked clock of R2 told a second time: after every event the time since the last one is added, less what of it was a break. */

import { sessionsOf } from '../../core/day/timetable.ts';
import type { Event } from '../../core/types/events.ts';
import type { Rules } from '../../core/types/rules.ts';
import type { SessionSpan } from '../../core/types/sessions.ts';

export type WorkedTime = {
  /** What the clock of the queue's institution shows, now or later. */
  worked(queue: string, now: number): number;
  fold(event: Event, at: number): void;
};

export function openWorkedTime(rules: Rules): WorkedTime {
  let day: string | undefined;
  let sessions: ReadonlyMap<string, readonly SessionSpan[]> = new Map();
  let wallAheadMs = 0;
  let last = 0;
  const sums = new Map([...rules.queues.keys()].map(queue => [queue, 0]));

  function worked(queue: string, now: number): number {
    const own = sessions.get(rules.queues.get(queue)?.institution ?? '') ?? sessions.get('') ?? [];
    let sum = (sums.get(queue) ?? 0) + now - last;
    for (const [index, { from }] of own.entries()) {
      const before = own[index - 1];
      if (before === undefined) continue;
      const begins = Math.max(last + wallAheadMs, before.until);
      const ends = Math.min(now + wallAheadMs, from);
      if (ends > begins) sum -= ends - begins;
    }
    return sum;
  }

  return {
    worked,
    fold(event, at) {
      for (const queue of sums.keys()) sums.set(queue, worked(queue, at));
      last = at;
      if (event.kind === 'clock-set') wallAheadMs = event.aheadMs;
      if (event.kind !== 'day-opened' || event.day === day) return;
      day = event.day;
      sessions = sessionsOf(rules, day);
      for (const queue of sums.keys()) sums.set(queue, at);
    },
  };
}
