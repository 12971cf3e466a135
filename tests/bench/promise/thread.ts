/** A thread that plays all days of one seed in one hall, one after the other, and hands on what everybody was told. */
import { workerData } from 'node:worker_threads';
import { type EstimateSample, openEstimates } from '../../../daemon/history/estimates.ts';
import { answerEach } from '../../../daemon/tools/simulate/threads.ts';
import { withTimetable } from '../../../daemon/tools/simulate/working-hours.ts';
import { fuzhou } from '../fuzhou.ts';
import { isJudged, type PromiseHall, setupOf } from './halls.ts';
import { playTaughtDays } from './taught-days.ts';

/** `from`: the first day that is judged, from 0. */
export type PromiseWork = { halls: readonly PromiseHall[]; seeds: number; days: number; from: number };

const work: PromiseWork = workerData;

answerEach(nth => samplesOf(Math.floor(nth / work.seeds), 1 + (nth % work.seeds)));

function samplesOf(nth: number, seed: number): EstimateSample[] {
  const hall = work.halls[nth];
  if (hall === undefined) throw new Error('there is no such hall');
  const { staff: _, ...rules } = withTimetable(fuzhou());
  const samples = new Set<EstimateSample>();
  playTaughtDays(rules, setupOf(hall, rules, { days: work.days, seed }), day => {
    const judged = day >= work.from && isJudged(hall, seed, day);
    return openEstimates({
      told: sample => void (judged && samples.add(sample)),
      dropped: sample => samples.delete(sample),
    }).saw;
  });
  return [...samples];
}
