import { expect, test } from 'vitest';
import { errorsOf, isTooFar } from '../../../../daemon/tools/simulate/like/replay-error.ts';
import { simulatedDays } from '../../report/simulated-day.ts';
import { fuzhou } from '../small-setup.ts';
import { playedAgain, recordedIn, waitsIn } from './played-again.ts';

/** Two clerks who press in the same millisecond may come to each other's citizens: a day of a few is off by more. */
test.each([
  [1, 60],
  [2, 140],
  [3, 200],
  [4, 250],
  [5, 300],
])(
  'a day of a simulated crowd (seed %i, %i tickets), played again as recorded, has the waits that it had; everybody comes, once',
  (seed, tickets) => {
    const { log } = simulatedDays({ days: ['2026-11-24'], tickets, seed });
    const day = recordedIn(fuzhou, log);
    const again = playedAgain(fuzhou, day);
    expect(again.tickets.map(({ recorded }) => recorded)).toEqual(day.people.map(({ ticket }) => ticket));
    const names = new Map(again.tickets.map(one => [one.ticket, one.recorded]));
    const errors = errorsOf(waitsIn(log), waitsIn(again.log, names));
    expect(errors.filter(isTooFar)).toEqual([]);
  },
);
