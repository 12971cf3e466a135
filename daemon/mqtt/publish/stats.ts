/**
 * `stat/<name>`: the hall and its day in flat numbers, for walls, graphs and counters of others. Functions of the hall and
 * of what was counted. A number that nobody knows (the median of no wait) is left out; times are whole seconds, or minutes to a tenth.
 */

import { isWorking } from '../../core/estimate/hands.ts';
import { expectedWait, minutesOf } from '../../core/estimate/wait.ts';
import { oldestIn, waitingIn } from '../../core/queue/waiting-order.ts';
import { topicId } from '../../core/types/alarm.ts';
import type { Hall } from '../../core/types/model.ts';
import { type Rules, surgeLevels } from '../../core/types/rules.ts';
import type { EstimatesOf } from '../../history/estimate-figures.ts';
import type { Spread } from '../../history/spread.ts';
import type { StatCounter, StatDay, StatHall, StatInstitution, StatQueue } from '../schemas/stat.ts';
import type { DayStats, Tally } from './stats-of-day.ts';

type Stat = StatDay | StatCounter | StatHall | StatInstitution | StatQueue;

/** Each by its name. */
export function statsOf(rules: Rules, hall: Hall, day: DayStats, now: number): Map<string, Stat> {
  const judged = day.estimates();
  const stats = new Map<string, Stat>([
    ['hall', hallStat(hall, now)],
    [
      'day',
      {
        ...dayFigures(day.hall()),
        ...promises(day.hall()),
        ...estimates(judged.overall),
        ...ratings(day.hall()),
      },
    ],
  ]);
  for (const queue of rules.queues.keys())
    stats.set(topicId(`queue-${queue}`), {
      ...queueStat(rules, hall, queue, day.queue(queue), now),
      ...estimates(judged.queues.get(queue) ?? { atOnce: 0, untold: 0 }),
    });
  for (const counter of rules.counters.keys())
    stats.set(topicId(`counter-${counter}`), counterStat(hall, counter, day.counter(counter)));
  for (const institution of rules.institutions.keys())
    stats.set(
      topicId(`institution-${institution}`),
      institutionStat(rules, hall, institution, day.institution(institution)),
    );
  return stats;
}

function hallStat(hall: Hall, now: number): StatHall {
  const counters = [...hall.counters.values()];
  const alarms = [...hall.alarms.values()];
  const waits = [...hall.queues.keys()].map(queue => longestWaitS(hall, queue, now));
  return {
    open: flag(hall.open),
    issued: hall.visits.size,
    ...hall.totals,
    mayNotFinish: hall.mayNotFinish,
    longestWaitS: Math.max(0, ...waits),
    openCounters: counters.filter(({ status }) => status === 'open').length,
    pausedCounters: counters.filter(({ status }) => status === 'paused').length,
    busyCounters: counters.filter(({ ticket }) => ticket !== undefined).length,
    surgeLevel: hall.surge === undefined ? 0 : surgeLevels.indexOf(hall.surge.level) + 1,
    alarms: alarms.length,
    alarmsUnseen: alarms.filter(({ ackedBy }) => ackedBy === undefined).length,
    followUps: hall.followUps.size,
    questions: hall.questions.size,
    devicesDown: hall.unfit.size,
  };
}

/** `expectedLowMin`, `expectedHighMin`: of a normal visit that joined it now; left out where no counter serves it (R11). */
function queueStat(rules: Rules, hall: Hall, queue: string, tally: Tally, now: number) {
  const expected = expectedWait(rules, hall, queue, { class: 'normal', creditMs: 0 }, now);
  const [expectedLowMin, expectedHighMin] = expected === undefined ? [] : minutesOf(expected.rangeMs);
  return {
    waiting: waitingIn(hall, queue),
    longestWaitS: longestWaitS(hall, queue, now),
    openCounters: countersOf(rules, hall, ({ queues }) => queues.includes(queue)),
    expectedLowMin,
    expectedHighMin,
    ...dayFigures(tally),
    ...promises(tally),
  };
}

function counterStat(hall: Hall, counter: string, tally: Tally): StatCounter {
  const state = hall.counters.get(counter);
  return {
    open: flag(state?.status === 'open'),
    paused: flag(state?.status === 'paused'),
    busy: flag(state?.ticket !== undefined),
    parked: state?.parked.length ?? 0,
    ...dayFigures(tally),
    ...ratings(tally),
  };
}

function institutionStat(rules: Rules, hall: Hall, institution: string, tally: Tally): StatInstitution {
  let waiting = 0;
  for (const queue of rules.queues.values())
    if (queue.institution === institution) waiting += waitingIn(hall, queue.id);
  return {
    waiting,
    openCounters: countersOf(rules, hall, counter => counter.institution === institution),
    ...dayFigures(tally),
    ...promises(tally),
    ...ratings(tally),
  };
}

const flag = (isSo: boolean) => (isSo ? 1 : 0);

function longestWaitS(hall: Hall, queue: string, now: number): number {
  const oldest = oldestIn(hall, queue);
  return oldest === undefined ? 0 : Math.max(0, Math.round((now - oldest.since) / 1000));
}

/** How many of them call visits now. */
function countersOf(
  rules: Rules,
  hall: Hall,
  isOne: (counter: { queues: readonly string[]; institution: string }) => boolean,
): number {
  let count = 0;
  for (const counter of rules.counters.values()) {
    const state = hall.counters.get(counter.id);
    if (state !== undefined && isWorking(state) && isOne(counter)) count += 1;
  }
  return count;
}

function dayFigures({ calls, greenCalls, missedCalls, finished, refused, waits, serves }: Tally) {
  return {
    calls,
    greenCalls,
    missedCalls,
    finished,
    refused,
    waitMedianS: seconds(waits, 0.5),
    waitP90S: seconds(waits, 0.9),
    waitMaxS: seconds(waits, 1),
    serveMedianS: seconds(serves, 0.5),
    serveP90S: seconds(serves, 0.9),
  };
}

/** The least that is not passed by this share of them; none of nothing. */
function seconds(spread: Spread, share: number): number | undefined {
  const ms = spread.quantile(share);
  return ms && ms / 1000;
}

function promises({ promisesKept, promisesBroken }: Tally) {
  return { promisesKept, promisesBroken };
}

function estimates({ held, atOnce, untold, walkedAway }: EstimatesOf) {
  return {
    estimates: held?.count ?? 0,
    estimateCoverage: held && inHundredths(held.coverage),
    estimateWidthMin: held && minutes(held.widthMs),
    estimateScoreMin: held && minutes(held.winklerMs),
    estimateErrorMin: held && minutes(held.maeMs),
    estimateBiasMin: held && minutes(held.biasMs),
    estimateWithin5: held && inHundredths(held.within5Min),
    servedAtOnce: atOnce,
    noEstimate: untold,
    walkedAway: walkedAway?.count ?? 0,
    walkedAwayToldMin: walkedAway && minutes(walkedAway.toldMs),
  };
}

const inHundredths = (value: number) => Math.round(100 * value) / 100;
/** To a tenth, and never -0. */
const minutes = (ms: number) => Math.round(ms / 6_000) / 10 + 0;

/** `gradeMean`: from 1 to 5, to a hundredth. */
function ratings({ ratings: count, gradeSum }: Tally) {
  return { ratings: count, gradeMean: count === 0 ? undefined : inHundredths(gradeSum / count) };
}
