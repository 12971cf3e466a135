/** R3: what a counter's last press touched, and how that stood before; folded from the events, so that a restart keeps it. */

import { forgetOvertakes } from '../queue/overtakes.ts';
import type { Order } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Call, CounterState, Hall, Press, Visit } from '../types/model.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { callOf, inHand } from '../visit/current-visit.ts';
import { move, setClass } from '../visit/move.ts';
import { oweTo } from '../visit/owed-jobs.ts';
import { forgetServices } from '../visit/presumption.ts';
import { askedOn, questionsUnasked } from './question.ts';

/** Presses that can be taken back. */
export const undoable: ReadonlySet<Order> = new Set([
  'call-next',
  'call-number',
  'start',
  'finish',
  'choose-route',
  'transfer',
  'return-to',
  'park',
  'resume',
  'miss',
  'rejoin',
  'step-away',
  'question-open',
  'bring-back',
  'set-class',
  'pause-counter',
  'pick-service',
  'mark',
  'cancel',
  'unready',
]);
/** Presses of a clerk that leave nothing to take back, and hide what was pressed before. */
export const final: ReadonlySet<Order> = new Set([
  'recall',
  'take-ticket',
  'open-counter',
  'close-counter',
  'sign-in',
  'sign-out',
]);

/** Before an event is folded: begins the press it opens, and keeps how its visit stands. */
export function beforeEvent(hall: Hall, event: Event, at: number): void {
  if (event.order !== undefined) hall.pressing = pressOf(hall, event, event.order, at);
  // That a press was refused is remembered; it is no press that could be taken back.
  else if (event.kind === 'came-or-missed-asked') hall.pressing = undefined;
  const visit = ticketIn(event) === undefined ? undefined : hall.visits.get(ticketIn(event) ?? '');
  const before = hall.pressing?.before.visits;
  if (visit !== undefined && before?.has(visit.ticket) === false) before.set(visit.ticket, { ...visit });
}

/** After it was folded. */
export function afterEvent(hall: Hall, event: Event): void {
  const visit = hall.visits.get(ticketIn(event) ?? '');
  const touched = event.kind === 'visit-due' ? hall.pressing?.passed : hall.pressing?.left;
  if (visit !== undefined) touched?.set(visit.ticket, visit.changes);
}

function pressOf(hall: Hall, event: Event, order: Order, at: number): Press | undefined {
  const counter = 'counter' in event ? event.counter : undefined;
  const state = counter === undefined ? undefined : hall.counters.get(counter);
  if (counter === undefined || state === undefined) return undefined;
  if (final.has(order) || undoable.has(order)) state.lastPress = undefined;
  if (!undoable.has(order)) return undefined;
  const before = { counter: { ...state }, visits: new Map() };
  const press: Press = {
    counter,
    order,
    at,
    before,
    left: new Map(),
    passed: new Map(),
    cycles: [],
    services: [],
    promises: [],
    followUps: [],
    questions: new Map(),
    slips: new Map(),
  };
  state.lastPress = press;
  return press;
}

/** A question touches nobody: who asked it goes on, unless they are parked with it. */
function ticketIn(event: Event): string | undefined {
  return 'ticket' in event && event.kind !== 'question-opened' ? event.ticket : undefined;
}

/** R3: within a while, and only if none of the visits it touched has moved on. */
export function decideUndo(rules: Rules, hall: Hall, state: CounterState, now: number): Event[] | Refusal {
  const { lastPress: press } = state;
  if (press === undefined) return refuse('nothing-to-undo', {});
  const { undoForMs } = rules.times;
  const { counter, order } = press;
  if (now - press.at > undoForMs) return refuse('too-late', { is: 'undo', order, withinMs: undoForMs });
  for (const [ticket, changes] of press.left) {
    const visit = hall.visits.get(ticket);
    if (visit?.changes !== changes || (inHand(visit) && visit.place.counter !== counter))
      return refuse('moved-on', { ticket, order });
  }
  // A counter that was ready may have been given somebody else since; a hand that the press left alone may stay full.
  const { ticket: held } = state;
  if (held !== undefined && held !== press.before.counter.ticket && !press.left.has(held))
    return refuse('moved-on', { counter, ticket: held, order });
  // R15: somebody has come by a slip that it gave.
  for (const [id, before] of press.slips) {
    const { usedBy } = hall.returnSlips.get(id) ?? {};
    if (usedBy !== undefined && before?.usedBy !== usedBy && !press.left.has(usedBy))
      return refuse('moved-on', { ticket: usedBy, order });
  }
  const asked = askedOn(hall, press);
  if (asked !== undefined) return refuse('moved-on', { question: asked, order });
  const passed = [...press.passed.keys()].filter(ticket => isAsPassed(hall, press, ticket));
  const tickets = [...press.left.keys(), ...passed];
  const wronglyCalled = tickets.find(ticket => wasCalledAloud(hall, press, ticket));
  const unheard = tickets.find(ticket => speechIsOver(hall, callOf(press.before.visits.get(ticket))));
  return [
    {
      kind: 'press-undone',
      counter,
      undone: order,
      tickets,
      ...(wronglyCalled !== undefined && { wronglyCalled }),
      ...(unheard !== undefined && { unheard }),
    },
    ...press.followUps
      .filter(id => hall.followUps.has(id))
      .map(id => ({ kind: 'follow-up-closed', followUp: id, code: 'press-undone' }) as const),
    ...questionsUnasked(press),
  ];
}

/** Its turn has not come yet after all (R16); who has come back since, or was missed, stays so. */
function isAsPassed(hall: Hall, { passed }: Press, ticket: string): boolean {
  return hall.visits.get(ticket)?.changes === passed.get(ticket);
}

/** Its call by this press was said, or is being said. */
function wasCalledAloud(hall: Hall, press: Press, ticket: string): boolean {
  const call = callOf(hall.visits.get(ticket));
  if (call === undefined || callOf(press.before.visits.get(ticket)) !== undefined) return false;
  return call.saidAt !== undefined || hall.jobs.get(call.job ?? '')?.begun === true;
}

/** Its speech ended, or was dropped as no longer true, while the press had moved the visit on: who counts on it waits for ever. */
function speechIsOver(hall: Hall, call: Call | undefined): boolean {
  return call?.job !== undefined && call.saidAt === undefined && !hall.jobs.has(call.job);
}

/** Puts everything back where it stood. */
export function takeBack(rules: Rules, hall: Hall, press: Press, at: number): void {
  // What moving them back adds to the figures is taken back with the rest of the press.
  hall.pressing = press;
  for (const [ticket, before] of press.before.visits) {
    const visit = hall.visits.get(ticket);
    if (visit === undefined) continue;
    if (!press.left.has(ticket) && !isAsPassed(hall, press, ticket)) continue;
    if (staysPut(visit, before)) {
      // It never left its place, and keeps it among the others.
      const creditMs = 'creditMs' in before.place ? before.place.creditMs : undefined;
      setClass(rules, hall, visit, before.class, creditMs);
      hall.visits.set(ticket, { ...before, changes: visit.changes });
      continue;
    }
    move(rules, hall, visit, { is: 'between' }, at);
    const restored: Visit = { ...before, place: { is: 'between' }, changes: visit.changes };
    hall.visits.set(ticket, restored);
    move(rules, hall, restored, before.place, at);
  }
  for (const [id, before] of press.slips) {
    if (before === undefined) hall.returnSlips.delete(id);
    else hall.returnSlips.set(id, before);
  }
  const state = hall.counters.get(press.counter);
  if (state !== undefined) putRight(hall, state, press.before.counter);
  hall.pressing = undefined;
  for (const { queue, tookMs } of press.cycles) forget(hall, queue, tookMs);
  forgetServices(hall, press);
  forgetOvertakes(hall, press);
  for (const { calls, kept } of press.promises) {
    hall.promises.calls -= calls;
    hall.promises.kept -= kept;
  }
  // A slip that nobody has begun to print is not needed any more.
  for (const job of hall.jobs.values()) {
    if (job.is !== 'print' || job.what !== 'papers' || job.begun) continue;
    // In an older journal it is no return slip.
    const isOfIt = job.slip === undefined ? press.before.visits.has(job.ticket) : press.slips.has(job.slip);
    if (isOfIt && !hall.returnSlips.has(job.slip ?? '')) hall.jobs.delete(job.id);
  }
}

/** Its class at most was set, and with it its credit. */
function staysPut({ place }: Visit, { place: before }: Visit): boolean {
  if (place === before) return true;
  if (place.is === 'away' && before.is === 'away')
    return place.leftAt === before.leftAt && place.due?.at === before.due?.at;
  if (place.is !== 'waiting' || before.is !== 'waiting') return false;
  const { queue, joinedAt, since, bound } = before;
  return (
    place.queue === queue && place.joinedAt === joinedAt && place.since === since && place.bound === bound
  );
}

/** Who has gone since, from the hand or from those set aside, does not come back to the counter. */
function putRight(hall: Hall, state: CounterState, before: CounterState): void {
  // No press that can be taken back signs anybody in or out; who has signed in elsewhere since is there. Nor does one take back
  // what somebody else held under the scanner.
  const { ticket, handSince, clerk, scanned } = state;
  const stillIs = (place: 'parked' | 'missed') => (one: string) => hall.visits.get(one)?.place.is === place;
  Object.assign(state, before, {
    clerk,
    scanned,
    parked: before.parked.filter(stillIs('parked')),
    missed: before.missed.filter(stillIs('missed')),
  });
  if (ticket === before.ticket) return;
  state.handSince = handSince;
  // They were of whoever was in hand then.
  state.marks = undefined;
  state.ticket = ticket;
}

/** A visit that time alone started has not moved on since the press that called it. */
export function stillUndoable(hall: Hall, { ticket, changes }: Visit, counter: string): void {
  const left = hall.counters.get(counter)?.lastPress?.left;
  if (left?.get(ticket) === changes - 1) left.set(ticket, changes);
}

/** The call in which a visit stands again is owed to the ears once more. */
export function callAgain(rules: Rules, hall: Hall, ticket: string, counter: string): void {
  const call = callOf(hall.visits.get(ticket));
  const job = oweTo(rules.voices, hall, { is: 'call', ticket, counter, nth: call?.nth ?? 1 });
  if (call !== undefined && job !== undefined) call.job = job;
}

function forget(hall: Hall, queue: string, tookMs: number): void {
  const cycles = hall.cycles.get(queue) ?? [];
  const index = cycles.lastIndexOf(tookMs);
  if (cycles.length === 1) hall.cycles.delete(queue);
  else if (index >= 0) hall.cycles.set(queue, cycles.toSpliced(index, 1));
}
