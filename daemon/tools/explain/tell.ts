/** The whole story of a visit, line by line. */
import { lasting } from '../../text/duration.ts';
import { meetingOf } from './meeting.ts';
import { momentText } from './moments.ts';
import { type Weights, weightsOf } from './priority.ts';
import { reasonAgainst } from './reason.ts';
import type { Call, DayStory, Moment, Story } from './story.ts';
import { type Clock, expectedText, sinceText } from './words.ts';

type Line = { seq: number; at: number; text: string };

/** `name`: of the business day. */
export function tellStory(day: DayStory, story: Story, name: string, clock: Clock): string[] {
  const lines = [...momentsOf(day, story, clock), ...overtakersOf(day, story, clock)].sort(
    (one, other) => one.seq - other.seq,
  );
  return [
    `${story.ticket} on ${name}, times of ${clock.zone}`,
    '',
    ...lines.map(({ at, text }) => `${clock.second(at)}  ${text}`),
    '',
    ...waitsOf(day, story, clock),
  ];
}

function momentsOf(day: DayStory, story: Story, clock: Clock): Line[] {
  const signed = new Set<number>();
  return story.moments.flatMap(moment => {
    const text = momentText(day, story, moment, clock);
    if (text === undefined) return [];
    const isFirst = !signed.has(moment.press);
    signed.add(moment.press);
    return [{ ...moment, text: `${text}${isFirst ? orderedBy(moment) : ''}${takenBack(moment, clock)}` }];
  });
}

/** Told once an order. Who has seen an alarm is told with it. */
function orderedBy({ event, orderedBy: user }: Moment): string {
  return user === undefined || event.kind === 'alarm-acknowledged' ? '' : ` (ordered by ${user} over MQTT)`;
}

/** Who came later and was called from its queue while it waited there. */
function overtakersOf(day: DayStory, story: Story, clock: Clock): Line[] {
  const weights = weightsOf(day);
  return day.calls.flatMap(call => {
    const text = overtakerText(day, story, call, weights, clock);
    return text === undefined ? [] : [{ ...call, text }];
  });
}

function overtakerText(
  day: DayStory,
  story: Story,
  call: Call,
  weights: Weights,
  clock: Clock,
): string | undefined {
  const { ticket, counter } = call.event;
  const called = day.visits.get(ticket);
  if (called === undefined || called === story) return undefined;
  const meeting = meetingOf(call, called, story);
  if (meeting.is !== 'overtaken') return undefined;
  const reason = reasonAgainst(call, meeting.rival, weights, clock);
  return (
    `  overtaken by ${ticket}, which waited since ${sinceText(call.from, clock)} and was called ` +
    `to counter ${counter} because ${reason}${takenBack(call, clock)}`
  );
}

function takenBack({ undoneAt }: { undoneAt?: number }, clock: Clock): string {
  return undoneAt === undefined ? '' : ` (taken back at ${clock.second(undoneAt)})`;
}

/** What it waited in each queue against what was expected when it joined. */
function waitsOf(day: DayStory, story: Story, clock: Clock): string[] {
  const calls = day.calls.filter(
    ({ event, undoneAt }) => event.ticket === story.ticket && undoneAt === undefined,
  );
  const waits = calls.map(({ event, from }) => {
    const waited = `waited ${lasting(event.waitedMs)} in the queue ${event.queue}`;
    return `${waited}, ${against(from.expectedMs, event.waitedMs)}`;
  });
  const place = story.standings.at(-1)?.place;
  if (place?.is === 'waiting')
    waits.push(`waits in the queue ${place.queue} since ${clock.second(place.since)}`);
  return waits;
}

function against(expectedMs: number | undefined, waitedMs: number): string {
  if (expectedMs === undefined || expectedMs === 0) return expectedText(expectedMs);
  const offMs = waitedMs - expectedMs;
  if (offMs === 0) return 'as expected';
  return `${lasting(Math.abs(offMs))} ${offMs > 0 ? 'more' : 'less'} than the ${lasting(expectedMs)} expected`;
}
