/** A visit as it begins. */
import type { Visit } from '../types/model.ts';

type Begun =
  | 'id'
  | 'ticket'
  | 'number'
  | 'order'
  | 'class'
  | 'services'
  | 'steps'
  | 'mayNotFinish'
  | 'issuedAt';

/** With every field, in one order: all visits have one shape to the engine. */
export function freshVisit(
  begun: Pick<Visit, Begun> & Partial<Pick<Visit, 'asked' | 'estimate' | 'cases'>>,
): Visit {
  return {
    id: begun.id,
    ticket: begun.ticket,
    number: begun.number,
    order: begun.order,
    class: begun.class,
    asked: begun.asked,
    denied: undefined,
    services: begun.services,
    cases: begun.cases,
    ended: undefined,
    told: undefined,
    slips: undefined,
    steps: begun.steps,
    step: 0,
    place: { is: 'between' },
    atClosing: undefined,
    missedIn: undefined,
    awayIn: undefined,
    mayGo: undefined,
    waitedMs: 0,
    stood: undefined,
    expectedMs: undefined,
    expectedMin: undefined,
    estimate: begun.estimate,
    mayNotFinish: begun.mayNotFinish,
    changes: 0,
    issuedAt: begun.issuedAt,
  };
}
