/** One business day of a simulated hall, from open-day to day-closed, through the real core in virtual time. */
import { nextDeadline } from '../../core/deadlines/next-deadline.ts';
import type { Event } from '../../core/types/events.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Rules } from '../../core/types/rules.ts';
import { deskLooks } from './claims.ts';
import { type Clerk, openClerk } from './clerk.ts';
import type { Comer } from './crowd.ts';
import { openDevices } from './devices.ts';
import { openManager } from './manager.ts';
import { openPeople } from './people.ts';
import type { Roster, Span } from './roster.ts';
import type { Perform, Stage, Step } from './stage.ts';
import { openVirtualTime } from './virtual-time.ts';
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

/** Ends with the hall closed. A deadline at which nothing happens is a bug, and throws. */
export function simulateDay(
  rules: Rules,
  hall: Hall,
  day: SimulatedDay,
  { perform, watch }: { perform: Perform; watch(step: Step): void },
): void {
  const midnight = midnightOf(rules, day.date);
  const hours = dayOf(rules);
  const time = openVirtualTime(midnight + hours.fromMs - earlyMs);
  const stage: Stage = { rules, hall, now: time.now, at: time.at, give };
  const people = openPeople(stage);
  const manager = openManager(stage);
  const clerks = new Map<string, Clerk>();
  const devices = openDevices(stage);
  let deadline: number | undefined;
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

  function give(command: Parameters<Stage['give']>[0]): ReturnType<Stage['give']> {
    const at = time.now();
    const outcome = perform(rules, hall, command, at);
    watch({ command, outcome, at, isHere: ticket => people.guest(ticket).isHere });
    if (!isRefusal(outcome)) for (const event of outcome) react(event);
    return outcome;
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
      case 'visit-missed':
        people.react(event);
        return;
      case 'carried':
      case 'follow-up-opened':
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
    time.at(time.now() + awayMs, () => {
      away -= 1;
      if (hall.counters.get(counter)?.status === 'closed') give({ verb: 'scan', ticket });
      else clerks.get(counter)?.comesBack(ticket);
    });
  }

  function arriveInTurn(index: number): void {
    const citizen = day.crowd[index];
    if (citizen === undefined) return;
    time.at(midnight + citizen.arrivesMs, () => {
      people.arrive(citizen);
      arriveInTurn(index + 1);
    });
  }

  /** One thing after the other; what is due by the rules comes before what people do at the same moment. */
  function run(): void {
    while (hall.open) {
      const next = time.nextAt();
      const isTick = deadline !== undefined && (next === undefined || deadline <= next);
      const changed = isTick ? tick(deadline ?? 0) : runNext(next);
      devices.takeNext();
      if (isOver()) give({ verb: 'close-day' });
      deadline = nextDeadline(rules, hall, time.now());
      if (!changed && deadline !== undefined && deadline <= time.now())
        throw new Error(`day ${day.date}: a deadline at ${deadline} at which nothing happens`);
    }
  }

  /** True when it did something. */
  function tick(due: number): boolean {
    time.passUntil(due);
    const ticked = give({ verb: 'tick' });
    return !isRefusal(ticked) && ticked.length > 0;
  }

  function runNext(next: number | undefined): boolean {
    if (next === undefined) throw new Error(`day ${day.date}: the day is open and nothing more will happen`);
    time.runNext();
    return true;
  }

  /** After the last session, with nobody inside who could still be served. */
  function isOver(): boolean {
    if (!hall.open || time.now() < midnight + hours.untilMs || away > 0) return false;
    const { waiting, called, serving } = hall.totals;
    return waiting === 0 && called === 0 && serving === 0;
  }

  give({ verb: 'open-day', day: day.date });
  arriveInTurn(0);
  for (const clerk of clerks.values()) staff(stage, day.roster, clerk, midnight);
  time.at(midnight + hours.untilMs, () => undefined);
  time.at(midnight + hours.untilMs + rules.times.hardCloseMs + overdueMs, () => give({ verb: 'close-day' }));
  run();
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
