import { join } from 'node:path';
import { nextDeadline } from '../core/deadlines/next-deadline.ts';
import { emptyHall } from '../core/evolve/empty-hall.ts';
import { evolve } from '../core/evolve/evolve.ts';
import type { Event } from '../core/types/events.ts';
import type { Hall } from '../core/types/model.ts';
import type { Rules } from '../core/types/rules.ts';
import { strangeIn } from '../journal/event-shape.ts';
import type { Entry, Journal } from '../journal/journal.ts';
import { JournalTrouble } from '../journal/problem.ts';
import { words } from '../journal/words.ts';

/**
 * Rebuilds the hall from the newest business day. Throws a `JournalTrouble` at an event that is whole and that this program
 * does not know, or cannot follow: another program wrote it, or another version of this one.
 */
export function rebuild(rules: Rules, journal: Pick<Journal, 'state' | 'days' | 'replay'>): Hall {
  const hall = emptyHall(rules);
  let last: Entry | undefined;
  for (const entry of journal.replay()) {
    const strange = strangeIn(entry.event);
    if (strange !== undefined) throw foreign(journal, entry, words.found.strange(strange));
    guarded(entry, () => evolve(rules, hall, entry.event as Event, entry.at));
    last = entry;
  }
  if (last !== undefined) {
    const end = last;
    guarded(end, () => nextDeadline(rules, hall, end.at));
  }
  return hall;

  function guarded(entry: Entry, follow: () => void): void {
    try {
      follow();
    } catch (error) {
      throw foreign(journal, entry, words.found.notFollowing(String(error)));
    }
  }
}

function foreign(
  journal: Pick<Journal, 'state' | 'days'>,
  { seq, event }: Entry,
  found: string,
): JournalTrouble {
  const file = join(journal.state, 'journal', `${journal.days().at(-1)}.db`);
  return new JournalTrouble({
    kind: 'wrong-version',
    file,
    seq,
    message: words.foreign(file, seq, event.kind, found),
  });
}
