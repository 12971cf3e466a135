/** `simulate --like`: days of the journal played again, how far that is from what was recorded, and what is asked of them. */
import { writeFileSync } from 'node:fs';
import { handle } from '../../core/decide/handle.ts';
import type { Rules } from '../../core/types/rules.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { openProgress, type Progress } from '../../text/progress.ts';
import { tellJson } from '../../text/told-json.ts';
import { hallIn } from './hall-file.ts';
import { type DayLike, daysLike } from './like/days-like.ts';
import { likeForProgram } from './like/like-for-program.ts';
import { type PlayedDay, playedDay } from './like/played-day.ts';
import { headOf, replayOf, tooFar } from './like/replay-text.ts';
import { withMore } from './like/what-if.ts';
import { type Compared, whatIfOf } from './like/what-if-text.ts';
import type { OpenMore } from './more-counters.ts';
import { readOpen } from './open-request.ts';
import type { Perform } from './stage.ts';
import { textOf } from './told.ts';
import type { Words } from './words/en/words.ts';
import { wordsOf } from './words/words.ts';

/** As the command line has them. */
export type LikeOptions = {
  like: string;
  state: string;
  config: string;
  open?: string;
  html?: string;
  locale?: 'zh-CN' | 'en';
  json?: true;
};

/** The tables go to stdout (`json`: as a line of JSON), progress and faults to stderr; resolves with the exit code. */
export async function simulateLike(options: LikeOptions, perform: Perform = handle): Promise<number> {
  const hall = hallIn(options.config);
  if (hall === undefined) return exitCodes.config;
  const { rules } = hall;
  const words = wordsOf(options.locale ?? hall.locale);
  const more = options.open === undefined ? undefined : readOpen(rules, options.open, words.open);
  if (typeof more === 'string') return failed(words.wrong(words.optionWrong('--open', more)), 'usage');
  const read = daysLike(options, rules, words.like);
  if (!read.ok) return failed(words.wrong(read.message), read.fault);
  const { days } = read;
  const progress = openProgress(
    days.length * (more === undefined ? 1 : 2),
    words.like.progress,
    process.stderr,
  );
  const again = days.map(({ recorded }) => stepped(progress, playedDay(rules, recorded, perform)));
  const isNear = tooFar(days, again).length === 0;
  const compared =
    more === undefined || !isNear ? [] : comparedWith(rules, more, { days, again }, { perform, progress });
  progress.end();
  const told = [
    ...replayOf(rules, days, again, words.like),
    ...(more !== undefined && isNear ? ['', ...whatIfOf(rules, more, compared, words)] : []),
  ];
  if (options.json) tellJson(likeForProgram(rules, more, { days, again, compared }));
  else process.stdout.write(`${textOf(told)}\n`);
  if (options.html !== undefined) {
    const { likePage } = await import('./like/page.ts');
    const page = likePage(
      rules,
      { hall: hall.name, days: headOf(days, words.like), told },
      { days, again, compared },
      words,
    );
    const fault = written(options.html, page, words);
    if (fault !== undefined) return failed(fault, 'io');
  }
  return brokenIn([...again, ...compared.map(({ then }) => then)], words);
}

function stepped(progress: Progress, day: PlayedDay): PlayedDay {
  progress.step();
  return day;
}

function comparedWith(
  rules: Rules,
  more: OpenMore,
  { days, again }: { days: readonly DayLike[]; again: readonly PlayedDay[] },
  { perform, progress }: { perform: Perform; progress: Progress },
): Compared[] {
  return days.flatMap(({ recorded }, nth) => {
    const without = again[nth];
    const asked = withMore(rules, recorded, more);
    const then = stepped(progress, playedDay(asked.rules, asked.recorded, perform));
    return without === undefined ? [] : [{ day: recorded.day, without, then, opened: asked.opened }];
  });
}

function written(file: string, text: string, words: Words): string | undefined {
  try {
    writeFileSync(file, text);
    return undefined;
  } catch (error) {
    return words.notWritten(file, String(error));
  }
}

/** A rule that does not hold is a bug. */
function brokenIn(played: readonly PlayedDay[], words: Words): number {
  const broken = played.flatMap(({ violations }) => violations);
  for (const { rule, text } of broken) process.stderr.write(`${words.brokenRule(rule, text)}\n`);
  return broken.length === 0 ? exitCodes.ok : exitCodes.internal;
}
