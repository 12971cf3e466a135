/** English: what happened around a visit while it went its way: paper, speech, ratings, follow-ups, alarms. */

import type { Event } from '../../../core/types/events.ts';
import { type FollowUp, isOfRefusal } from '../../../core/types/follow-up.ts';
import type { Answer } from '../../../core/types/scan.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import { textOf } from '../../../text/staff/sentences.ts';
import type { Clock } from '../clock.ts';
import type { DayStory, Job } from '../day-story.ts';
import { rangeText } from './figures.ts';
import { questionText } from './questions.ts';

/** Nothing for an event that another line tells better. */
export function circumstanceText(day: DayStory, event: Event, clock: Clock): string | undefined {
  switch (event.kind) {
    case 'speech-ended':
      return speechText(day.jobs.get(event.job), event);
    case 'ticket-printed':
      return event.unconfirmed === true
        ? `${paperText(day.jobs.get(event.job))} was sent to ${event.device}, which never says whether it is out`
        : `${paperText(day.jobs.get(event.job))} was printed by ${event.device}`;
    case 'ticket-print-failed':
      return `${paperText(day.jobs.get(event.job))} was not printed by ${event.device}: ${event.why}`;
    case 'reprint-asked':
      return 'a reprint was asked for';
    case 'queues-printed':
      return 'the power had failed: the queues went on by lists on paper, in their order; how long anything took until it was back tells nothing';
    case 'power-back':
      return 'the power was back';
    case 'served-by-paper':
      return `the power had failed: it was served at ${counterText(event.counter)} (${event.queue}) by the list on paper, at ${clock.minute(event.servedAt)}`;
    case 'place-asked':
      return `held under the scanner: ${answerText(event.answer)}`;
    case 'rated': {
      const clerk = event.clerk === undefined ? '' : ` (clerk ${event.clerk})`;
      const from = event.from === 'mqtt' ? ', over MQTT' : '';
      const why = event.reason === undefined ? '' : `, for reason ${event.reason}`;
      return `rated ${event.grade} at ${counterText(event.counter)}${clerk}${from}${why}`;
    }
    case 'grade-explained':
      return `said why the grade is bad (follow-up ${event.followUp}): ${event.why}`;
    case 'follow-up-opened':
    case 'refusal-opened': {
      const { id, source } = event.followUp;
      const opened = isOfRefusal(event.followUp)
        ? `refusal ${id} awaits a supervisor's word`
        : `follow-up ${id} was opened (${source})`;
      return `${opened}: ${aboutText(event.followUp)}`;
    }
    case 'follow-up-closed':
      return `follow-up ${event.followUp} was closed: ${closedText(event)}`;
    case 'refusal-confirmed':
      return `a supervisor has confirmed the refusal ${event.refusal}: ${writtenText(event.text)}`;
    case 'refusal-overturned': {
      const slip = event.until === undefined ? '' : `, a return slip good until ${event.until}`;
      return `a supervisor has overturned the refusal ${event.refusal}${slip}: ${writtenText(event.text)}`;
    }
    case 'text-erased':
      return `what was written about follow-up ${event.of} was erased${event.by === 'retention' ? ', as its time was over' : ''}`;
    case 'alarm-raised':
      return `alarm: ${textOf(event)}`;
    case 'alarm-acknowledged':
      return `alarm seen by ${event.by}: ${day.alarms.get(event.alarm)?.text}`;
    case 'alarm-cleared':
      return `alarm over: ${day.alarms.get(event.alarm)?.text}`;
    default:
      return questionText(event);
  }
}

/** What the hall itself says of it, or what somebody wrote. */
function aboutText({ text, grade, services, queue, reason, missing = [] }: FollowUp): string {
  if (grade !== undefined) return `grade ${grade} of 5${reason === undefined ? '' : `: ${reason}`}`;
  if (services !== undefined) {
    const why = reason ?? (missing.length === 0 ? undefined : `without ${missing.join(', ')}`);
    return `${services.join(' ')} at ${queue}${why === undefined ? '' : `: ${why}`}`;
  }
  return text ?? 'nothing was written';
}

function closedText({ code, text, note }: Extract<Event, { kind: 'follow-up-closed' }>): string {
  return code === undefined ? writtenText(text ?? note) : 'the press was undone';
}

function writtenText(words: string | undefined): string {
  return words === undefined ? 'nothing was written' : `"${words}"`;
}

function paperText(job: Job | undefined): string {
  if (job?.is !== 'paper') return 'the ticket';
  const paper = job.what === 'papers' ? 'the slip of missing papers' : 'the ticket';
  return job.again ? `${paper} (marked as a reprint)` : paper;
}

function speechText(
  job: Job | undefined,
  { outcome, why }: Extract<Event, { kind: 'speech-ended' }>,
): string {
  const words = job?.is === 'speech' ? `"${job.text}"` : 'a call';
  switch (outcome) {
    case 'said':
      return `said: ${words}`;
    case 'failed':
      return `not said: ${words} (${why ?? 'the voice gave no reason'})`;
    case 'dropped':
      return why === undefined ? 'a call was not said: it was no longer true' : `not said: it came ${why}`;
  }
}

/** What the main board told. */
function answerText(answer: Answer): string {
  switch (answer.is) {
    case 'waiting': {
      const { queue, ahead, expectedMin, presumed, mayGoUntil } = answer;
      const wait = expectedMin === undefined ? '' : `, expected wait ${rangeText(expectedMin)}`;
      const desk = presumed === true ? ', and to ask if nobody had served it before' : '';
      const goes = mayGoUntil === undefined ? '' : ', and that it may go for a break';
      return `told ${ahead} ahead in the queue ${queue}${wait}${desk}${goes}`;
    }
    case 'away':
      return `stepped away from the queue ${answer.queue}, as a kiosk had been asked for`;
    case 'missed-twice':
      return 'sent to the desk: it had missed its call twice in one queue';
    case 'at-counter':
      return `told to go to ${counterText(answer.counter)}`;
    case 'left':
    case 'over':
      return 'sent to the staff';
    case 'slip-later':
      return 'told that the return slip brings no number just now';
    case 'booking-later':
      return 'told that the booking brings no number just now';
    case 'booking-another-day':
      return `told that the booking is for ${answer.day}`;
    default:
      return `told that it is no ticket of this hall today (${answer.is})`;
  }
}
