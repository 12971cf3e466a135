/** The fold: how each past fact changes the hall. It owns the hall and changes it in place; a replay gives the same hall. */
import { waitingKey } from './discipline.ts';
import { join, type Lane, leave } from './lane.ts';
import type { CounterState, Event, Hall, Job, Place, Visit } from './model.ts';
import type { Rules, VisitClass } from './rules.ts';

/** A job that failed this often is given up, so that a printer that says no cannot print for ever. */
const failuresAllowed = 3;

export function emptyHall(rules: Rules): Hall {
  return {
    open: false,
    issued: new Map(),
    visits: new Map(),
    lanes: new Map([...rules.queues.keys()].map(queue => [queue, new Map()])),
    counters: new Map([...rules.counters.keys()].map(counter => [counter, closedCounter()])),
    expiring: new Map(),
    jobs: new Map(),
    jobsMade: 0,
    unfit: new Map(),
  };
}

function closedCounter(): CounterState {
  return { status: 'closed', pausing: false, parked: [], missed: [] };
}

export function evolve(rules: Rules, hall: Hall, event: Event, at: number): void {
  switch (event.kind) {
    case 'day-opened':
      if (event.day !== hall.day)
        Object.assign(hall, emptyHall(rules), { unfit: hall.unfit, day: event.day });
      hall.open = true;
      return;
    case 'day-closed':
      hall.open = false;
      for (const counter of hall.counters.keys()) hall.counters.set(counter, closedCounter());
      hall.expiring.clear();
      hall.jobs.clear();
      return;
    case 'ticket-issued':
      hall.issued.set(event.scope, event.number);
      hall.visits.set(event.ticket, {
        id: event.visit,
        ticket: event.ticket,
        number: event.number,
        order: hall.visits.size + 1,
        class: event.class,
        services: event.services,
        steps: event.steps,
        step: 0,
        place: { is: 'between' },
        waitedMs: 0,
        issuedAt: at,
      });
      if (event.print) {
        owe(hall, { is: 'print', ticket: event.ticket, again: false, ahead: event.ahead });
      }
      return;
    case 'visit-queued': {
      const visit = visitOf(hall, event.ticket);
      visit.step = event.step;
      visit.waitedMs = event.waitedMs;
      move(rules, hall, visit, {
        is: 'waiting',
        queue: event.queue,
        joinedAt: event.joinedAt,
        creditMs: event.creditMs,
      });
      return;
    }
    case 'visit-called': {
      const visit = visitOf(hall, event.ticket);
      if (visit.place.is === 'waiting') {
        visit.stood = { joinedAt: visit.place.joinedAt, creditMs: visit.place.creditMs, calledAt: at };
      }
      move(rules, hall, visit, { is: 'called', counter: event.counter, queue: event.queue, at, calls: 1 });
      delete counterOf(hall, event.counter).readySince;
      owe(hall, { is: 'call', ticket: event.ticket, counter: event.counter, call: 1 });
      return;
    }
    case 'visit-recalled': {
      const { place } = visitOf(hall, event.ticket);
      if (place.is !== 'called') return;
      place.calls = event.call;
      place.at = at;
      delete place.saidAt;
      owe(hall, { is: 'call', ticket: event.ticket, counter: event.counter, call: event.call });
      return;
    }
    case 'visit-started': {
      const visit = visitOf(hall, event.ticket);
      move(rules, hall, visit, {
        is: 'serving',
        counter: event.counter,
        queue: queueIn(visit.place),
        since: at,
      });
      return;
    }
    case 'step-finished': {
      const visit = visitOf(hall, event.ticket);
      visit.steps = visit.steps.map((step, index) =>
        index === visit.step ? { ...step, doneAt: event.counter } : step,
      );
      counterOf(hall, event.counter).served = event.ticket;
      move(rules, hall, visit, { is: 'between' });
      return;
    }
    case 'route-chosen': {
      const visit = visitOf(hall, event.ticket);
      visit.steps = visit.steps.map((step, index) =>
        index > visit.step && step.is === 'choice' && step.choice === event.choice
          ? { ...step, chosen: event.queue }
          : step,
      );
      return;
    }
    case 'visit-transferred': {
      const visit = visitOf(hall, event.ticket);
      visit.steps = visit.steps.map((step, index) =>
        index === visit.step ? { is: 'queue', queue: event.queue } : step,
      );
      move(rules, hall, visit, { is: 'between' });
      return;
    }
    case 'visit-parked': {
      const visit = visitOf(hall, event.ticket);
      move(rules, hall, visit, {
        is: 'parked',
        counter: event.counter,
        queue: queueIn(visit.place),
        since: at,
      });
      return;
    }
    case 'visit-resumed': {
      const visit = visitOf(hall, event.ticket);
      move(rules, hall, visit, {
        is: 'serving',
        counter: event.counter,
        queue: queueIn(visit.place),
        since: at,
      });
      return;
    }
    case 'visit-missed': {
      const visit = visitOf(hall, event.ticket);
      move(rules, hall, visit, { is: 'missed', counter: event.counter, queue: event.queue, since: at });
      if (visit.step === 0) hall.expiring.set(event.ticket, at);
      return;
    }
    case 'visit-rejoined':
      move(rules, hall, visitOf(hall, event.ticket), { is: 'between' });
      return;
    case 'visit-done':
      move(rules, hall, visitOf(hall, event.ticket), { is: 'done', at, outcome: event.outcome });
      return;
    case 'visit-left':
      move(rules, hall, visitOf(hall, event.ticket), { is: 'left', at, reason: event.reason });
      return;
    case 'class-set': {
      const visit = visitOf(hall, event.ticket);
      const { place } = visit;
      leaveLane(rules, hall, visit);
      visit.class = event.class;
      visit.place = place;
      joinLane(rules, hall, visit);
      return;
    }
    case 'counter-opened':
      Object.assign(counterOf(hall, event.counter), { status: 'open', pausing: false });
      return;
    case 'counter-paused': {
      const counter = counterOf(hall, event.counter);
      counter.pausing = event.after;
      if (!event.after) counter.status = 'paused';
      delete counter.readySince;
      return;
    }
    case 'counter-resumed':
      Object.assign(counterOf(hall, event.counter), { status: 'open', pausing: false });
      return;
    case 'counter-closed': {
      const { parked, missed } = counterOf(hall, event.counter);
      hall.counters.set(event.counter, { ...closedCounter(), parked, missed });
      return;
    }
    case 'counter-ready': {
      const counter = counterOf(hall, event.counter);
      if (event.ready) counter.readySince = at;
      else delete counter.readySince;
      return;
    }
    case 'clerk-signed-in':
      counterOf(hall, event.counter).clerk = event.clerk;
      return;
    case 'clerk-signed-out':
      delete counterOf(hall, event.counter).clerk;
      return;
    case 'rated':
      delete counterOf(hall, event.counter).served;
      return;
    case 'reprint-asked':
      owe(hall, { is: 'print', ticket: event.ticket, again: true, ahead: 0 });
      return;
    case 'line-asked':
      owe(hall, { is: 'line', counter: event.counter });
      return;
    case 'ticket-print-begun':
    case 'speech-begun': {
      const job = hall.jobs.get(event.job);
      if (job !== undefined) job.begun = true;
      return;
    }
    case 'ticket-printed':
      hall.jobs.delete(event.job);
      return;
    case 'ticket-print-failed':
      failed(hall, event.job);
      return;
    case 'speech-ended': {
      const job = hall.jobs.get(event.job);
      if (event.outcome === 'failed' && !failed(hall, event.job)) return;
      hall.jobs.delete(event.job);
      if (job?.is === 'call') heard(hall, job, at);
      return;
    }
    case 'device-lost':
      hall.unfit.set(event.device, event.why);
      return;
    case 'device-mended':
      hall.unfit.delete(event.device);
      return;
  }
}

type Owed = Job extends infer J ? (J extends Job ? Omit<J, 'id' | 'begun' | 'failures'> : never) : never;

function owe(hall: Hall, owed: Owed): void {
  hall.jobsMade += 1;
  const id = `${hall.day}-${hall.jobsMade}`;
  hall.jobs.set(id, { ...owed, id, begun: false, failures: 0 });
}

/** True when the job is given up. */
function failed(hall: Hall, id: string): boolean {
  const job = hall.jobs.get(id);
  if (job === undefined) return true;
  job.failures += 1;
  if (job.failures >= failuresAllowed) return hall.jobs.delete(id);
  job.begun = false;
  if (job.is === 'print') job.again = true;
  return false;
}

/** A call counts as said from the end of its speech, or from when saying it was given up. */
function heard(hall: Hall, job: Job & { is: 'call' }, at: number): void {
  const place = hall.visits.get(job.ticket)?.place;
  if (place?.is === 'called' && place.counter === job.counter && place.calls === job.call) place.saidAt = at;
}

/** The one way from place to place: lanes, the counter's hand and its set-aside lists follow. */
function move(rules: Rules, hall: Hall, visit: Visit, to: Place): void {
  leaveLane(rules, hall, visit);
  hall.expiring.delete(visit.ticket);
  const from = visit.place;
  if ('counter' in from) {
    const counter = counterOf(hall, from.counter);
    if (counter.ticket === visit.ticket) delete counter.ticket;
    if (from.is === 'parked') counter.parked = counter.parked.filter(ticket => ticket !== visit.ticket);
    if (from.is === 'missed') counter.missed = counter.missed.filter(ticket => ticket !== visit.ticket);
  }
  visit.place = to;
  joinLane(rules, hall, visit);
  if ('counter' in to) {
    const counter = counterOf(hall, to.counter);
    if (to.is === 'called' || to.is === 'serving') counter.ticket = visit.ticket;
    if (to.is === 'parked') counter.parked = [...counter.parked, visit.ticket];
    if (to.is === 'missed') counter.missed = [...counter.missed, visit.ticket];
  }
}

function joinLane(rules: Rules, hall: Hall, visit: Visit): void {
  if (visit.place.is === 'waiting')
    join(laneOf(hall, visit, visit.place.queue), waitingKey(rules.priority, visit, visit.place));
}

function leaveLane(rules: Rules, hall: Hall, visit: Visit): void {
  if (visit.place.is === 'waiting')
    leave(laneOf(hall, visit, visit.place.queue), waitingKey(rules.priority, visit, visit.place));
}

function laneOf(hall: Hall, visit: Visit, queue: string): Lane {
  const lanes = hall.lanes.get(queue) ?? new Map<VisitClass, Lane>();
  hall.lanes.set(queue, lanes);
  const lane = lanes.get(visit.class) ?? [];
  lanes.set(visit.class, lane);
  return lane;
}

function queueIn(place: Place): string {
  if ('queue' in place) return place.queue;
  throw new Error(`a visit that is ${place.is} stands in no queue`);
}

function visitOf(hall: Hall, ticket: string): Visit {
  const visit = hall.visits.get(ticket);
  if (visit === undefined) throw new Error(`no visit has ticket ${ticket}`);
  return visit;
}

/** A counter that the config no longer knows still has its past. */
function counterOf(hall: Hall, counter: string): CounterState {
  let state = hall.counters.get(counter);
  if (state === undefined) {
    state = closedCounter();
    hall.counters.set(counter, state);
  }
  return state;
}
