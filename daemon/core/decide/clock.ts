/** R10: what the wall clock says, and whether it can be believed. */
import { dateAndTime } from '../day/clock-face.ts';
import { clockAlarm, doubtsClock, hardCloseAt } from '../day/day-end.ts';
import { says } from '../types/alarm-message.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { ClockDoubt } from '../types/refusal-args.ts';
import type { Rules } from '../types/rules.ts';
import { powerBack } from './power.ts';

const hourMs = 60 * 60_000;
const believedMs = 36 * hourMs;
/** A process that ended is begun again within seconds. */
const darkMs = 120_000;
/** Clocks are never quite the same; less than this is not worth an event. */
const noticedMs = 1000;

export function decideClock(
  rules: Rules,
  hall: Hall,
  { wall, unheardMs, starts }: Command & { verb: 'set-clock' },
  now: number,
): Event[] {
  // Before the first day there is no journal to write to, and nothing that the clock could contradict.
  if (hall.day === undefined) return [];
  const aheadMs = wall - now;
  const events: Event[] = [];
  if (Math.abs(aheadMs - hall.wallAheadMs) > noticedMs) events.push({ kind: 'clock-set', aheadMs });
  // R21: it was dark, and runs again. A clock that lost its time says so, too.
  if (starts === true && Math.abs(unheardMs) > darkMs && hall.power.failing !== undefined)
    events.push(...powerBack(hall, true));
  const doubt = doubtIn(rules, hall, aheadMs, unheardMs, now);
  if (doubt !== undefined && !doubtsClock(hall)) {
    const message = says('clock', { shown: dateAndTime(wall, rules.timeZone), ...doubt });
    events.push({ kind: 'alarm-raised', alarm: clockAlarm, severity: 'critical', ...message, subject: {} });
  }
  return events;
}

/** Without what it shows. */
type Doubt = ClockDoubt extends infer One ? (One extends ClockDoubt ? Omit<One, 'shown'> : never) : never;

/** Why it cannot be believed as it is. */
function doubtIn(
  rules: Rules,
  hall: Hall,
  aheadMs: number,
  unheardMs: number,
  now: number,
): Doubt | undefined {
  // One that lay behind, and is right again: the rules have counted on.
  const forMs = unheardMs + Math.min(0, hall.wallAheadMs);
  if (forMs > believedMs) return { is: 'unheard', forMs };
  if (aheadMs > believedMs && hall.wallAheadMs <= believedMs) return { is: 'ahead', byMs: aheadMs };
  // A clock that was set wrong must not send everybody home.
  const closesAt = hardCloseAt(rules, hall);
  const wouldCloseAt = hardCloseAt(rules, { ...hall, wallAheadMs: aheadMs });
  if (closesAt !== undefined && closesAt > now && wouldCloseAt !== undefined && wouldCloseAt <= now) {
    return { is: 'would-close', byMs: aheadMs - hall.wallAheadMs, day: hall.day ?? '' };
  }
  return undefined;
}
