/** One business day of a simulated hall, from open-day to day-closed, through the real core in virtual time. */
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import { deskLooks } from './claims.ts';
import { type Clerk, openClerk } from './clerk.ts';
import type { Comer } from './crowd.ts';
import { openManager } from './manager.ts';
import { openPeople } from './people.ts';
import type { Roster, Span } from './roster.ts';
import { book, bookBefore, hasSeat } from './seats.ts';
import type { Perform, Stage, Step } from './stage.ts';
import { openVirtualHall } from './virtual-hall.ts';
import { dayOf, midnightOf, sessionsOfDay } from './working-hours.ts';

export type SimulatedDay = { date: string; crowd: readonly Comer[]; roster: Roster };

const minuteMs = 60_000;
/** The hall is opened this long before its first session. */
const earlyMs = 15 * minuteMs;
/** Who waits when a session ends is served into the break for this long, and the break lasts at least … */
const intoBreakMs = 30 * minuteMs;
const breakAtLeastMs = 30 * minuteMs;
/** By then the rules must have ended the day by themselves. */
const overdueMs = 30 * minuteMs;

/** Ends with the hall closed. */
export function simulateDay(
  rules: Rules,
  hall: Hall,
  day: SimulatedDay,
  { perform, watch }: { perform: Perform; watch(step: Step): void },
): void {
  const midnight = midnightOf(rules, day.date);
  const hours = dayOf(rules);
  bookBefore(rules, hall, day, { perform, watch });
  const { stage, run } = openVirtualHall(rules, hall, midnight + hours.fromMs - earlyMs, {
    perform,
    watch,
    react,
    isHere: ticket => people.guest(ticket).isHere,
  });
  const { now, at, give } = stage;
  const people = openPeople(stage);
  const manager = openManager(stage);
  const clerks = new Map<string, Clerk>();
  /** Parked people who are on their way back. */
  let away = 0;

  for (const counter of rules.counters.values()) {
    clerks.set(
      counter.id,
      openClerk(stage, people, {
        counter,
        park: (ticket, awayMs) => sendAway(counter.id, ticket, awayMs),
      }),
    );
  }

  function react(event: Event): void {
    switch (event.kind) {
      case 'visit-called':
      case 'visit-resumed':
      case 'counter-ready':
        clerks.get(event.counter)?.react(event);
        return;
      case 'ticket-issued':
        people.react(event);
        if (event.asked === 'green') deskLooks(stage, people, event.ticket);
        return;
      case 'visit-queued':
      case 'return-slip-issued':
      case 'visit-missed':
        people.react(event);
        return;
      case 'carried':
      case 'follow-up-opened':
      case 'refusal-opened':
      case 'question-passed':
      case 'alarm-raised':
        manager.react(event);
        return;
      default:
        return;
    }
  }

  /** Comes back to the counter that sent it away; where that is closed, the scanner has it join its queue. */
  function sendAway(counter: string, ticket: string, awayMs: number): void {
    away += 1;
    at(now() + awayMs, () => {
      away -= 1;
      if (hall.counters.get(counter)?.status === 'closed') give({ verb: 'scan', ticket });
      else clerks.get(counter)?.comesBack(ticket);
    });
  }

  function arriveInTurn(index: number): void {
    const comer = day.crowd[index];
    if (comer === undefined) return;
    at(midnight + comer.arrivesMs, () => {
      people.arrive(comer);
      arriveInTurn(index + 1);
    });
  }

  /** After the last session, with nobody inside who could still be served. */
  function isOver(): boolean {
    if (!hall.open || now() < midnight + hours.untilMs || away > 0) return false;
    const { waiting, called, serving } = hall.totals;
    return waiting === 0 && called === 0 && serving === 0;
  }

  give({ verb: 'open-day', day: day.date });
  for (const comer of day.crowd.filter(hasSeat)) {
    const { bookedMs } = comer.seat;
    if (bookedMs !== undefined) at(midnight + bookedMs, () => give(book(rules, day.date, comer)));
  }
  arriveInTurn(0);
  for (const clerk of clerks.values()) staff(stage, day.roster, clerk, midnight);
  at(midnight + hours.untilMs, () => undefined);
  at(midnight + hours.untilMs + rules.times.hardCloseMs + overdueMs, () => give({ verb: 'close-day' }));
  run(
    day.date,
    () => true,
    () => {
      if (isOver()) give({ verb: 'close-day' });
    },
  );
}

/** When the clerk comes, drinks coffee and goes. */
function staff(stage: Stage, roster: Roster, clerk: Clerk, midnight: number): void {
  const { shifts = [], pauses = [] } = roster.get(clerk.counter.id) ?? {};
  const sessions = sessionsOfDay(stage.rules, clerk.counter.institution);
  for (const [index, { fromMs, untilMs }] of shifts.entries()) {
    stage.at(midnight + fromMs, clerk.beginShift);
    const next = shifts[index + 1];
    const endsSession = sessions.some(session => session.untilMs === untilMs);
    // At the end of the day those inside are served until nobody is left.
    if (endsSession && untilMs === sessions.at(-1)?.untilMs) continue;
    const latest = midnight + untilMs + (endsSession ? intoBreak(untilMs, next) : 0);
    const end = (): void => clerk.endShift(next === undefined ? 'close' : 'pause', latest);
    stage.at(midnight + untilMs, end);
    stage.at(latest, end);
  }
  for (const pause of pauses) {
    const isWithin = shifts.some(({ fromMs, untilMs }) => fromMs <= pause.fromMs && pause.untilMs <= untilMs);
    if (isWithin) stage.at(midnight + pause.fromMs, () => clerk.takePause(pause.untilMs - pause.fromMs));
  }
}

function intoBreak(untilMs: number, next: Span | undefined): number {
  return next === undefined
    ? intoBreakMs
    : Math.max(0, Math.min(intoBreakMs, next.fromMs - untilMs - breakAtLeastMs));
}
