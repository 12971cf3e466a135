/** "Why was that number called before mine?": which call is meant, and what it had to do with the one who asks. */
import type { CounterPlace } from '../../history/visit.ts';
import type { Call, DayStory, Story } from './day-story.ts';
import { weightsOf } from './priority.ts';
import { type Reason, type Rival, reasonAgainst } from './reasons.ts';
import { type Meeting, meetingOf } from './rivals.ts';

/**
 * `first`: the call of the one who asks, where that came first. `waits`: where only priority decided, since when each waited.
 * `missedAt`: its turn came while it was away, and it was not back by then (R16).
 */
export type Answer =
  | { is: 'before'; call: Call; reason: Reason; waits?: { one: number; other: number } }
  | { is: 'elsewhere'; call: Call; queue: string }
  | { is: 'at-counter'; call: Call; place: CounterPlace; isSameStep: boolean; first?: Call }
  | { is: 'away'; call: Call; queue: string; since: number }
  | { is: 'not-issued'; call: Call; issuedAt: number }
  | { is: 'over'; call: Call; place: 'left' | 'done'; since: number }
  | { is: 'never'; leftAt?: number; missedAt?: number }
  | { is: 'waits'; queue: string; since: number; away?: true };

/** Which meeting is answered for when there are several. */
const answeredFirst: readonly Meeting['is'][] = [
  'overtaken',
  'in-one-pool',
  'behind',
  'away',
  'at-this-step',
  'in-another-queue',
  'at-another-step',
  'outside',
];
const rank = (meeting: Meeting) => answeredFirst.indexOf(meeting.is);

/** `mine` complains about `other`. */
export function answerTo(day: DayStory, mine: Story, other: Story): Answer {
  const calls = day.calls.filter(({ event }) => event.ticket === other.ticket);
  const standing = calls.filter(({ undoneAt }) => undoneAt === undefined);
  const [meant] = (standing.length > 0 ? standing : calls)
    .map(call => ({ call, meeting: meetingOf(call, other, mine) }))
    .sort((one, two) => rank(one.meeting) - rank(two.meeting) || two.call.seq - one.call.seq);
  return meant === undefined ? notCalled(other) : answerOf(day, mine, meant.call, meant.meeting);
}

function answerOf(day: DayStory, mine: Story, call: Call, meeting: Meeting): Answer {
  switch (meeting.is) {
    case 'overtaken':
    case 'in-one-pool':
    case 'behind': {
      const waits = meeting.is === 'behind' ? waitsOf(call, meeting.rival) : undefined;
      const reason = reasonAgainst(call, meeting.rival, weightsOf(day));
      return { is: 'before', call, reason, ...(waits !== undefined && { waits }) };
    }
    case 'in-another-queue':
      return { is: 'elsewhere', call, queue: meeting.rival.place.queue };
    case 'at-this-step':
    case 'at-another-step': {
      const first = day.calls.findLast(({ seq, event }) => seq < call.seq && event.ticket === mine.ticket);
      const isSameStep = meeting.is === 'at-this-step';
      return {
        is: 'at-counter',
        call,
        place: meeting.place,
        isSameStep,
        ...(first !== undefined && { first }),
      };
    }
    case 'away': {
      const { queue, since } = meeting.place;
      return { is: 'away', call, queue, since };
    }
    case 'outside': {
      const { place } = meeting;
      if (place === undefined) return { is: 'not-issued', call, issuedAt: mine.moments[0]?.at ?? call.at };
      return { is: 'over', call, place: place.is === 'left' ? 'left' : 'done', since: place.since };
    }
  }
}

/** Where only priority decided, and the called one had come earlier. */
function waitsOf({ event, from }: Call, { place }: Rival): { one: number; other: number } | undefined {
  const { by } = event.why;
  const decided = (by === 'priority' || by === 'backup') && place.bound === undefined;
  if (!decided || from.waitsSince === place.waitsSince) return undefined;
  return { one: from.waitsSince, other: place.waitsSince };
}

function notCalled({ standings }: Story): Answer {
  const place = standings.at(-1)?.place;
  if (place?.is === 'waiting' || place?.is === 'away') {
    const { queue, since } = place;
    return { is: 'waits', queue, since, ...(place.is === 'away' && { away: true }) };
  }
  if (place?.is === 'missed') return { is: 'never', missedAt: place.since };
  return { is: 'never', ...(place !== undefined && { leftAt: place.since }) };
}
