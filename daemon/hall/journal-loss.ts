/** What a start found lost or damaged, as the alarm `journal-shortened` says it, and above which numbers the hall goes on. */
import type { KnownBeyond } from '../copies/copies.ts';
import type { Started } from '../copies/journal-start.ts';
import { type AlarmMessage, type JournalLoss, says } from '../core/types/alarm-message.ts';
import type { NumbersSkip } from '../core/types/hall-events.ts';
import type { Hall } from '../core/types/model.ts';
import { skipTo } from '../core/visit/numbers.ts';
import { type Shortened, skipsOf } from '../journal/shortening.ts';
import type { HallLoop } from './loop.ts';

export type Loss = { message: AlarmMessage; skips: readonly NumbersSkip[] };

/** Undefined: nothing was. `today`: by the wall clock, YYYY-MM-DD. */
export function lossAt({ journal, mended, taken, said }: Started, today: string): Loss | undefined {
  const { shortened } = journal.met;
  const other = said?.is === 'beyond' ? otherHistory(said, journal.lastSeq()) : undefined;
  const losses: JournalLoss[] = [];
  if (mended !== undefined) {
    const { recovered, lost, aside } = mended;
    losses.push({ is: 'log-damaged', recovered, lost, aside });
  }
  if (taken > 0) losses.push({ is: 'taken-up', events: taken });
  if (shortened !== undefined) losses.push(shortenedLoss(shortened));
  if (other !== undefined) losses.push(other.loss);
  const skips = [...(shortened === undefined ? [] : skipsOf(shortened, today)), ...(other?.skips ?? [])];
  return losses.length === 0 ? undefined : lossIn(losses, skips);
}

/** What the second folder turned out to have when the hall ran already. `lastSeq`: where the journal ends. */
export function lossBeyond(known: KnownBeyond, lastSeq: number): Loss {
  const { loss, skips } = otherHistory(known, lastSeq);
  return lossIn([loss], skips);
}

function lossIn(losses: readonly JournalLoss[], skips: readonly NumbersSkip[]): Loss {
  const above = Math.max(0, ...skips.map(({ to }) => to));
  return { message: says('journal-shortened', { losses, ...(above > 0 && { above }) }), skips };
}

/** What the second folder has that does not follow from the journal. */
function otherHistory(
  { end, numbers, skips }: KnownBeyond,
  lastSeq: number,
): { loss: JournalLoss; skips: NumbersSkip[] } {
  const known = [...numbers.map(({ day, number }) => ({ day, to: number })), ...skips];
  const days = new Set(known.map(({ day }) => day));
  return {
    loss: { is: 'other-history', endsAt: lastSeq, to: end.seq, day: end.day },
    skips: [...days].map(day => ({
      day,
      to: Math.max(...known.filter(one => one.day === day).map(({ to }) => to)),
    })),
  };
}

export function shortenedLoss({ endsAt, knownTo, witnesses }: Shortened): JournalLoss {
  return { is: 'shortened', endsAt, knownTo, witnesses };
}

/**
 * Given before all that devices say: no ticket may come between. That the journal ends where it ends is heeded once it is told
 * durably; before the first day nothing can be, so the numbers are kept in mind, and the rest is told when a day opens.
 */
export function tellLoss(
  { message, skips }: Loss,
  { rebuilt, submit, heeded }: { rebuilt: Hall; submit: HallLoop['submit']; heeded?(): void },
): { dayOpened(): void } {
  let isTold = rebuilt.day !== undefined;
  function tell(): void {
    for (const skip of skips) submit({ command: { verb: 'skip-numbers', ...skip } });
    submit({
      command: { verb: 'tell-trouble', alarm: 'journal-shortened', severity: 'critical', message },
      answered: () => heeded?.(),
    });
  }
  if (isTold) tell();
  else for (const skip of skips) skipTo(rebuilt, skip);
  return {
    dayOpened() {
      if (!isTold) tell();
      isTold = true;
    },
  };
}
