/** What people wrote goes to supervisors on a topic of its own, and to nobody with the events (R19). */
import type { Event } from '../../core/types/events.ts';
import { type FollowUp, isTextHash, withoutWords } from '../../core/types/follow-up.ts';
import type { JournalEvent } from '../../journal/journal.ts';
import type { privateFollowUp } from '../schemas/state.ts';
import type { Says } from './payloads.ts';

/** The follow-ups of which that event tells something. */
export function followUpsIn(event: Event): string[] {
  switch (event.kind) {
    case 'follow-up-opened':
    case 'refusal-opened':
      return [event.followUp.id];
    case 'follow-up-closed':
    case 'text-set-apart':
    case 'grade-explained':
      return [event.followUp];
    case 'refusal-confirmed':
    case 'refusal-overturned':
      return [event.refusal];
    case 'text-erased':
      return [event.of];
    // One that is carried stands as it stood the day before.
    default:
      return [];
  }
}

export function privateFollowUpBody(
  found: FollowUp,
  words: (hash: string) => string | undefined,
): Says<typeof privateFollowUp> {
  const { id: _, right: __, text, ...followUp } = found;
  const written = text === undefined || !isTextHash(text) ? text : words(text);
  return { ...followUp, ...(written !== undefined && { text: written }) };
}

/** As it is told to everybody: a journal of version 3 holds the words themselves. */
export function publicEvent(found: JournalEvent): JournalEvent {
  const event = found as Event;
  switch (event.kind) {
    case 'follow-up-opened':
    case 'refusal-opened':
      return { ...event, followUp: withoutWords(event.followUp) };
    case 'follow-up-closed': {
      const { note: _, ...told } = event;
      return told;
    }
    case 'carried':
      return event.what === 'follow-up' ? { ...event, followUp: withoutWords(event.followUp) } : found;
    case 'day-opened':
      return event.followUps === undefined
        ? found
        : { ...event, followUps: event.followUps.map(withoutWords) };
    default:
      return found;
  }
}
