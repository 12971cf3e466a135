/** That the sessions of a day, the hall's and each institution's own, follow each other. */

import type { Path } from '../../drivers/settings/finding.ts';
import { timeOfDayText } from '../../drivers/settings/scalars.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import type { WrittenSession } from '../schema/hall.ts';
import { atValue, type ConfigFinding } from './finding.ts';

export function* crossCheckSessions(draft: Draft): Generator<ConfigFinding> {
  yield* sessionsOf(draft.top.sessions, ['sessions']);
  for (const [id, { sessions }] of readEntries(draft.institutions))
    yield* sessionsOf(sessions, ['institutions', id, 'sessions']);
}

function* sessionsOf(sessions: readonly WrittenSession[] | undefined, path: Path): Generator<ConfigFinding> {
  if (sessions?.length === 0) yield atValue(path, 'no-sessions', {});
  let before: WrittenSession | undefined;
  for (const [index, session] of (sessions ?? []).entries()) {
    const { from, until, lastTicket } = session;
    const written = { from: timeOfDayText(from), until: timeOfDayText(until) };
    if (before !== undefined && from < before.until)
      yield atValue([...path, index, 'from'], 'session-too-early', {
        from: written.from,
        before: timeOfDayText(before.until),
      });
    if (until <= from) yield atValue([...path, index, 'until'], 'session-ends-early', written);
    else if (lastTicket !== undefined && (lastTicket <= from || lastTicket > until))
      yield atValue([...path, index, 'lastTicket'], 'last-ticket-outside', {
        ...written,
        lastTicket: timeOfDayText(lastTicket),
      });
    before = session;
  }
}
