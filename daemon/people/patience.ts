/**
 * How long somebody waits. At every minute a part of those who wait has had enough: the more, the longer they were told, and
 * the further the end of what they were told is past.
 */

const minuteMs = 60_000;
/** Whoever was told nothing reckons with an hour, and nobody expects to be called at once. */
const untoldMin = 60;
const leastMin = 5;
/** Of those told two and a half hours who wait for two, 22 in a hundred are gone. */
const perMinuteTold = 1.4e-5;
/** Half an hour past the end of what they were told, ten in a hundred more. */
const pastTheEnd = 1.1e-4;

/**
 * `patience`: memoryless, 1 on average; `toldMin`: the end of the range that they were told, if any. The sum of all
 * parts until then, perMinuteTold × told × waited + pastTheEnd × (waited − told)², is as large as their patience.
 */
export function leavesAfterMs(patience: number, toldMin = untoldMin): number {
  const told = Math.max(leastMin, toldMin);
  const aMinute = perMinuteTold * told;
  const left = patience - aMinute * told;
  if (left <= 0) return (patience / aMinute) * minuteMs;
  const over = (Math.sqrt(aMinute ** 2 + 4 * pastTheEnd * left) - aMinute) / (2 * pastTheEnd);
  return (told + over) * minuteMs;
}
