/** `stat/<name>`: flat numbers only, for walls, graphs and counters of others. What nobody knows is left out, never 0, NaN or null. */
import { z } from 'zod';
import { count, flag, seconds, seq, stamp } from './common.ts';

const dayFigures = {
  calls: count.describe('Calls of the day, without those that were taken back.'),
  greenCalls: count.describe('Calls of the green channel among them (R6).'),
  missedCalls: count.describe('Calls that nobody came to.'),
  finished: count.describe('Steps finished.'),
  refused: count.describe('Steps that ended the route without an approval.'),
  waitMedianS: seconds.optional().describe('Of the waits in the queue until the call, the middle one.'),
  waitP90S: seconds.optional().describe('9 of 10 waited no longer.'),
  waitMaxS: seconds.optional(),
  serveMedianS: seconds.optional().describe('From the coming of the citizen until finished.'),
  serveP90S: seconds.optional(),
};
const promises = {
  promisesKept: count.describe('Calls within the promised wait (R8); breaks stand still.'),
  promisesBroken: count,
};
const tenths = z.number();
const share = z.number().min(0).max(1);
const estimates = {
  estimates: count.describe('Calls of whoever was told a wait, or waited for more than a minute (R11).'),
  estimateCoverage: share
    .optional()
    .describe('Of those, called within the range they were told; .9 is aimed at.'),
  estimateWidthMin: tenths.optional().describe('Of the range, in the mean.'),
  estimateScoreMin: tenths
    .optional()
    .describe('Winkler: the width and 20 times what they were called outside of it; the less the better.'),
  estimateErrorMin: tenths.optional().describe('The mean distance of the wait from the one expected.'),
  estimateBiasMin: tenths.optional().describe('Above 0 they waited longer than was expected.'),
  estimateWithin5: share.optional().describe('Off by no more than 5 min.'),
  servedAtOnce: count.describe('Told that there is no wait, and called within a minute.'),
  noEstimate: count.describe('Told no minutes: no counter worked for the queue.'),
  walkedAway: count.describe('Gone before their call, after they had been told a wait.'),
  walkedAwayToldMin: tenths.optional().describe('What those had been told, in the mean.'),
};
const ratings = {
  ratings: count.describe('By fives: those given since the last five are not told yet (R17).'),
  gradeMean: z.number().min(1).max(5).optional().describe('Of these; 5 is the best grade; to a hundredth.'),
};

export const statHallBody = z.strictObject({
  open: flag,
  issued: count,
  waiting: count,
  away: count,
  called: count,
  serving: count,
  parked: count,
  missed: count,
  done: count,
  left: count,
  mayNotFinish: count.describe('In the hall with a ticket that says 今天可能办不完 (R10).'),
  longestWaitS: seconds.describe('Of whoever waits now; 0 where nobody does.'),
  openCounters: count,
  pausedCounters: count,
  busyCounters: count.describe('With a ticket in hand.'),
  surgeLevel: z.int().min(0).max(3).describe('0 none, 1 attention, 2 busy, 3 emergency (R9).'),
  alarms: count,
  alarmsUnseen: count.describe('Those that nobody has acknowledged.'),
  followUps: count,
  questions: count,
  devicesDown: count.describe('Devices that cannot work.'),
});
export const statDayBody = z.strictObject({ ...dayFigures, ...promises, ...estimates, ...ratings });
export const statQueueBody = z.strictObject({
  waiting: count,
  longestWaitS: seconds,
  openCounters: count.describe('That call from it and are not about to pause.'),
  expectedLowMin: count
    .optional()
    .describe('Of a normal visit that joined it now; none where no counter serves it (R11).'),
  expectedHighMin: count.optional(),
  ...dayFigures,
  ...promises,
  ...estimates,
});
export const statCounterBody = z.strictObject({
  open: flag,
  paused: flag,
  busy: flag,
  parked: count.describe('Visits that it sent away for something.'),
  ...dayFigures,
  ...ratings,
});
export const statInstitutionBody = z.strictObject({
  waiting: count,
  openCounters: count,
  ...dayFigures,
  ...promises,
  ...ratings,
});

const told = { ...stamp, seq };
export const statHall = statHallBody.extend(told);
export const statDay = statDayBody.extend(told);
export const statQueue = statQueueBody.extend(told);
export const statCounter = statCounterBody.extend(told);
export const statInstitution = statInstitutionBody.extend(told);

export type StatHall = z.infer<typeof statHallBody>;
export type StatDay = z.infer<typeof statDayBody>;
export type StatQueue = z.infer<typeof statQueueBody>;
export type StatCounter = z.infer<typeof statCounterBody>;
export type StatInstitution = z.infer<typeof statInstitutionBody>;
