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
import { textNews } from '../journal/texts/news.ts';
import { words } from '../journal/words.ts';

export type Rebuilding = {
  /** The next event of the newest day. The first that is not known, or cannot be followed, is kept for the end. */
  take(entry: Entry): void;
  /**
   * When all were taken. Throws a `JournalTrouble` at an event that is whole and that this program does not know, or cannot follow:
   * another program wrote it, or another version of this one.
   */
  end(journal: Pick<Journal, 'state' | 'days'>): Rebuilt;
};

/** `texts`: the entries of the day that tell of what people wrote. */
export type Rebuilt = { hall: Hall; texts: readonly Entry[] };

/** Rebuilds the hall, event by event: while the journal is proved, or from one that is open. */
export function openRebuilding(rules: Rules): Rebuilding {
  const hall = emptyHall(rules);
  const texts: Entry[] = [];
  let last: Entry | undefined;
  let wrong: { entry: Entry; found: string } | undefined;

  return {
    take(entry) {
      if (wrong !== undefined) return;
      const strange = strangeIn(entry.event);
      if (strange !== undefined) {
        wrong = { entry, found: words.found.strange(strange) };
        return;
      }
      const event = entry.event as Event;
      try {
        evolve(rules, hall, event, entry.at);
      } catch (error) {
        wrong = { entry, found: words.found.notFollowing(String(error)) };
        return;
      }
      if (textNews(event).length > 0) texts.push(entry);
      last = entry;
    },
    end(journal) {
      try {
        if (wrong === undefined && last !== undefined) nextDeadline(rules, hall, last.at);
      } catch (error) {
        if (last !== undefined) wrong = { entry: last, found: words.found.notFollowing(String(error)) };
      }
      if (wrong !== undefined) throw foreign(journal, wrong.entry, wrong.found);
      return { hall, texts };
    },
  };
}

/** The newest business day of a journal that is open. Throws like `end`. */
export function rebuild(rules: Rules, journal: Pick<Journal, 'state' | 'days' | 'replay'>): Rebuilt {
  const rebuilding = openRebuilding(rules);
  for (const entry of journal.replay()) rebuilding.take(entry);
  return rebuilding.end(journal);
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
