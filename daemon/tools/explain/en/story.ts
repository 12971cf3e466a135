/** English: the whole story of a visit, line by line. */
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import { lasting } from '../../../text/duration.ts';
import type { Clock } from '../clock.ts';
import type { DayStory, Story } from '../day-story.ts';
import type { Later } from '../later-days.ts';
import { type Overtaking, overtakingsOf, signedOnce, type Wait, waitsOf } from '../visit-story.ts';
import { circumstanceText } from './circumstances.ts';
import { expectedText, sinceText } from './figures.ts';
import { momentText } from './moments.ts';
import { reasonText } from './reasons.ts';

type Line = { seq: number; at: number; text: string };

/** `name`: of the business day. */
export function tellStory(
  day: DayStory,
  story: Story,
  { name, clock, later }: { name: string; clock: Clock; later: Later },
): string[] {
  const overtaken = overtakingsOf(day, story).map(
    (one): Line => ({ ...one.call, text: overtakenText(one, story.ticket, clock) }),
  );
  const lines = [...momentsOf(day, story, clock), ...overtaken].sort((one, other) => one.seq - other.seq);
  return [
    `${story.ticket} on ${name}, times of ${clock.zone}`,
    '',
    ...lines.map(({ at, text }) => `${clock.second(at)}  ${text}`),
    ...laterLines(day, later, clock),
    '',
    ...waitsOf(day, story).map(wait => waitText(wait, clock)),
  ];
}

function momentsOf(day: DayStory, story: Story, clock: Clock): Line[] {
  const told = story.moments.flatMap(moment => {
    const text = momentText(day, story, moment, clock);
    return text === undefined ? [] : [{ moment, text }];
  });
  const signed = signedOnce(told.map(({ moment }) => moment));
  return told.map(({ moment, text }) => {
    const user = signed.get(moment);
    const orderedBy = user === undefined ? '' : ` (ordered by ${user} over MQTT)`;
    return { ...moment, text: `${text}${orderedBy}${takenBack(moment, clock)}` };
  });
}

/** What outlived the day, with the day on which it happened. */
function laterLines(day: DayStory, { events, open, until, unread }: Later, clock: Clock): string[] {
  return [
    ...events.map(({ day: on, at, event }) => {
      const orderedBy = event.orderedBy === undefined ? '' : ` (ordered by ${event.orderedBy} over MQTT)`;
      return `${on} ${clock.second(at)}  ${circumstanceText(day, event, clock)}${orderedBy}`;
    }),
    ...(until === undefined ? [] : open.map(id => `${until}  ${id} was still open`)),
    ...(unread === undefined ? [] : [`what came after that is not known: ${unread}`]),
  ];
}

function overtakenText({ call, reason }: Overtaking, mine: string, clock: Clock): string {
  const { ticket, counter } = call.event;
  return (
    `  overtaken by ${ticket}, which waited since ${sinceText(call.from, clock)} and was called ` +
    `to ${counterText(counter)} because ${reasonText(reason, call, mine, clock)}${takenBack(call, clock)}`
  );
}

function takenBack({ undoneAt }: { undoneAt?: number }, clock: Clock): string {
  return undoneAt === undefined ? '' : ` (taken back at ${clock.second(undoneAt)})`;
}

/** What it waited in each queue against what was expected when it joined. */
function waitText(wait: Wait, clock: Clock): string {
  if (wait.is === 'still') return `waits in the queue ${wait.queue} since ${clock.second(wait.since)}`;
  const { queue, waitedMs, expectedMs } = wait;
  return `waited ${lasting(waitedMs)} in the queue ${queue}, ${against(expectedMs, waitedMs)}`;
}

function against(expectedMs: number | undefined, waitedMs: number): string {
  if (expectedMs === undefined || expectedMs === 0) return expectedText(expectedMs);
  const offMs = waitedMs - expectedMs;
  if (offMs === 0) return 'as expected';
  return `${lasting(Math.abs(offMs))} ${offMs > 0 ? 'more' : 'less'} than the ${lasting(expectedMs)} expected`;
}
