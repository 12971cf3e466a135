/** What a restore has done, told to a person line by line, or to a program. */
import type { End } from '../../copies/merge.ts';
import { dateOf } from './dates-and-hashes.ts';
import type { History } from './histories.ts';
import { besides, endText, otherText } from './histories-text.ts';
import type { Since } from './skipped-numbers.ts';
import { words } from './words.ts';

/**
 * `copied`: where the copy ends; `end`: with what followed it. `passed`: the histories that were not taken. `skips`: the
 * numbers that are not issued again, by day; `isGiven`: as somebody said. `aside`: the journal that was there. `unread`: files
 * of texts; `unreadKey`: that of return slips; `unreadBookingKeys`: those of bookings.
 */
export type Restored = {
  state: string;
  copy: string;
  copied?: End;
  end: End;
  taken: History;
  passed: readonly History[];
  skips: readonly Since[];
  isGiven: boolean;
  aside?: string;
  unread: readonly string[];
  unreadKey?: string;
  unreadBookingKeys?: string;
  timeZone: string | undefined;
};

export function restoredText(restored: Restored): string[] {
  const { copied, end, taken, passed, aside, timeZone } = restored;
  return [
    ...(copied === undefined ? [] : [words.restore.copy(restored.copy, endText(copied, timeZone))]),
    ...(end.tip.seq === copied?.tip.seq
      ? []
      : [words.restore.and(end.tip.seq - (copied?.tip.seq ?? 0), endText(end, timeZone))]),
    ...(passed.length === 0 ? [] : [words.restore.taken(taken.last.path, passed.length + 1)]),
    ...passed.map(history => otherText(history, taken, timeZone)),
    ...restored.skips.map(skip => numbersText(skip, restored)),
    ...(aside === undefined ? [] : [words.restore.aside(aside)]),
    ...restored.unread.map(words.restore.unread),
    ...(restored.unreadKey === undefined ? [] : [words.restore.unreadKey(restored.unreadKey)]),
    ...(restored.unreadBookingKeys === undefined
      ? []
      : [words.restore.unreadBookingKeys(restored.unreadBookingKeys)]),
    words.restore.done(restored.state),
  ];
}

/** Moments are ms UTC. */
export function restoredForProgram(restored: Restored): object {
  const { state, copy, copied, end, taken, passed, skips, aside, unread, unreadKey, unreadBookingKeys } =
    restored;
  return {
    state,
    copy,
    ...(copied && { copied: endForProgram(copied) }),
    end: endForProgram(end),
    ...(passed.length > 0 && { taken: taken.last.path }),
    others: passed.map(other => {
      const { is, ...where } = besides(other, taken);
      return { path: other.last.path, is, ...where, end: endForProgram(other.end) };
    }),
    numbers: skips.map(skip => {
      const { day, known, to } = skip;
      const is = skipIs(skip, restored);
      return { day, is, known, above: is === 'none' ? known : to };
    }),
    ...(aside !== undefined && { aside }),
    unread,
    ...(unreadKey !== undefined && { unreadKey }),
    ...(unreadBookingKeys !== undefined && { unreadBookingKeys }),
  };
}

const endForProgram = ({ day, tip: { seq, at } }: End): object => ({ day, seq, at });

/** Why the hall goes on above that number. */
function skipIs({ to, isGuess }: Since, { isGiven }: Restored): 'given' | 'none' | 'known' | 'guessed' {
  if (isGiven) return 'given';
  if (to === 0) return 'none';
  return isGuess ? 'guessed' : 'known';
}

function numbersText(skip: Since, restored: Restored): string {
  const { numbers } = words.restore;
  const { day, known, to } = skip;
  switch (skipIs(skip, restored)) {
    case 'given':
      return numbers.given(day, to);
    case 'none':
      return numbers.none(day, known);
    case 'known':
      return numbers.known(day, known, to);
    case 'guessed':
      return numbers.guessed(day, known, to, dateOf(restored.end.tip.at, restored.timeZone));
  }
}
