/** `one-ticket explain TICKET` */
import type { Event } from '../../core/types/events.ts';
import { readDay } from '../../journal/reader.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { callCounters } from '../../text/counters.ts';
import { tellJson } from '../../text/told-json.ts';
import { clockIn } from './clock.ts';
import { answerTo } from './complaint.ts';
import { type DayStory, type Story, storyOf } from './day-story.ts';
import { type Later, laterOf, leftOpen } from './later-days.ts';
import { inWords, withTextsOf } from './texts.ts';
import { overtakingsOf, waitsOf } from './visit-story.ts';
import { words } from './words.ts';

export type ExplainOptions = { state: string; day?: string; against?: string; json?: true };

/** The story goes to stdout, what is wrong to stderr; returns the exit code. */
export function explain(ticket: string, { state, day, against, json }: ExplainOptions): number {
  const read = readDay(state, day);
  if (!read.ok) return failed(read.message, read.fault);
  const { entries } = read;
  callAsOn(entries.map(({ event }) => event as Event));
  const { story, mine, later } = withTextsOf(state, words.gone, told => {
    const day = storyOf(entries.map(entry => ({ ...entry, event: inWords(entry.event as Event, told) })));
    const asked = find(day, ticket);
    const open = asked === undefined || against !== undefined ? new Set<string>() : leftOpen(day, asked);
    return { story: day, mine: asked, later: laterOf(state, read.day, open, told) };
  });
  const clock = clockIn(story.timeZone);
  if (mine === undefined) return failed(notIssued(story, ticket, read.day), 'usage');
  if (against === undefined) {
    if (json) return told({ day: read.day, ticket: mine.ticket, ...partsOf(story, mine, later) });
    return say(words.tellStory(story, mine, { name: read.day, clock, later }).join('\n'));
  }
  const other = find(story, against);
  if (other === undefined) return failed(notIssued(story, against, read.day), 'usage');
  if (other === mine) {
    return failed(words.faults.itself(mine.ticket), 'usage');
  }
  if (json)
    return told({
      day: read.day,
      ticket: mine.ticket,
      against: other.ticket,
      ...answerTo(story, mine, other),
    });
  return say(words.sentenceAgainst(story, mine, other, clock));
}

/** The counters by the names that they had when that day ended; in a journal older than layouts they have none. */
function callAsOn(events: readonly Event[]): void {
  const layouts = events.flatMap(event => ('layout' in event && event.layout ? [event.layout] : []));
  callCounters(layouts.at(-1)?.counters ?? []);
}

function told(found: object): number {
  tellJson(found);
  return exitCodes.ok;
}

/** Its events as the journal has them, its waits, who was called before it though they came later, and what later days closed. */
function partsOf(story: DayStory, mine: Story, later: Later): object {
  return {
    events: mine.moments.map(({ seq, at, event, orderedBy, undoneAt }) => ({
      seq,
      at,
      ...event,
      orderedBy,
      undoneAt,
    })),
    waits: waitsOf(story, mine),
    overtakenBy: overtakingsOf(story, mine).map(({ call: { seq, at, event }, reason }) => {
      return { seq, at, ticket: event.ticket, counter: event.counter, reason };
    }),
    later: later.events.map(({ day, seq, at, event }) => ({ day, seq, at, ...event })),
  };
}

function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return exitCodes.ok;
}

/** As it is printed, or typed in small letters. */
function find({ visits }: DayStory, ticket: string): Story | undefined {
  return visits.get(ticket) ?? visits.get(ticket.toUpperCase());
}

const nearestTold = 3;

function notIssued({ visits }: DayStory, ticket: string, day: string): string {
  const asked = Number(/\d+/.exec(ticket)?.[0] ?? 0);
  const nearest = [...visits.values()]
    .sort((one, other) => Math.abs(one.number - asked) - Math.abs(other.number - asked))
    .slice(0, nearestTold)
    .map(story => story.ticket);
  return words.faults.notIssued({ ticket, day, issued: visits.size, nearest });
}
