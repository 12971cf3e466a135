/**
 * Who waits where, told from the events alone: a naive second book beside the core's, without lanes and keys, against
 * which its choices are checked and overtaking is counted.
 */
import type { Event } from '../../core/types/events.ts';
import type { Rules, SurgeLevelId, VisitClass } from '../../core/types/rules.ts';
import { openPresses, type Presses } from '../../history/presses.ts';
import { openWorkedTime } from './worked-time.ts';

export type Waiter = {
  ticket: string;
  queue: string;
  class: VisitClass;
  order: number;
  step: number;
  workedAtJoining: number;
  rank: number;
  creditMs: number;
  /** Since when it has been in the queue, whatever place it was given there; and by the worked clock. */
  cameAt: number;
  workedSince: number;
  boundTo?: string;
  /** To that very counter. */
  sent: boolean;
};

export type Lines = {
  waiting(queue: string): Iterable<Waiter>;
  waiter(ticket: string): Waiter | undefined;
  /** Green calls in a row, call-number not counted (R2). */
  greens(counter: string): number;
  surge(): SurgeLevelId | undefined;
  /** What the worked clock of the queue shows. */
  worked(queue: string, now: number): number;
  /** What is counted beside it is taken back with the press that did it. */
  did: Presses['did'];
};

export type Book = Lines & {
  /** Before each event: a press begins, or is taken back. */
  begin: Presses['saw'];
  fold(event: Event, at: number): void;
};

export function openLines(rules: Rules): Book {
  const time = openWorkedTime(rules);
  const queues = new Map<string, Map<string, Waiter>>();
  const waiters = new Map<string, Waiter>();
  const people = new Map<string, { class: VisitClass; order: number }>();
  const greens = new Map<string, number>();
  const presses = openPresses();
  let level: SurgeLevelId | undefined;

  function put(ticket: string, waiter: Waiter | undefined): void {
    const before = waiters.get(ticket);
    set(ticket, waiter);
    presses.did(() => set(ticket, before));
  }

  function set(ticket: string, waiter: Waiter | undefined): void {
    queues.get(waiters.get(ticket)?.queue ?? '')?.delete(ticket);
    if (waiter === undefined) {
      waiters.delete(ticket);
      return;
    }
    waiters.set(ticket, waiter);
    const queue = queues.get(waiter.queue) ?? new Map<string, Waiter>();
    queues.set(waiter.queue, queue.set(ticket, waiter));
  }

  function countGreens({ ticket, counter, why }: Event & { kind: 'visit-called' }): void {
    if (why.by === 'number') return;
    const before = greens.get(counter) ?? 0;
    greens.set(counter, people.get(ticket)?.class === 'green' ? before + 1 : 0);
    presses.did(() => void greens.set(counter, before));
  }

  function queued(event: Event & { kind: 'visit-queued' }): void {
    const { ticket, queue, step, since, workedAtJoining, workedSince, rank, creditMs, bound } = event;
    const person = people.get(ticket);
    if (person === undefined || workedAtJoining === undefined || workedSince === undefined) return;
    put(ticket, {
      ticket,
      queue,
      step,
      ...person,
      workedAtJoining,
      rank: rank ?? person.order,
      creditMs,
      cameAt: since,
      workedSince,
      ...(bound && { boundTo: bound.counter }),
      sent: bound?.sent === true,
    });
  }

  function setClass(event: Event & { kind: 'class-set' }): void {
    const { ticket, class: visitClass, creditMs } = event;
    const person = people.get(ticket);
    if (person !== undefined) people.set(ticket, { ...person, class: visitClass });
    const waiter = waiters.get(ticket);
    if (waiter !== undefined)
      put(ticket, { ...waiter, class: visitClass, creditMs: creditMs ?? waiter.creditMs });
  }

  return {
    waiting: queue => queues.get(queue)?.values() ?? [],
    waiter: ticket => waiters.get(ticket),
    greens: counter => greens.get(counter) ?? 0,
    surge: () => level,
    worked: time.worked,
    did: presses.did,
    begin: presses.saw,
    fold(event, at) {
      time.fold(event, at);
      switch (event.kind) {
        case 'day-opened':
          for (const book of [queues, waiters, people, greens, presses]) book.clear();
          level = undefined;
          return;
        case 'ticket-issued':
          people.set(event.ticket, { class: event.class, order: people.size + 1 });
          return;
        case 'visit-queued':
          return queued(event);
        case 'visit-called':
          countGreens(event);
          return put(event.ticket, undefined);
        case 'visit-left':
        case 'visit-done':
          return put(event.ticket, undefined);
        case 'class-set':
          return setClass(event);
        case 'counter-closed':
          greens.delete(event.counter);
          return;
        case 'surge-changed':
          level = event.level;
          return;
        default:
          return;
      }
    },
  };
}
