/** English: the answer to "why was that number called before mine?", in one sentence. */

import { counterInEnglish as counterText } from '../../../text/counters.ts';
import type { Clock } from '../clock.ts';
import { type Answer, answerTo } from '../complaint.ts';
import type { Call, DayStory, Story } from '../day-story.ts';
import { reasonText } from './reasons.ts';

/** `mine` complains about `other`. */
export function sentenceAgainst(day: DayStory, mine: Story, other: Story, clock: Clock): string {
  return answerSentence(answerTo(day, mine, other), mine.ticket, other.ticket, clock);
}

export function answerSentence(answer: Answer, mine: string, other: string, clock: Clock): string {
  const undoneAt = 'call' in answer ? answer.call.undoneAt : undefined;
  const takenBack =
    undoneAt === undefined ? '' : `; that press was wrong and was taken back at ${clock.minute(undoneAt)}`;
  return `${answerText(answer, mine, other, clock)}${takenBack}.`;
}

function answerText(answer: Answer, mine: string, other: string, clock: Clock): string {
  const called = 'call' in answer ? `${other} was called ${calledAt(answer.call, clock)}` : '';
  switch (answer.is) {
    case 'before': {
      const { call, reason, waits } = answer;
      const longer =
        waits === undefined
          ? ''
          : `it waited since ${clock.second(waits.one)} (${mine} since ${clock.second(waits.other)}) and `;
      const why = reasonText(reason, call, mine, clock);
      return `${other} was called before ${mine} ${calledAt(call, clock)} because ${longer}${why}`;
    }
    case 'elsewhere': {
      const { counter, queue, why } = answer.call.event;
      const looked =
        why.pool === undefined
          ? `of which that day's journal does not tell whether ${counterText(counter)} looked there`
          : `where ${counterText(counter)} did not look then`;
      return `The two cannot be compared: ${called} from the queue ${queue} while ${mine} waited in the queue ${answer.queue}, ${looked}`;
    }
    case 'at-counter':
      return `${called} ${besideText(answer, mine, clock)}`;
    case 'away':
      return `${called} while ${mine} was away: it had stepped out of the queue ${answer.queue} at ${clock.minute(answer.since)}`;
    case 'not-issued':
      return `${called} before ${mine} was issued (${clock.minute(answer.issuedAt)})`;
    case 'over': {
      const how = answer.place === 'left' ? 'had left' : 'was done';
      return `${called} when ${mine} did not wait: it ${how} at ${clock.minute(answer.since)}`;
    }
    case 'never': {
      const { leftAt, missedAt } = answer;
      if (missedAt !== undefined)
        return `${other} was never called: its turn came while it was away, and it was missed at ${clock.minute(missedAt)}`;
      return `${other} was never called${leftAt === undefined ? '' : `: it left at ${clock.minute(leftAt)}`}`;
    }
    case 'waits':
      return `${other} has not been called: it ${answer.away === true ? 'is away from' : 'waits in'} the queue ${answer.queue} since ${clock.minute(answer.since)}`;
  }
}

/** What the complaining one did when the other was called, while no queue had it. */
function besideText(
  { place, isSameStep, first }: Extract<Answer, { is: 'at-counter' }>,
  mine: string,
  clock: Clock,
): string {
  const { is, counter, queue, since } = place;
  switch (is) {
    case 'parked':
      return `while ${mine} was parked: ${counterText(counter)} had sent it away for something at ${clock.minute(since)}`;
    case 'missed':
      return `while ${mine} was missed: ${counterText(counter)} had called it, it did not come, and it was missed at ${clock.minute(since)}`;
    case 'called':
    case 'serving':
      return isSameStep
        ? `after ${mine}, which was called ${first === undefined ? 'first' : calledAt(first, clock)}`
        : `while ${mine} was itself at ${counterText(counter)} (${queue})`;
  }
}

function calledAt({ event, at }: Call, clock: Clock): string {
  return `at ${counterText(event.counter)} (${clock.minute(at)})`;
}
