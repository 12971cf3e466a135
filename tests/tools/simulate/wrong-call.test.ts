import { expect, test } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import type { Luck } from '../../../daemon/people/citizen.ts';
import { curveOf } from '../../../daemon/tools/simulate/arrivals.ts';
import { crowdOf } from '../../../daemon/tools/simulate/crowd.ts';
import { simulateDay } from '../../../daemon/tools/simulate/day.ts';
import { hourMs } from '../../../daemon/tools/simulate/time-of-day.ts';
import { fuzhou } from './small-setup.ts';

const [somebody] = crowdOf(fuzhou, curveOf(fuzhou, { is: 'a-day', tickets: 100 }), { seed: 7, day: 0 });
const [anyLuck] = somebody?.lucks ?? [];
const date = '2026-01-05';
const roster = new Map([['0', { shifts: [{ fromMs: 8.5 * hourMs, untilMs: 12 * hourMs }], pauses: [] }]]);

/** Comes to the desk so long after half past eight; everything goes well but for what is said. */
function comer(afterS: number, luck: Partial<Luck>, claims = false) {
  if (somebody === undefined || anyLuck === undefined) throw new Error('nobody came');
  const well: Luck = {
    ...anyLuck,
    work: 1,
    comes: 'at-once',
    ends: 'approved',
    slip: 'none',
    asksRating: false,
  };
  return {
    ...somebody,
    service: 'advice',
    class: claims ? ('green' as const) : ('normal' as const),
    pretends: false,
    arrivesMs: 8.5 * hourMs + afterS * 1000,
    lucks: [{ ...well, ...luck }, well, well, well],
  };
}

test('a clerk who called somebody by mistake goes on with them where a claim that was answered meanwhile is what an undo takes back', () => {
  let answeredMeanwhile = 0;
  // The desk looks up half a minute after each claim: at one of these moments just after the call.
  for (let afterS = 400; afterS < 640; afterS += 2) {
    const crowd = [comer(300, {}), comer(330, { slip: 'call' }), comer(afterS, {}, true)];
    const hall = emptyHall(fuzhou);
    const undone: string[] = [];
    simulateDay(
      fuzhou,
      hall,
      { date, crowd, roster },
      {
        perform(...order) {
          const outcome = handle(...order);
          if (Array.isArray(outcome))
            undone.push(...outcome.flatMap(event => (event.kind === 'press-undone' ? [event.undone] : [])));
          return outcome;
        },
        watch: () => {},
      },
    );
    if (undone.includes('set-class')) answeredMeanwhile += 1;
    expect(hall.totals.done, `a claim after ${afterS} s`).toBe(3);
  }
  expect(answeredMeanwhile).toBeGreaterThan(0);
});
