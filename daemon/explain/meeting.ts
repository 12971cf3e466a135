/** What one visit's call has to do with another visit at that moment. */
import type { VisitClass } from '../core/rules.ts';
import type { CounterPlace, Place } from './place.ts';
import { type Rival, rivalPriority } from './reason.ts';
import { type Call, type DayStory, type Story, standingBefore } from './story.ts';

export type Meeting =
  /** It waited in the same queue; the called one had joined later, or earlier. */
  | { is: 'overtaken' | 'behind'; rival: Rival }
  /** It waited in another queue, which that counter looked at too; or did not. */
  | { is: 'in-one-pool' | 'in-another-queue'; rival: Rival }
  /** A counter had to do with it at the same step, or at another one. */
  | { is: 'at-this-step' | 'at-another-step'; place: CounterPlace }
  /** It was not there: not issued yet, done, or left. */
  | { is: 'outside'; place?: Exclude<Place, CounterPlace> };

/** How a call of `called` met the visit `other`. */
export function meetingOf(
  day: DayStory,
  call: Call,
  called: Story,
  other: Story,
  weights: ReadonlyMap<VisitClass, number>,
): Meeting {
  const standing = standingBefore(other, call.seq);
  const place = standing?.place;
  if (standing === undefined || place === undefined) return { is: 'outside' };
  if ('counter' in place)
    return { is: place.queue === call.event.queue ? 'at-this-step' : 'at-another-step', place };
  if (place.is !== 'waiting') return { is: 'outside', place };
  const rival = { ticket: other.ticket, class: standing.class, place };
  if (place.queue !== call.event.queue)
    return { is: lookedAtBoth(day, call, rival, weights) ? 'in-one-pool' : 'in-another-queue', rival };
  const later =
    call.from.joinedAt === place.joinedAt ? called.order > other.order : call.from.joinedAt > place.joinedAt;
  return { is: later ? 'overtaken' : 'behind', rival };
}

/**
 * Whether that counter chose between the two: the call says so; or the counter calls from that queue too, and the
 * rival's priority, not above the runner-up's, does not contradict it.
 */
function lookedAtBoth(
  day: DayStory,
  call: Call,
  rival: Rival,
  weights: ReadonlyMap<VisitClass, number>,
): boolean {
  const { counter, why } = call.event;
  const { ticket, place } = rival;
  if (why.runnerUp?.ticket === ticket || why.passedOver?.some(one => one.ticket === ticket) === true)
    return true;
  const serves = day.calls.some(
    ({ event }) => event.counter === counter && event.queue === place.queue && event.why.by === 'priority',
  );
  const priorityMs = rivalPriority(call, rival, weights);
  return (
    serves && why.runnerUp !== undefined && priorityMs !== undefined && priorityMs <= why.runnerUp.priorityMs
  );
}
