/** The answer to "why was that number called before mine?", in one sentence. */

import type { CounterPlace } from '../../history/visit.ts';
import { type Meeting, meetingOf } from './meeting.ts';
import { type Weights, weightsOf } from './priority.ts';
import { type Rival, reasonAgainst } from './reason.ts';
import type { Call, DayStory, Story } from './story.ts';
import type { Clock } from './words.ts';

/** `mine` complains about `other`. */
type Complaint = {
  day: DayStory;
  mine: Story;
  other: Story;
  weights: Weights;
  clock: Clock;
};

/** Which meeting is answered for when there are several. */
const answeredFirst: readonly Meeting['is'][] = [
  'overtaken',
  'in-one-pool',
  'behind',
  'at-this-step',
  'in-another-queue',
  'at-another-step',
  'outside',
];

export function sentenceAgainst(day: DayStory, mine: Story, other: Story, clock: Clock): string {
  const complaint = { day, mine, other, weights: weightsOf(day), clock };
  const calls = day.calls.filter(({ event }) => event.ticket === other.ticket);
  const standing = calls.filter(({ undoneAt }) => undoneAt === undefined);
  const [told] = (standing.length > 0 ? standing : calls)
    .map(call => ({ call, meeting: meetingOf(call, other, mine) }))
    .sort((one, two) => rank(one.meeting) - rank(two.meeting) || two.call.seq - one.call.seq);
  if (told === undefined) return `${notCalled(other, clock)}.`;
  const { undoneAt } = told.call;
  const takenBack =
    undoneAt === undefined ? '' : `; that press was wrong and was taken back at ${clock.minute(undoneAt)}`;
  return `${answer(complaint, told.call, told.meeting)}${takenBack}.`;
}

const rank = (meeting: Meeting) => answeredFirst.indexOf(meeting.is);

function answer(complaint: Complaint, call: Call, meeting: Meeting): string {
  const { mine, other, weights, clock } = complaint;
  const { counter, queue } = call.event;
  const called = `${other.ticket} was called ${calledAt(call, clock)}`;
  switch (meeting.is) {
    case 'overtaken':
    case 'in-one-pool':
    case 'behind': {
      const longer = meeting.is === 'behind' ? waitedLonger(call, meeting.rival, clock) : '';
      const reason = reasonAgainst(call, meeting.rival, weights, clock);
      return `${other.ticket} was called before ${mine.ticket} ${calledAt(call, clock)} because ${longer}${reason}`;
    }
    case 'in-another-queue':
      return (
        `The two cannot be compared: ${called} from the queue ${queue} while ${mine.ticket} waited in the queue ` +
        `${meeting.rival.place.queue}, ${call.event.why.pool === undefined ? `of which that day's journal does not tell whether counter ${counter} looked there` : `where counter ${counter} did not look then`}`
      );
    case 'at-this-step':
    case 'at-another-step':
      return `${called}${beside(complaint, call, meeting.is, meeting.place)}`;
    case 'outside': {
      const { place } = meeting;
      if (place === undefined) {
        const issuedAt = mine.moments[0]?.at ?? call.at;
        return `${called} before ${mine.ticket} was issued (${clock.minute(issuedAt)})`;
      }
      return `${called} when ${mine.ticket} did not wait: it ${place.is === 'left' ? 'had left' : 'was done'} at ${clock.minute(place.since)}`;
    }
  }
}

/** Where only priority decided, who had come earlier is said too. */
function waitedLonger({ event, from }: Call, { ticket, place }: Rival, clock: Clock): string {
  const { by } = event.why;
  const decided = (by === 'priority' || by === 'backup') && place.bound === undefined;
  if (!decided || from.waitsSince === place.waitsSince) return '';
  const [one, two] = [clock.second(from.waitsSince), clock.second(place.waitsSince)];
  return `it waited since ${one} (${ticket} since ${two}) and `;
}

/** What the complaining one did when the other was called, while no queue had it. */
function beside(
  { day, mine, clock }: Complaint,
  call: Call,
  is: 'at-this-step' | 'at-another-step',
  { is: place, counter, queue, since }: CounterPlace,
): string {
  switch (place) {
    case 'parked':
      return ` while ${mine.ticket} was parked: counter ${counter} had sent it away for something at ${clock.minute(since)}`;
    case 'missed':
      return ` while ${mine.ticket} was missed: counter ${counter} had called it, it did not come, and it was missed at ${clock.minute(since)}`;
    case 'called':
    case 'serving': {
      if (is === 'at-another-step')
        return ` while ${mine.ticket} was itself at counter ${counter} (${queue})`;
      const first = day.calls.findLast(({ seq, event }) => seq < call.seq && event.ticket === mine.ticket);
      return ` after ${mine.ticket}, which was called ${first === undefined ? 'first' : calledAt(first, clock)}`;
    }
  }
}

function calledAt({ event, at }: Call, clock: Clock): string {
  return `at counter ${event.counter} (${clock.minute(at)})`;
}

function notCalled({ ticket, standings }: Story, clock: Clock): string {
  const place = standings.at(-1)?.place;
  if (place?.is === 'waiting')
    return `${ticket} has not been called: it waits in the queue ${place.queue} since ${clock.minute(place.since)}`;
  const ended = place === undefined ? '' : `: it left at ${clock.minute(place.since)}`;
  return `${ticket} was never called${ended}`;
}
