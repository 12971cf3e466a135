/** Folds a journal again, day after day, and tells the first thing in it that cannot be (I1, I4, I8). */

import { emptyHall } from '../../core/evolve/empty-hall.ts';
import { evolve } from '../../core/evolve/evolve.ts';
import type { Event } from '../../core/types/events.ts';
import { openNumbers, wrongPlaces } from '../simulate/places.ts';
import { bareRules } from './bare-rules.ts';
import { words } from './words.ts';

/** `seq`: of the event at which it shows. */
export type ReplayFault = { seq: number; found: string; expected: string };

export type Replay = {
  /** The next event. */
  take(seq: number, at: number, event: Event): ReplayFault | undefined;
  /** The file of the day ends here. */
  dayEnds(): ReplayFault | undefined;
};

/** `timeZone`: of the hall, where the journal tells it. */
export function openReplay(timeZone: string): Replay {
  const rules = bareRules(timeZone);
  const hall = emptyHall(rules);
  const numbers = openNumbers();
  const touched = new Set<string>();
  const counters = new Set<string>();
  let turn = { seq: 0, at: 0 };

  const seen = (seq: number, found: string): ReplayFault => ({
    seq,
    found,
    expected: words.replay.byTheRules,
  });

  /** Only a whole turn leaves everybody in a place. */
  function turnEnds(): ReplayFault | undefined {
    const [wrong] = wrongPlaces(hall, touched, counters);
    touched.clear();
    counters.clear();
    return wrong && seen(turn.seq, wrong.text);
  }

  function closed(seq: number): ReplayFault | undefined {
    const inside = hall.visits.values().find(({ place }) => place.is !== 'done' && place.is !== 'left');
    if (inside !== undefined) return seen(seq, words.replay.inside(inside.ticket, inside.place.is));
    const sum = Object.values(hall.totals).reduce((all, count) => all + count, 0);
    return sum === numbers.tickets() ? undefined : seen(seq, words.replay.sum(sum, numbers.tickets()));
  }

  function note(event: Event): void {
    if ('ticket' in event && event.ticket !== undefined && hall.visits.has(event.ticket))
      touched.add(event.ticket);
    if ('counter' in event && event.counter !== undefined) counters.add(event.counter);
    if (event.kind === 'press-undone') for (const ticket of event.tickets) touched.add(ticket);
  }

  return {
    take(seq, at, event) {
      const wrong = at === turn.at ? undefined : turnEnds();
      if (wrong !== undefined) return wrong;
      const [number] = numbers.saw(event);
      if (number !== undefined) return seen(seq, number);
      turn = { seq, at };
      if (event.kind === 'day-opened' && event.day !== hall.day) {
        touched.clear();
        counters.clear();
      }
      try {
        evolve(rules, hall, event, at);
      } catch (error) {
        return seen(seq, error instanceof Error ? error.message : String(error));
      }
      note(event);
      return event.kind === 'day-closed' ? closed(seq) : undefined;
    },
    dayEnds: turnEnds,
  };
}
