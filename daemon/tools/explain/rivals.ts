/** What one visit's call has to do with another visit at that moment. */
import type { AwayPlace, CounterPlace, Place } from '../../history/visit.ts';
import { type Call, type Story, standingBefore } from './day-story.ts';
import type { Rival } from './reasons.ts';

export type Meeting =
  /** It waited in the same queue; the called one had come later, or earlier. */
  | { is: 'overtaken' | 'behind'; rival: Rival }
  /** It waited in another queue, which that counter looked at too; or did not. */
  | { is: 'in-one-pool' | 'in-another-queue'; rival: Rival }
  /** A counter had to do with it at the same step, or at another one. */
  | { is: 'at-this-step' | 'at-another-step'; place: CounterPlace }
  /** It was not there: not issued yet, done, or left. */
  | { is: 'outside'; place?: Exclude<Place, CounterPlace | AwayPlace> }
  /** It had stepped out of its queue (R16). */
  | { is: 'away'; place: AwayPlace };

/** How a call of `called` met the visit `other`. */
export function meetingOf(call: Call, called: Story, other: Story): Meeting {
  const standing = standingBefore(other, call.seq);
  const place = standing?.place;
  if (standing === undefined || place === undefined) return { is: 'outside' };
  if ('counter' in place)
    return { is: place.queue === call.event.queue ? 'at-this-step' : 'at-another-step', place };
  if (place.is === 'away') return { is: 'away', place };
  if (place.is !== 'waiting') return { is: 'outside', place };
  const rival = { ticket: other.ticket, class: standing.class, place };
  if (place.queue !== call.event.queue)
    return { is: lookedAtBoth(call, rival) ? 'in-one-pool' : 'in-another-queue', rival };
  const later =
    call.from.waitsSince === place.waitsSince
      ? called.order > other.order
      : call.from.waitsSince > place.waitsSince;
  return { is: later ? 'overtaken' : 'behind', rival };
}

/** Whether that counter looked at both: the call tells its pool. An older journal tells it only of whom it names. */
function lookedAtBoth({ event }: Call, { ticket, place }: Rival): boolean {
  const { counter, why } = event;
  if (why.pool !== undefined) return why.pool.includes(place.queue) || place.bound?.counter === counter;
  return why.runnerUp?.ticket === ticket || why.passedOver?.some(one => one.ticket === ticket) === true;
}
