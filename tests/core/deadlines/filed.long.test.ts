import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alarmChanges } from '../../../daemon/core/alarms/alarms.ts';
import { alarmsDue, nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { simulateDay } from '../../../daemon/tools/simulate/day.ts';
import { rosterOf } from '../../../daemon/tools/simulate/roster.ts';
import { fuzhou } from '../../kit/hall/play.ts';
import { plainDeadline } from './plain-deadline.ts';
import { halls, playAgainstPlain, randomDay } from './random-day.ts';

it('in a thousand random days the file of deadlines says at every step what a look at everything says', () => {
  // To make a day that fails shorter takes longer than anybody waits.
  fc.assert(fc.property(halls, randomDay, playAgainstPlain), { numRuns: 1_000, endOnFailure: true });
});

it('so it does in whole days of people', () => {
  for (const [seed, rules] of [fuzhou, { ...fuzhou, surge: undefined }].entries()) {
    for (const tickets of [200, 900]) {
      const crowd = crowdOf(rules, curveOf(rules, { is: 'a-day', tickets }), { seed, day: 0 });
      const hall = emptyHall(rules);
      const day = { date: '2026-11-24', crowd, roster: rosterOf(rules, seed, 0) };
      simulateDay(rules, hall, day, {
        perform: handle,
        watch({ at }) {
          expect(nextDeadline(rules, hall, at)).toBe(plainDeadline(rules, hall, at));
          expect(alarmsDue(rules, hall, at)).toEqual(alarmChanges(rules, hall, at));
        },
      });
    }
  }
});
