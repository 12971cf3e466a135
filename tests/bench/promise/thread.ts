/** A thread that plays all days of one seed in one hall, one after the other, and hands on what everybody was told. */
import { workerData } from 'node:worker_threads';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { type Learned, learnedWith } from '../../../daemon/core/types/learned.ts';
import { eventsOf } from '../../../daemon/core/types/refusals.ts';
import { type EstimateSample, openEstimates } from '../../../daemon/history/estimates.ts';
import { openLearnedDay } from '../../../daemon/history/learned-day.ts';
import { simulateDay } from '../../../daemon/tools/simulate/day.ts';
import { dayOfPlan } from '../../../daemon/tools/simulate/days.ts';
import { answerEach } from '../../../daemon/tools/simulate/threads.ts';
import { withTimetable } from '../../../daemon/tools/simulate/working-hours.ts';
import { fuzhou } from '../fuzhou.ts';
import { isJudged, type PromiseHall, setupOf } from './halls.ts';

/** `from`: the first day that is judged, from 0. */
export type PromiseWork = { halls: readonly PromiseHall[]; seeds: number; days: number; from: number };

const work: PromiseWork = workerData;

answerEach(nth => samplesOf(Math.floor(nth / work.seeds), 1 + (nth % work.seeds)));

function samplesOf(nth: number, seed: number): EstimateSample[] {
  const hall = work.halls[nth];
  if (hall === undefined) throw new Error('there is no such hall');
  const { staff: _, ...rules } = withTimetable(fuzhou());
  const setup = setupOf(hall, rules, { days: work.days, seed });
  let learned: Learned = { days: [] };
  const samples = new Set<EstimateSample>();
  for (let day = 0; day < work.days; day += 1) {
    const judged = day >= work.from && isJudged(hall, seed, day);
    const estimates = openEstimates({
      told: sample => void (judged && samples.add(sample)),
      dropped: sample => samples.delete(sample),
    });
    const taught = { ...rules, learned };
    const simulated = dayOfPlan(setup, { name: hall.name, rules: taught }, day);
    const lesson = openLearnedDay(rules, simulated.date);
    simulateDay(taught, emptyHall(taught), simulated, {
      perform: handle,
      watch({ outcome, at }) {
        for (const event of eventsOf(outcome)) {
          estimates.saw(event, at);
          lesson.saw(event, at);
        }
      },
    });
    learned = learnedWith(learned, lesson.told());
  }
  return [...samples];
}
