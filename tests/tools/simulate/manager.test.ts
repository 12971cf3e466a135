import { expect, test } from 'vitest';
import { simulatedDays } from '../report/simulated-day.ts';

test('the manager says a word on each refusal and answers the rest, within half an hour', () => {
  const { hall, log } = simulatedDays({ days: ['2026-11-24'], tickets: 400, seed: 7 });
  const kinds = new Set(log.map(({ event }) => event.kind));
  expect(kinds).toContain('refusal-confirmed');
  expect(kinds).toContain('follow-up-closed');
  const endsAt = log.at(-1)?.at ?? 0;
  const openMs = [...hall.followUps.values()].map(({ openedAt }) => endsAt - openedAt);
  expect(openMs.filter(ms => ms > 30 * 60_000)).toEqual([]);
});
