/** Which counter the surge plan advises to open: checked against opening each of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedWait } from '../../../daemon/core/estimate/wait.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { adviceFor } from '../../../daemon/core/surge/advice.ts';
import type { Hall } from '../../../daemon/core/types/model.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';

function come(hall: Play, many: number, service = 'advice'): string[] {
  return Array.from({ length: many }, () => hall.take(service));
}

/** Every queue's expected wait in ms, the longest first; without end where people wait and nobody serves them. */
function waits(rules: Rules, hall: Hall, now: number): number[] {
  const who = { class: 'normal', creditMs: 0 } as const;
  return [...rules.queues.keys()]
    .map(queue => {
      const waiting = [...hall.visits.values()].some(
        ({ place }) => place.is === 'waiting' && place.queue === queue,
      );
      const none = waiting ? Number.POSITIVE_INFINITY : 0;
      return expectedWait(rules, hall, queue, who, now)?.workMs ?? none;
    })
    .sort((one, other) => other - one);
}

const shared: Rules = {
  ...untimed,
  counters: new Map([
    ...untimed.counters,
    ['20', { id: '20', institution: 'centre', queues: ['advice', 'approval'], backup: [] }],
    ['21', { id: '21', institution: 'centre', queues: ['approval', 'icbc', 'ccb'], backup: [] }],
  ]),
};
const counters = [...shared.counters.keys()];
const morning = fc.record({
  open: fc.subarray(counters),
  paused: fc.subarray(counters),
  loans: fc.integer({ min: 0, max: 12 }),
  questions: fc.integer({ min: 0, max: 8 }),
  served: fc.integer({ min: 0, max: 8 }),
});

describe('the advice', () => {
  it('names the counter whose opening truly shortens the longest wait most, and by how much', () => {
    fc.assert(
      fc.property(morning, ({ open, paused, loans, questions, served }) => {
        const hall = play(shared, open);
        come(hall, questions);
        for (let loan = 0; loan < loans; loan += 1) hall.take('withdrawal', loan % 3 === 0 ? 'ccb' : 'icbc');
        for (let call = 0; call < served; call += 1) {
          hall.wait(60);
          for (const counter of open) hall.press(counter, 'next');
        }
        for (const counter of paused) hall.press(counter, 'pause');

        const now = hall.now();
        const best = { counter: '', waits: waits(shared, hall.hall, now) };
        for (const [counter, { status, pausing }] of hall.hall.counters) {
          if (status === 'open' && !pausing) continue;
          const copy = structuredClone(hall.hall);
          const kind = status === 'closed' ? 'counter-opened' : 'counter-resumed';
          evolve(shared, copy, { kind, counter }, now);
          const then = waits(shared, copy, now);
          const differs = then.findIndex((wait, index) => wait !== best.waits[index]);
          if (differs >= 0 && (then[differs] ?? 0) < (best.waits[differs] ?? 0))
            Object.assign(best, { counter, waits: then });
        }
        const advice = adviceFor(shared, hall.hall, now);
        expect(advice?.counter ?? '').toBe(best.counter);
        if (advice === undefined) return;
        const who = { class: 'normal', creditMs: 0 } as const;
        const before = expectedWait(shared, hall.hall, advice.queue, who, now)?.workMs;
        expect(advice.fromMs).toBe(before === undefined ? undefined : Math.round(before));
        const copy = structuredClone(hall.hall);
        Object.assign(copy.counters.get(advice.counter) ?? {}, { status: 'open', pausing: false });
        const then = expectedWait(shared, copy, advice.queue, who, now)?.workMs ?? 0;
        expect(advice.toMs).toBe(Math.round(then));
        // No queue that it shortens has a longer wait.
        for (const queue of shared.counters.get(advice.counter)?.queues ?? []) {
          const longer = expectedWait(shared, hall.hall, queue, who, now)?.workMs ?? 0;
          const shorter = expectedWait(shared, copy, queue, who, now)?.workMs ?? 0;
          if (shorter < longer)
            expect(advice.fromMs ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(Math.round(longer));
        }
        expect(advice.toMs).toBeLessThan(advice.fromMs ?? Number.POSITIVE_INFINITY);
      }),
      { numRuns: 200 },
    );
  });

  it('is none where every counter is open', () => {
    const hall = play(untimed);
    come(hall, 40);
    expect(adviceFor(untimed, hall.hall, hall.now())).toBeUndefined();
  });

  it('is none for a bank in its break', () => {
    const hall = play(fuzhou, ['1']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    expect(adviceFor(fuzhou, hall.hall, hall.now())?.counter).toBe('7');
    hall.wait(181 * 60);
    expect(adviceFor(fuzhou, hall.hall, hall.now())).toBeUndefined();
  });
});
