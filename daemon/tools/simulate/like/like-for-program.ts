/** `simulate --like --json`: how far the played days are from the recorded ones, and what more counters would have done. */
import type { Rules } from '../../../core/types/rules.ts';
import type { OpenMore } from '../more-counters.ts';
import type { DayLike } from './days-like.ts';
import type { PlayedDay } from './played-day.ts';
import { errorsOf, type QueueError } from './replay-error.ts';
import { tooFar } from './replay-text.ts';
import { askedEffectOf, type Compared, effectsOf } from './what-if-text.ts';

/** `again`: the same days, played; `compared`: none where they are too far to learn from. */
type Played = { days: readonly DayLike[]; again: readonly PlayedDay[]; compared: readonly Compared[] };

/** Moments are ms UTC, spans ms, a share is of 1. */
export function likeForProgram(rules: Rules, more: OpenMore | undefined, played: Played): object {
  const { days, again, compared } = played;
  const wrong = tooFar(days, again);
  const all = errorsOf(
    days.flatMap(({ waits }) => waits),
    again.flatMap(({ waits }) => waits),
  );
  return {
    hall: rules.hall,
    days: days.map(({ recorded: { day, isClosed, until } }) => ({ day, ...(!isClosed && { until }) })),
    queues: all.map(errorForProgram),
    near: wrong.length === 0,
    tooFar: wrong.map(({ day, error }) => ({ day, ...errorForProgram(error) })),
    withoutTicket: again.flatMap(({ withoutTicket }) => withoutTicket),
    ...(more !== undefined && compared.length > 0 && { open: openForProgram(rules, more, compared) }),
    broken: [...again, ...compared.map(({ then }) => then)].flatMap(({ violations }) =>
      violations.map(({ rule, text, at, tickets }) => ({ rule, text, at, tickets })),
    ),
  };
}

/** No share of a wait that was not. */
function errorForProgram({ share, ...error }: QueueError): object {
  return { ...error, ...(Number.isFinite(share) && { share }) };
}

/** `asked`: of those who waited in that queue in that time; `effects`: in each queue, of the whole days. */
function openForProgram(rules: Rules, more: OpenMore, compared: readonly Compared[]): object {
  return {
    ...more,
    opened: compared.map(({ day, opened }) => ({ day, ...opened })),
    asked: askedEffectOf(rules, more, compared),
    effects: effectsOf(rules, more, compared),
  };
}
