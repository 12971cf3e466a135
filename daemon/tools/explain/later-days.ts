/** What became on later days of a visit's follow-ups and questions (R17): each outlives its day until somebody has closed it. */
import type { Event } from '../../core/types/events.ts';
import { daysOf, tellDay } from '../../journal/reader.ts';
import type { DayEvent, DayStory, Story } from './day-story.ts';
import { inWords } from './texts.ts';

export type LaterEvent = DayEvent & { day: string };
/** `open`: what nobody had closed on the last day that was read. `unread`: why the days from there on are not known. */
export type Later = {
  events: readonly LaterEvent[];
  open: readonly string[];
  until?: string;
  unread?: string;
};

export const nothingLater: Later = { events: [], open: [] };

/** More days are not read for one ticket: a month of big days is read in seconds. */
const daysAtMost = 31;

export function laterOf(
  state: string,
  day: string,
  open: ReadonlySet<string>,
  words: (text: string) => string,
): Later {
  const found = open.size === 0 ? undefined : daysOf(state);
  if (found === undefined || !found.ok) return nothingLater;
  const events: LaterEvent[] = [];
  const left = new Set(open);
  let until: string | undefined;
  for (const later of found.days.filter(one => one > day).slice(0, daysAtMost)) {
    if (left.size === 0) break;
    const read = tellDay(state, later, ({ seq, at, event: written }) => {
      const event = written as Event;
      const { of, closes } = subjectOf(event);
      if (of === undefined || !open.has(of)) return;
      events.push({ seq, at, day: later, event: inWords(event, words) });
      if (closes) left.delete(of);
    });
    if (!read.ok)
      return { events, open: [...left], ...(until !== undefined && { until }), unread: read.message };
    until = later;
  }
  return { events, open: [...left], ...(until !== undefined && { until }) };
}

/** The visit's own that its day did not close. */
export function leftOpen({ followUps }: DayStory, { ticket, moments }: Story): Set<string> {
  const closed = new Set(
    moments.flatMap(({ event }) => {
      const { of, closes } = subjectOf(event);
      return closes && of !== undefined ? [of] : [];
    }),
  );
  return new Set([...followUps].flatMap(([id, whose]) => (whose === ticket && !closed.has(id) ? [id] : [])));
}

/** Of which follow-up or question it tells. */
function subjectOf(event: Event): { of?: string; closes: boolean } {
  switch (event.kind) {
    case 'follow-up-closed':
      return { of: event.followUp, closes: true };
    case 'refusal-confirmed':
    case 'refusal-overturned':
      return { of: event.refusal, closes: true };
    case 'question-closed':
      return { of: event.question, closes: true };
    case 'question-written':
    case 'question-passed':
    case 'question-accepted':
      return { of: event.question, closes: false };
    case 'text-erased':
      return { of: event.of, closes: false };
    default:
      return { closes: false };
  }
}
