/** The whole story of a visit, line by line: its moments, who overtook it, and what it waited. */
import type { Call, DayStory, Moment, Story } from './day-story.ts';
import { weightsOf } from './priority.ts';
import { type Reason, reasonAgainst } from './reasons.ts';
import { meetingOf } from './rivals.ts';

/** Somebody came later and was called from its queue while it waited there. */
export type Overtaking = { call: Call; reason: Reason };

export function overtakingsOf(day: DayStory, story: Story): Overtaking[] {
  const weights = weightsOf(day);
  return day.calls.flatMap(call => {
    const called = day.visits.get(call.event.ticket);
    if (called === undefined || called === story) return [];
    const meeting = meetingOf(call, called, story);
    return meeting.is === 'overtaken' ? [{ call, reason: reasonAgainst(call, meeting.rival, weights) }] : [];
  });
}

/** Told once an order, at the first of its moments that is told. Who has seen an alarm is told with it. */
export function signedOnce(moments: readonly Moment[]): Map<Moment, string> {
  const signed = new Set<number>();
  const names = new Map<Moment, string>();
  for (const moment of moments) {
    const { press, orderedBy, event } = moment;
    if (!signed.has(press) && orderedBy !== undefined && event.kind !== 'alarm-acknowledged')
      names.set(moment, orderedBy);
    signed.add(press);
  }
  return names;
}

/** In one queue; `expectedMs`: what was expected when it joined. */
export type Wait =
  | { is: 'over'; queue: string; waitedMs: number; expectedMs: number | undefined }
  | { is: 'still'; queue: string; since: number };

export function waitsOf({ calls }: DayStory, { ticket, standings }: Story): Wait[] {
  const waits = calls
    .filter(({ event, undoneAt }) => event.ticket === ticket && undoneAt === undefined)
    .map(
      ({ event: { queue, waitedMs }, from: { expectedMs } }): Wait => ({
        is: 'over',
        queue,
        waitedMs,
        expectedMs,
      }),
    );
  const place = standings.at(-1)?.place;
  return place?.is === 'waiting'
    ? [...waits, { is: 'still', queue: place.queue, since: place.since }]
    : waits;
}
