/** A day played in the core, in a real journal that is copied, lost and put back by the real command line. */
import { join } from 'node:path';
import { vi } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import type { Journal } from '../../../daemon/journal/journal.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { opened, stateFolder, turn } from './journal.ts';
import { journalOf } from './loop-hall.ts';
import { fuzhou, type Play } from './play.ts';
import { takeTicket } from './small-hall.ts';

/** Appends what was played from its `from`th event on, as the daemon would: a transaction a moment. */
export function journalIn(state: string, game: Pick<Play, 'log'>, from = 0): void {
  const journal = opened(state);
  for (const [at, told] of Map.groupBy(game.log.slice(from), one => one.at)) {
    const events = told.map(({ event }) => event);
    journal.commit(turn(events, { at }));
  }
  journal.close();
}

/** The state folder in which the day lies then. */
export function journalled(game: Pick<Play, 'log'>): string {
  const state = stateFolder();
  journalIn(state, game);
  return state;
}

export function eventsIn(state: string): string[] {
  return withJournal(state, journal => [...journal.since(0)].map(({ event }) => event.kind));
}

/** The hall goes on: its next ticket of the loan service, journalled, on that day (opened, when it is a new one). */
export function nextTicket(state: string, day: string, at: number): string {
  return withJournal(state, journal => {
    const { hall } = rebuild(fuzhou, journal);
    const events: Event[] = [];
    const commands = [
      ...(hall.open && hall.day !== day ? [{ verb: 'close-day' } as const] : []),
      ...(hall.open && hall.day === day ? [] : [{ verb: 'open-day', day } as const]),
      takeTicket('loan'),
    ];
    for (const command of commands) {
      const outcome = handle(fuzhou, hall, command, at);
      if (isRefusal(outcome)) throw new Error(refusalText(outcome));
      events.push(...outcome);
    }
    journal.commit(turn(events, { at }));
    return events.flatMap(event => (event.kind === 'ticket-issued' ? [event.ticket] : []))[0] ?? 'none';
  });
}

function withJournal<Answer>(state: string, ask: (journal: Journal) => Answer): Answer {
  const journal = journalOf(state);
  try {
    return ask(journal);
  } finally {
    journal.close();
  }
}

export const dayFile = (state: string, day: string) => join(state, 'journal', `${day}.db`);

/** What the verbs take for now. */
export function nowIs(at: number): void {
  vi.setSystemTime(at);
}
