/** How far days that were played again are from what was recorded, and whether that is near enough to learn from them. */
import type { Rules } from '../../../core/types/rules.ts';
import { clockIn } from '../../explain/clock.ts';
import { minutesText } from '../time-of-day.ts';
import type { Told } from '../told.ts';
import type { Words } from '../words/en/words.ts';
import type { DayLike } from './days-like.ts';
import type { PlayedDay } from './played-day.ts';
import { errorsOf, isTooFar, type QueueError } from './replay-error.ts';

/** The days, named. */
export function headOf(days: readonly DayLike[], words: Words['like']): string {
  const [first, last] = [days[0], days.at(-1)].map(day => day?.recorded.day ?? '');
  return words.ofDays(first ?? '', last ?? '', days.length);
}

/** Of each day by itself: what one day has too much, another may have too little. */
export function tooFar(
  days: readonly DayLike[],
  played: readonly PlayedDay[],
): { day: string; error: QueueError }[] {
  return days.flatMap(({ recorded: { day }, waits }, nth) =>
    errorsOf(waits, played[nth]?.waits ?? [])
      .filter(isTooFar)
      .map(error => ({ day, error })),
  );
}

export function replayOf(
  rules: Rules,
  days: readonly DayLike[],
  played: readonly PlayedDay[],
  words: Words['like'],
): Told {
  const all = errorsOf(
    days.flatMap(({ waits }) => waits),
    played.flatMap(({ waits }) => waits),
  );
  const clock = clockIn(rules.timeZone);
  const notes = days.flatMap(({ recorded: { day, isClosed, until } }) =>
    isClosed ? [] : [words.untilNow(day, clock.minute(until))],
  );
  const missing = played.flatMap(({ withoutTicket }) => withoutTicket);
  return [
    words.head(headOf(days, words)),
    ...notes,
    '',
    { head: words.errors, rows: all.map(error => rowOf(rules, error)), words: 2 },

    '',
    ...(missing.length > 0 ? [words.withoutTicket(missing.join(' '))] : []),
    ...verdict(rules, days, played, words),
  ];
}

function rowOf(rules: Rules, { queue, calls, recordedMs, playedMs, share }: QueueError): string[] {
  return [
    queue,
    rules.queues.get(queue)?.name ?? '',
    String(calls.recorded),
    String(calls.played),
    minutesText(recordedMs),
    minutesText(playedMs),
    Number.isFinite(share) ? `${(100 * share).toFixed(1)} %` : '',
  ];
}

function verdict(
  rules: Rules,
  days: readonly DayLike[],
  played: readonly PlayedDay[],
  words: Words['like'],
): string[] {
  const wrong = tooFar(days, played).map(({ day, error: { queue, recordedMs, playedMs } }) =>
    words.wrong(day, rules.queues.get(queue)?.name ?? queue, minutesText(recordedMs), minutesText(playedMs)),
  );
  return wrong.length === 0 ? [words.right] : [...wrong, words.noAdvice];
}
