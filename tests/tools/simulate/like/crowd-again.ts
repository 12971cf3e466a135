/** A day of a simulated crowd, played again as recorded. */
import { expect } from 'vitest';
import { errorsOf, isTooFar } from '../../../../daemon/tools/simulate/like/replay-error.ts';
import { simulatedDays } from '../../report/simulated-day.ts';
import { fuzhou } from '../small-setup.ts';
import { playedAgain, recordedIn, waitsIn } from './played-again.ts';

/** Two clerks who press in the same millisecond may come to each other's citizens: a day of a few is off by more. */
export function expectTheSame(seed: number, tickets: number): void {
  const { log } = simulatedDays({ days: ['2026-11-24'], tickets, seed });
  const day = recordedIn(fuzhou, log);
  const again = playedAgain(fuzhou, day);
  expect(again.tickets.map(({ recorded }) => recorded)).toEqual(day.people.map(({ ticket }) => ticket));
  const names = new Map(again.tickets.map(one => [one.ticket, one.recorded]));
  const errors = errorsOf(waitsIn(log), waitsIn(again.log, names));
  expect(errors.filter(isTooFar)).toEqual([]);
}
