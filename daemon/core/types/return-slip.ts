/** R15: the right to come back another day at the step that was reached, for the services that lacked papers there. */
import {
  count,
  day,
  exactly,
  id,
  list,
  maybe,
  moment,
  ms,
  type Of,
  oneOf,
  record,
  said,
  text,
  ticket,
} from './form.ts';
import { visitClasses } from './rules.ts';
import { stepForm } from './visit-step.ts';

/** Those of its papers that were missing, as the config named them; `number`: on the ticket, 0: written on the slip by hand. */
export const missingForm = record({ number: count, paper: text });
export type MissingPaper = Of<typeof missingForm>;

/** `way`: what is left of it, the step that was reached first. `counter`: which sent it away. `missing`: none where it was refused. */
const heldForm = record({
  service: id,
  queue: id,
  counter: id,
  missing: list(missingForm),
  way: list(stepForm),
});

/** `ticket`, `day`: of the visit it was given to. */
const right = {
  id: text,
  ticket,
  day,
  takenAt: said(moment, 'When that ticket was taken.'),
  class: oneOf(...visitClasses),
  asked: maybe(exactly('green'), 'Green was claimed, and nobody had answered.'),
  cases: maybe(count, 'On that ticket; left out: one (R18).'),
  waitedMs: said(ms, 'In the queues of its visits, breaks left out.'),
  services: list(heldForm),
};

/** Without a last day: that of a slip which is given only when somebody says so (R17). */
export const returnRightForm = record(right);
export type ReturnRight = Of<typeof returnRightForm>;

/** `until`: the last day it is good for. The code is made of `id` by a key, and stands nowhere. */
export const returnSlipForm = record({ ...right, until: day });

/** As it outlives a day. */
export type CarriedSlip = Of<typeof returnSlipForm>;
export type HeldService = CarriedSlip['services'][number];
/** `usedBy`: the visit of today that has come by it. */
export type ReturnSlip = CarriedSlip & { usedBy?: string };

/** A return slip that lies in `printer` since `at`; `counter` gave it. */
export type SlipToFetch = { ticket: string; slip: string; counter: string; printer: string; at: number };
