/** `simulate --like`: days of the journal played again, with how far that is from what was recorded. */
import { handle } from '../../core/decide/handle.ts';
import type { Rules } from '../../core/types/rules.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress } from '../../text/progress.ts';
import { tableText } from '../../text/table.ts';
import { clockIn } from '../explain/clock.ts';
import { hallIn } from './hall-file.ts';
import { type DayLike, daysLike } from './like/days-like.ts';
import { type PlayedDay, playedDay } from './like/played-day.ts';
import { errorsOf, isTooFar, type QueueError } from './like/replay-error.ts';
import { en, type Words } from './like/words/en.ts';
import { zhCN } from './like/words/zh-CN.ts';
import type { Perform } from './stage.ts';
import { minutesText } from './time-of-day.ts';

/** As the command line has them. */
export type LikeOptions = { like: string; state: string; config: string; locale?: 'zh-CN' | 'en' };

/** The table goes to stdout, progress and faults to stderr; returns the exit code. */
export function simulateLike(options: LikeOptions, perform: Perform = handle): number {
  const hall = hallIn(options.config);
  if (hall === undefined) return exitCodes.config;
  const { rules } = hall;
  const words = (options.locale ?? hall.locale) === 'zh-CN' ? zhCN : en;
  const read = daysLike(options, rules, words);
  if (!read.ok) return failed(read.message, read.fault);
  const { days } = read;
  const progress = openProgress(days.length, words.unit, process.stderr);
  const played = days.map(({ recorded }) => {
    const day = playedDay(rules, recorded, perform);
    progress.step();
    return day;
  });
  progress.end();
  process.stdout.write(`${replayText(rules, days, played, words)}\n`);
  const broken = played.flatMap(({ violations }) => violations);
  for (const { rule, text } of broken) process.stderr.write(`${rule}: ${text}\n`);
  return broken.length === 0 ? exitCodes.ok : exitCodes.internal;
}

/** How far what was played is from what was recorded, and whether that is near enough to go on. */
function replayText(
  rules: Rules,
  days: readonly DayLike[],
  played: readonly PlayedDay[],
  words: Words,
): string {
  const [first, last] = [days[0], days.at(-1)].map(day => day?.recorded.day ?? '');
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
    words.head(words.ofDays(first ?? '', last ?? '', days.length)),
    ...notes,
    '',
    tableText(
      words.errors,
      all.map(error => rowOf(rules, error)),
      2,
    ),
    '',
    ...(missing.length > 0 ? [words.withoutTicket(missing.join(' '))] : []),
    ...verdict(rules, days, played, words),
  ].join('\n');
}

function rowOf(rules: Rules, { queue, calls, recordedMs, playedMs, share }: QueueError): string[] {
  return [
    queue,
    rules.queues.get(queue)?.name ?? '',
    String(calls.recorded),
    String(calls.played),
    minutesText(recordedMs),
    minutesText(playedMs),
    `${(100 * share).toFixed(1)} %`,
  ];
}

/** Of each day by itself: what one day has too much, another may have too little. */
function verdict(
  rules: Rules,
  days: readonly DayLike[],
  played: readonly PlayedDay[],
  words: Words,
): string[] {
  const wrong = days.flatMap(({ recorded: { day }, waits }, nth) =>
    errorsOf(waits, played[nth]?.waits ?? [])
      .filter(isTooFar)
      .map(({ queue, recordedMs, playedMs }) =>
        words.wrong(
          day,
          rules.queues.get(queue)?.name ?? queue,
          minutesText(recordedMs),
          minutesText(playedMs),
        ),
      ),
  );
  return wrong.length === 0 ? [words.right] : [...wrong, words.noAdvice];
}
