/**
 * The next hour of a hall, played by its own rules (`handle`) on a copy of it: how long all people together wait in it, and
 * those whom the kiosk sends away.
 */
import { handle } from '../core/decide/handle.ts';
import type { Command } from '../core/types/commands.ts';
import type { Event } from '../core/types/events.ts';
import { standingAt } from '../core/types/lane.ts';
import { isRefusal } from '../core/types/refusals.ts';
import type { Rules } from '../core/types/rules.ts';
import { nextOpensAt } from '../core/visit/bookings.ts';
import { casesInHand } from '../core/visit/cases.ts';
import type { Crowd, Newcomer } from './crowd.ts';
import type { Present } from './present.ts';

/** A tea or a coffee: who pauses is back after this. */
const pauseMs = 10 * 60_000;

/**
 * ms that all who wait in `lastsMs` wait together; `opening`: with this closed counter opened now; `closing`: without
 * this one. */
export function waitingAhead(
  rules: Rules,
  { hall: standing, now: began }: Present,
  crowd: Crowd,
  { lastsMs, opening, closing }: { lastsMs: number; opening?: string; closing?: string },
): number {
  const hall = structuredClone(standing);
  const until = began + lastsMs;
  /** When each counter that is at work is done with whom it has in hand, and when one that pauses is back. */
  const doneAt = new Map<string, number>();
  const backAt = new Map<string, number>();
  const numbers = new Map<string, number>();
  let now = began;
  let came = 0;
  let waitedMs = 0;

  function give(command: Command): boolean {
    const outcome = handle(rules, hall, command, now);
    if (isRefusal(outcome)) return false;
    for (const event of outcome) react(event);
    return true;
  }

  function react(event: Event): void {
    if (event.kind === 'ticket-issued') numbers.set(event.ticket, -came);
    else if (event.kind === 'counter-paused' && !event.after) backAt.set(event.counter, now + pauseMs);
    else if (event.kind === 'visit-called') {
      serve(event.counter, event.ticket, 0);
      give({ verb: 'start', counter: event.counter });
    }
  }

  function serve(counter: string, ticket: string, passedMs: number): void {
    const visit = hall.visits.get(ticket);
    if (visit === undefined || !('queue' in visit.place)) return;
    const who = numbers.get(ticket) ?? visit.order;
    const { queue } = visit.place;
    const cases = casesInHand(rules, visit);
    const lastsMs =
      cases === 1
        ? crowd.cycleMs(queue, who, visit.step, passedMs)
        : Math.max(0, cases * crowd.cycleMs(queue, who, visit.step, 0) - passedMs);
    doneAt.set(counter, now + lastsMs);
  }

  /** Done with one, and on to the next. */
  function go(counter: string): void {
    doneAt.delete(counter);
    const ticket = hall.counters.get(counter)?.ticket;
    if (ticket !== undefined) {
      choose(counter, ticket);
      if (!give({ verb: 'finish', counter, outcome: 'approved' })) return;
    }
    if (hall.counters.get(counter)?.status === 'open') give({ verb: 'call-next', counter });
  }

  function choose(counter: string, ticket: string): void {
    const visit = hall.visits.get(ticket);
    const next = visit?.steps[visit.step + 1];
    if (next?.is !== 'choice' || next.chosen !== undefined || next.otherwise.is !== 'ask') return;
    const queue = crowd.pick(next.choice, next.among, numbers.get(ticket) ?? visit?.order ?? 0);
    give({ verb: 'choose-route', counter, queue });
  }

  function arrive({ services, class: as, claims, choices, cases, booking }: Newcomer): void {
    came += 1;
    const brings = cases !== undefined && { cases };
    const takes: Command =
      booking === undefined
        ? {
            verb: 'take-ticket',
            services,
            choice: choices,
            print: false,
            ...brings,
            class: claims ? 'green' : as,
          }
        : { verb: 'come-booked', booking, print: false, ...(claims && { green: true }) };
    // Who is sent away today waits elsewhere: a hall that lets nobody in saves nobody's time.
    if (!give(takes)) waitedMs += until - now;
  }

  function begin(): void {
    if (closing !== undefined) give({ verb: 'close-counter', counter: closing, force: true });
    for (const [counter, { status, pausing, ticket, handSince }] of hall.counters) {
      if (status === 'paused' || pausing) backAt.set(counter, now + pauseMs);
      if (ticket === undefined) continue;
      if (hall.visits.get(ticket)?.place.is === 'called') give({ verb: 'start', counter });
      serve(counter, ticket, now - handSince);
    }
    if (opening !== undefined) give({ verb: 'open-counter', counter: opening });
    for (const [counter, { status, ticket }] of hall.counters)
      if (status === 'open' && ticket === undefined) go(counter);
  }

  /** When somebody is kept for a counter no more, or whoever came early is one with an appointment. */
  function tickAt(): number {
    return Math.min(standingAt(hall.freeing, 0)?.key ?? until, nextOpensAt(hall) ?? until);
  }

  function nextAt(): number {
    let next = Math.min(until, tickAt(), crowd.newcomers[came]?.at ?? until);
    for (const at of doneAt.values()) next = Math.min(next, at);
    for (const at of backAt.values()) next = Math.min(next, at);
    return Math.max(now, next);
  }

  begin();
  while (now < until) {
    const next = nextAt();
    waitedMs += hall.totals.waiting * (next - now);
    now = next;
    if (tickAt() <= now) give({ verb: 'tick' });
    for (const [counter, at] of doneAt) if (at <= now) go(counter);
    for (const [counter, at] of backAt) {
      if (at > now) continue;
      backAt.delete(counter);
      if (give({ verb: 'open-counter', counter })) go(counter);
    }
    const newcomer = crowd.newcomers[came];
    if (newcomer !== undefined && newcomer.at <= now) arrive(newcomer);
  }
  return waitedMs;
}
