/** The fold: how each past fact changes the hall. It owns the hall and changes it in place; a replay gives the same hall. */
import { closedCounter, emptyHall } from './empty-hall.ts';
import type { Event } from './events.ts';
import { counterOf, visitOf } from './find.ts';
import type { Call, Hall } from './model.ts';
import { move, queueIn, setClass } from './move.ts';
import { failed, heard, owe } from './owed.ts';
import type { Rules } from './rules.ts';

export function evolve(rules: Rules, hall: Hall, event: Event, at: number): void {
  switch (event.kind) {
    case 'day-opened':
      if (event.day !== hall.day) Object.assign(hall, emptyHall(rules), { day: event.day });
      hall.unfit = new Map(Object.entries(event.unfit));
      hall.open = true;
      return;
    case 'day-closed':
      hall.open = false;
      for (const counter of hall.counters.keys()) hall.counters.set(counter, closedCounter());
      hall.expiring.clear();
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
      const { counter, queue } = event;
      move(rules, hall, visit, { is: 'called', counter, queue, call: newCall(rules, hall, event, 1, at) });
      return;
    }
    case 'visit-recalled': {
      const visit = visitOf(hall, event.ticket);
      const call = newCall(rules, hall, event, event.call, at);
      move(rules, hall, visit, { is: 'called', counter: event.counter, queue: queueIn(visit.place), call });
      return;
    }
    case 'visit-started': {
      const visit = visitOf(hall, event.ticket);
      move(rules, hall, visit, {
        is: 'serving',
        counter: event.counter,
        queue: queueIn(visit.place),
        since: at,
        ...(event.by === 'time' && visit.place.is === 'called' && { presumed: visit.place.call }),
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
        index === visit.step && !event.goesOn ? { is: 'queue', queue: event.queue } : step,
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
    case 'class-set':
      setClass(rules, hall, visitOf(hall, event.ticket), event.class);
      return;
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
      owe(hall, { is: 'print', ticket: event.ticket, again: true });
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

/** A call is owed to the ears where there is a voice. */
function newCall(
  rules: Rules,
  hall: Hall,
  about: { ticket: string; counter: string },
  nth: number,
  at: number,
): Call {
  if (rules.voices.length === 0) return { at, nth };
  return { at, nth, job: owe(hall, { is: 'call', ticket: about.ticket, counter: about.counter, nth }) };
}
