/** Which steps are done again by whoever comes back, and where they begin. */
import type { Visit, VisitStep } from '../types/model.ts';
import { mergedWay } from './route.ts';

type WayAgain = Pick<Visit, 'steps' | 'step'>;

/** Its steps, and the one that it had reached; none for what was approved, and for who is still in the hall. */
export function wayAgain(visit: Visit): WayAgain | undefined {
  const { place, steps, step, ended = [] } = visit;
  if (place.is === 'left') return { steps, step };
  if (place.is !== 'done') return undefined;
  if (ended.length > 0) {
    // Where nothing was approved, the last step itself is done again.
    const passed = steps.slice(0, place.outcome === 'approved' ? step + 1 : step);
    return { steps: [...passed, ...mergedWay(ended.flatMap(({ way }) => way))], step: passed.length };
  }
  // In a journal older than outcomes per service.
  return place.outcome === 'approved' ? undefined : { steps: steps.map(withoutDone(step)), step };
}

function withoutDone(index: number): (step: VisitStep, at: number) => VisitStep {
  return (step, at) => (at === index ? open(step) : step);
}

function open(step: VisitStep): VisitStep {
  const { doneAt: _, presumed: __, casesDone: ___, ...rest } = step;
  return rest;
}

/**
 * The earliest step that was finished while nobody knew whether the citizen was there, to be done again: of who waits at a
 * later one, or is over; not of who was known to have been refused.
 */
export function presumedAgain({ place, steps, step, ended }: Visit): WayAgain | undefined {
  if (ended !== undefined) return undefined;
  const isElsewhere = place.is === 'waiting' || place.is === 'done' || place.is === 'left';
  const index = isElsewhere ? steps.findIndex(({ presumed }) => presumed === true) : -1;
  if (index < 0 || (place.is === 'waiting' && index >= step)) return undefined;
  // From there on all is done anew.
  return { steps: steps.map((one, at) => (at < index ? one : open(one))), step: index };
}
