/** That the sessions of a day, the hall's and each institution's own, follow each other. */

import { atValue, type Finding, type Path } from '../../drivers/settings/finding.ts';
import { timeOfDayText } from '../../drivers/settings/scalars.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { WrittenSession } from '../schema/hall.ts';

export function* crossCheckSessions(draft: Draft): Generator<Finding> {
  yield* sessionsOf(draft.top.sessions, ['sessions']);
  for (const [id, { sessions }] of readEntries(draft.institutions))
    yield* sessionsOf(sessions, ['institutions', id, 'sessions']);
}

function* sessionsOf(sessions: readonly WrittenSession[] | undefined, path: Path): Generator<Finding> {
  if (sessions?.length === 0)
    yield atValue(
      path,
      'an empty list',
      'at least one session, or no sessions',
      '[{ from: 08:30, until: 12:00 }]',
    );
  let before: WrittenSession | undefined;
  for (const [index, session] of (sessions ?? []).entries()) {
    const { from, until, lastTicket } = session;
    const wrong = (key: keyof WrittenSession, ms: number, expected: string): Finding =>
      atValue([...path, index, key], timeOfDayText(ms), expected);
    if (before !== undefined && from < before.until)
      yield wrong('from', from, `${timeOfDayText(before.until)} or later, where the session before it ends`);
    if (until <= from) yield wrong('until', until, `a time after ${timeOfDayText(from)}, where it begins`);
    else if (lastTicket !== undefined && (lastTicket <= from || lastTicket > until))
      yield wrong(
        'lastTicket',
        lastTicket,
        `a time after ${timeOfDayText(from)}, at the latest ${timeOfDayText(until)}`,
      );
    before = session;
  }
}
