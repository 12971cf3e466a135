/** English: one event of a visit's way. */

import type { Event } from '../../../core/types/events.ts';
import type { VisitStep } from '../../../core/types/model.ts';
import type { CreditFor, WaitingPlace } from '../../../history/visit.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import { lasting } from '../../../text/duration.ts';
import type { Clock } from '../clock.ts';
import { type DayStory, type Moment, type Story, waitingFrom } from '../day-story.ts';
import { circumstanceText } from './circumstances.ts';
import { classText } from './classes.ts';
import { expectedText, rangeText } from './figures.ts';
import { casesText, finishedText, markText, outcomeText } from './outcomes.ts';
import { callReasons } from './reasons.ts';
import { slipText } from './return-slips.ts';

type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Nothing for an event that another line tells better. */
export function momentText(day: DayStory, story: Story, moment: Moment, clock: Clock): string | undefined {
  const { event } = moment;
  switch (event.kind) {
    case 'ticket-issued':
      return issuedText(event);
    case 'service-added':
      return `${event.service} was added to the ticket; its way: ${wayText(event.steps)}`;
    case 'return-slip-issued':
    case 'return-slip-used':
    case 'booking-used':
      return slipText(event);
    case 'visit-queued':
      return queuedText(event, story, moment, clock);
    case 'visit-called':
      return calledText(day, event, moment);
    case 'visit-recalled':
      return `called again to ${counterText(event.counter)}: call ${event.call}`;
    case 'fetch-asked':
      return `it had not come to ${counterText(event.counter)}: the desk was asked to fetch it`;
    case 'visit-started':
      return startedText(event);
    case 'came-or-missed-asked':
      return `next was pressed at ${counterText(event.counter)}, and nobody knew whether it had come: the clerk was asked`;
    case 'service-picked':
    case 'outcome-marked':
    case 'marks-cleared':
      return markText(event);
    case 'step-finished':
      return finishedText(event, moment);
    case 'cases-finished':
      return casesText(event, moment);
    case 'route-chosen':
      return chosenText(event);
    case 'visit-transferred':
      return transferredText(event);
    case 'visit-parked':
      return `parked: ${counterText(event.counter)} sent it away for something`;
    case 'visit-resumed':
      return event.missed === true
        ? `came to ${counterText(event.counter)} after its missed call, and was taken at once by its number`
        : `taken up again by ${counterText(event.counter)}`;
    case 'visit-stepped-away':
      return `stepped out of the queue ${event.queue}${keyText(event)}; it keeps its place and is not called${event.free === true ? '; it had been told that it may, for a break' : ''}`;
    case 'visit-may-go':
      return mayGoText(event.until, clock);
    case 'visit-due':
      return `its turn came while it was away: ${counterText(event.counter)} passed it over`;
    case 'visit-stepped-back':
      return `back after ${lasting(event.awayMs)}: ${event.due === true ? 'its turn had come, and it stands behind the next one' : 'its turn had not come, and it has its old place'}`;
    case 'visit-missed':
      if (event.away === true)
        return `missed: its turn had come at ${counterText(event.counter)}, and it was not back in time`;
      return `missed: it did not come to ${counterText(event.counter)}`;
    case 'visit-rejoined':
      return rejoinedText(event);
    case 'visit-reopened':
      return reopenedText(event, story, moment);
    case 'visit-done':
      return `done: ${outcomeText(event.outcome, event.services)}`;
    case 'visit-left':
      return `left: ${leavings.get(event.reason) ?? `"${event.reason}"`}`;
    case 'class-set':
      return classText(event);
    case 'press-undone': {
      const asked = event.wronglyCalled === story.ticket ? '; it was asked to wait on' : '';
      return `${counterText(event.counter)} took back its press ${event.undone}${asked}`;
    }
    default:
      return circumstanceText(day, event, clock);
  }
}

/** The reasons that the core gives itself; others are somebody's own words. */
const leavings: ReadonlyMap<string, string> = new Map([
  ['closing', 'the day ended'],
  ['missed', 'it did not come back in time after its missed call'],
]);

function rejoinedText(event: Of<'visit-rejoined'>): string {
  if (event.parked === true)
    return 'came back for the counter that had sent it away for something; that is not open, and its queue has it again';
  const { reason } = event;
  return `came back after its missed call${keyText(event)}${reason === undefined ? '' : `: "${reason}"`}`;
}

function mayGoText(until: number, clock: Clock): string {
  return `told that it is not called before a break is over: it may go until ${clock.minute(until)}, and its turn does not come while it is away until then`;
}

function keyText({ counter }: { counter?: string | undefined }): string {
  return counter === undefined ? '' : ` (key at ${counterText(counter)})`;
}

function issuedText(event: Of<'ticket-issued'>): string {
  const { number, services, steps, ahead, estimate } = event;
  const told =
    estimate === undefined ? 'no expected wait was printed' : `expected wait ${rangeText(estimate.first)}`;
  const whole = estimate?.route === undefined ? '' : `, ${rangeText(estimate.route)} for the whole way`;
  return [
    `issued with number ${number} for ${services.join(' and ')}, class ${event.class}`,
    ...(event.asked === 'green' || event.unconfirmed === true
      ? ['green was asked for and waits to be confirmed']
      : []),
    ...(event.cases === undefined ? [] : [`${event.cases} cases`]),
    `way: ${wayText(steps)}`,
    `${ahead} ahead, ${told}${whole}`,
    ...(event.mayNotFinish === true ? ['the ticket says that it may not be finished today'] : []),
  ].join('; ');
}

function wayText(steps: readonly VisitStep[]): string {
  return steps
    .map(step => (step.is === 'queue' ? step.queue : (step.chosen ?? step.among.join(' or '))))
    .join(' → ');
}

function queuedText(
  event: Of<'visit-queued'>,
  story: Story,
  { seq, at, before }: Moment,
  clock: Clock,
): string {
  const { queue, joinedAt, bound, expectedMs } = event;
  const keeps =
    bound === undefined
      ? undefined
      : `kept for ${counterText(bound.counter)}${bound.until === undefined ? '' : ` until ${clock.second(bound.until)}`}`;
  const place = before?.place;
  if (place?.is === 'waiting' && place.queue === queue)
    return keeps ?? `waits on in the queue ${queue} for any of its counters`;
  return [
    `joined the queue ${queue}`,
    ...(joinedAt === at ? [] : [`counted as joined at ${clock.second(joinedAt)}`]),
    ...creditText(waitingFrom(story, seq)),
    ...(keeps === undefined ? [] : [keeps]),
    expectedText(expectedMs),
  ].join(', ');
}

function reopenedText(
  { reason, place, counter }: Of<'visit-reopened'>,
  story: Story,
  { seq }: Moment,
): string {
  if (place === undefined) return `opened again${keyText({ counter })}: "${reason}"`;
  const goesOn = 'the day had been closed by mistake and goes on: it';
  if (place.is === 'away') return `${goesOn} is away from the queue ${place.queue} as before`;
  if (place.is !== 'waiting') return `${goesOn} is ${place.is} at ${counterText(place.counter)} as before`;
  const was = story.standings.findLast(one => one.seq < seq && one.place.is !== 'left')?.place;
  const where = `waits in the queue ${place.queue}`;
  if (was?.is !== 'called' && was?.is !== 'serving') return `${goesOn} ${where} as before`;
  const credit = creditText(waitingFrom(story, seq)).map(text => `, ${text}`);
  return `${goesOn} had been at ${counterText(was.counter)} and ${where} before all who waited there${credit.join('')}`;
}

function creditText(place: WaitingPlace | undefined): string[] {
  if (place === undefined || place.creditMs === 0) return [];
  const { creditMs, creditFor } = place;
  const why = creditFor === undefined ? '' : ` ${creditReasons[creditFor]}`;
  return [`with ${creditMs < 0 ? '−' : ''}${lasting(Math.abs(creditMs))} credit${why}`];
}

const creditReasons: Record<CreditFor, string> = {
  waits: 'for having waited before',
  soon: 'for a step that should come soon',
  'waits-and-soon': 'for having waited before and for a step that should come soon',
  behind: 'as the one has before it',
  class: 'so that its priority went on unbroken when its class was set',
  first: 'so that it stands there',
};

function calledText(day: DayStory, event: Of<'visit-called'>, { seq }: Moment): string {
  const call = day.calls.find(one => one.seq === seq);
  const why = call === undefined ? '' : `: ${callReasons(call)}`;
  return `called to ${counterText(event.counter)} after waiting ${lasting(event.waitedMs)}${why}`;
}

function startedText({ counter, by }: Of<'visit-started'>): string {
  switch (by) {
    case 'key':
      return `served at ${counterText(counter)}: the clerk pressed start`;
    case 'time':
      return `presumed to have come to ${counterText(counter)}: nobody pressed start in time`;
    case 'finish':
      return `served at ${counterText(counter)}: the clerk finished it without pressing start`;
    case 'act':
      return `served at ${counterText(counter)}: another key told that it had come`;
  }
}

function chosenText({ choice, queue, by, counter }: Of<'route-chosen'>): string {
  const goes = `its ${choice} is ${queue}`;
  switch (by) {
    case 'clerk':
      return counter === undefined
        ? `${goes}: a clerk chose it`
        : `${goes}: chosen at ${counterText(counter)}`;
    case 'shortest':
      return `${goes}: the shortest wait was expected there`;
    case 'default':
      return `${goes}: nobody chose, and that is its default`;
  }
}

function transferredText(event: Of<'visit-transferred'>): string {
  const { counter, queue, to, when, returns, reason } = event;
  const goal = to === undefined ? `the queue ${queue}` : `${counterText(to)} (queue ${queue})`;
  const words = [
    `sent by ${counterText(counter)} to ${goal}${when === 'after' ? ' once this step is finished' : ''}`,
    ...(returns === true ? ['to come here again afterwards'] : []),
  ].join(', ');
  if (reason === 'misrouted') return `${words}: misrouted, so it keeps the time at which it had joined`;
  return reason === undefined ? words : `${words}: "${reason}"`;
}
