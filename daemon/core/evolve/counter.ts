/** What past facts do to a counter. */

import { foldReady, notReady } from '../queue/ready-counter.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import { closedCounter, counterOf } from '../visit/lookup.ts';
import { lineOwed, owe } from '../visit/owed-jobs.ts';

type CounterEvent = Extract<
  Event,
  {
    kind:
      | 'counter-opened'
      | 'counter-paused'
      | 'counter-resumed'
      | 'counter-closed'
      | 'counter-ready'
      | 'clerk-signed-in'
      | 'clerk-signed-out'
      | 'line-asked';
  }
>;

export function evolveCounter(hall: Hall, event: CounterEvent, at: number): void {
  const counter = counterOf(hall, event.counter);
  switch (event.kind) {
    case 'counter-opened':
      if (hall.advice?.counter === event.counter) hall.advice = undefined;
      Object.assign(counter, { status: 'open', pausing: false, handSince: at });
      return;
    case 'counter-resumed':
      // A pause that had not begun leaves the hand as it was.
      if (counter.ticket === undefined) counter.handSince = at;
      Object.assign(counter, { status: 'open', pausing: false });
      return;
    case 'counter-paused':
      counter.pausing = event.after;
      if (!event.after) counter.status = 'paused';
      notReady(counter);
      return;
    case 'counter-closed': {
      const { parked, missed, served } = counter;
      hall.counters.set(event.counter, {
        ...closedCounter(),
        handSince: at,
        parked,
        missed,
        served,
      });
      return;
    }
    case 'counter-ready':
      foldReady(counter, event, at);
      return;
    case 'clerk-signed-in':
      counter.clerk = event.clerk;
      return;
    case 'clerk-signed-out':
      counter.clerk = undefined;
      return;
    case 'line-asked': {
      const owed = lineOwed(hall, event.counter);
      if (owed === undefined) owe(hall, { is: 'line', counter: event.counter, owedAt: at });
      else owed.owedAt = at;
      return;
    }
  }
}
