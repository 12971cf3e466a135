import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type EstimatesJudged, openEstimateFigures } from '../../../daemon/history/estimate-figures.ts';
import { openEstimates } from '../../../daemon/history/estimates.ts';
import { dayStats } from '../../../daemon/mqtt/publish/stats-of-day.ts';
import { type Group, leftOf, overtakesOf } from '../../../daemon/tools/report/group.ts';
import { fuzhou } from '../simulate/small-setup.ts';
import { figuresOf } from './figures-of.ts';
import { naiveFigures, naiveQuantile } from './naive-figures.ts';
import { simulatedDays } from './simulated-day.ts';

const day = '2026-11-24';

test('the figures of any simulated day are those of a naive reckoning, of the core, and of their own parts', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 150 }), (seed, tickets) => {
      const { hall, log } = simulatedDays({ days: [day], tickets, seed });
      const figures = figuresOf(log);
      const all = figures.groups.hall.get('');
      if (all === undefined) throw new Error('no figures of the hall');
      const naive = naiveFigures(fuzhou, log);

      expect(all).toMatchObject({
        tickets: naive.tickets,
        calls: naive.waits.length,
        promised: naive.promised,
        kept: naive.kept,
        served: naive.serviceTimes.length + naive.presumed,
        cases: naive.serviceTimes.length + naive.presumed,
        presumed: naive.presumed,
        missed: naive.missed,
        recalls: naive.recalls,
        transfers: naive.transfers,
        parked: naive.parked,
        greenClaimed: naive.greenClaimed,
        greenConfirmed: naive.greenConfirmed,
        greenDenied: naive.greenDenied,
        rejoined: naive.rejoined,
        done: naive.done,
        ended: naive.approved + naive.refused + naive.papersMissing,
        approved: naive.approved,
        refused: naive.refused,
        papersMissing: naive.papersMissing,
        toldTwice: naive.toldTwice,
        ratings: naive.ratings,
        gradeSum: naive.gradeSum,
        badRatings: naive.bad,
        followUpsOpened: naive.followUpsOpened,
        questionsOpened: naive.questionsOpened,
        questionsAnswered: naive.questionsAnswered,
      });
      expect(Object.fromEntries(all.left)).toEqual(naive.left);
      expect(overtakesOf(all)).toBe(naive.overtakes);
      expect([...all.refusedFor.values()].reduce((sum, count) => sum + count, 0)).toBe(naive.refused);
      const long = naive.serviceTimes.filter(({ ms }) => ms > fuzhou.times.forgottenMs);
      expect(all.forgotten).toBe(long.length);
      const inTime = naive.serviceTimes.filter(({ ms }) => ms <= fuzhou.times.forgottenMs);
      for (const share of [0.5, 0.9, 1]) {
        expect(all.waits.quantile(share)).toBe(naiveQuantile(naive.waits, share));
        expect(all.serviceTimes.quantile(share)).toBe(naiveQuantile(inTime, share));
      }
      for (const [queue, group] of figures.groups.queue) {
        const own = naive.waits.filter(wait => wait.queue === queue);
        expect(group.calls).toBe(own.length);
        expect(group.waits.quantile(0.5)).toBe(naiveQuantile(own, 0.5));
      }

      // The core's own counts at the end of the day.
      expect({ calls: all.promised, kept: all.kept }).toEqual(hall.promises);
      expect(all.tickets).toBe(hall.visits.size);
      expect(all.done).toBe(hall.totals.done);
      expect(leftOf(all)).toBe(hall.totals.left);
      expect(figures.inside).toBe(0);
      expect(all.followUpsOpen).toBe(hall.followUps.size);
      expect(all.questionsOpen).toBe(hall.questions.size);
      expect(figures.estimates).toEqual(estimatesOf(log));

      // What was counted up and down over MQTT.
      const live = dayStats(fuzhou);
      for (const { at, event } of log) live.fold(at, event);
      for (const [queue, { calls, greenCalls, missed, served, promised, kept }] of figures.groups.queue)
        expect(live.queue(queue)).toMatchObject({
          calls,
          greenCalls,
          missedCalls: missed,
          finished: served,
          promisesKept: kept,
          promisesBroken: promised - kept,
        });

      // Each service ends by itself.
      const ends = [...figures.groups.service.values()].map(({ ended }) => ended);
      expect(ends.reduce((sum, count) => sum + count, 0)).toBe(all.ended);

      // What happened at one place only adds up to the whole.
      for (const dimension of ['institution', 'queue', 'class', 'hour', 'day', 'counter', 'clerk'] as const) {
        const parts = [...figures.groups[dimension].values()];
        const sum = (of: (group: Group) => number) => parts.reduce((total, group) => total + of(group), 0);
        expect(sum(({ calls }) => calls)).toBe(all.calls);
        expect(sum(({ served }) => served)).toBe(all.served);
        expect(sum(({ kept }) => kept)).toBe(all.kept);
        expect(sum(({ missed }) => missed)).toBe(all.missed);
        expect(sum(({ ratings }) => ratings)).toBe(all.ratings);
        if (dimension !== 'counter' && dimension !== 'clerk') expect(sum(leftOf)).toBe(leftOf(all));
      }
      for (const { busyMs, openMs, pausedMs } of figures.groups.counter.values())
        expect(busyMs).toBeLessThanOrEqual(openMs + pausedMs);
    }),
    { numRuns: 6 },
  );
});

function estimatesOf(log: ReturnType<typeof simulatedDays>['log']): EstimatesJudged {
  const figures = openEstimateFigures();
  const estimates = openEstimates({
    told: sample => figures.add(sample),
    dropped: sample => figures.add(sample, -1),
  });
  for (const { at, event } of log) estimates.saw(event, at);
  return figures.result();
}
