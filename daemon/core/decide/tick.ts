/** What time alone changes. */
import { asksToFetch } from '../counter/desk.ts';
import { leftToSupervisor } from '../counter/questions.ts';
import { hardCloseAt } from '../day/day-end.ts';
import { endNotices } from '../day/notices.ts';
import { isHeld } from '../day/on-paper.ts';
import { autoStartAt, awayUntil, missedUntil } from '../deadlines/call-times.ts';
import { nextFiled } from '../deadlines/file.ts';
import { alarmsDue } from '../deadlines/next-deadline.ts';
import { bringBack } from '../deadlines/stranded-visits.ts';
import { goneDevices } from '../devices/repairs.ts';
import { freed } from '../estimate/joining.ts';
import { readyEnds } from '../queue/ready-counter.ts';
import { decideSurge } from '../surge/plan.ts';
import type { Event } from '../types/events.ts';
import { standingAt } from '../types/lane.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { dueVisits } from '../visit/due.ts';
import { visitOf } from '../visit/lookup.ts';
import { slotsOpen } from './booking.ts';
import { tellOfBreaks } from './break-notice.ts';
import { announceClosing, dayEnds } from './day.ts';
import { onPaper } from './power.ts';

export function tick(rules: Rules, hall: Hall, now: number): Event[] {
  // Most ticks are for what is looked up, not filed.
  if (nextFiled(rules, hall, now).at > now) {
    if (!hall.open) return [];
    return [
      ...onPaper(rules, hall, now),
      ...frees(rules, hall, now),
      ...slotsOpen(rules, hall, now),
      ...announceClosing(rules, hall, now),
      ...decideSurge(rules, hall, now),
    ];
  }
  const gone = goneDevices(rules, hall, now);
  // What follows is judged by the hall as this leaves it: the next tick is due at once.
  if (gone.length > 0) return gone;
  const notices = endNotices(hall, now);
  if (!hall.open) return [...notices, ...alarmsDue(rules, hall, now)];
  const closesAt = hardCloseAt(rules, hall);
  if (closesAt !== undefined && closesAt <= now) return [...notices, ...dayEnds(hall)];
  const back = bringBack(rules, hall, now);
  if (back.length > 0) return back;
  const printed = onPaper(rules, hall, now);
  if (printed.length > 0) return [...notices, ...printed];
  const moved = [
    ...starts(rules, hall, now),
    ...readyEnds(rules, hall, now),
    ...asksToFetch(rules, hall, now),
    ...expires(rules, hall, now),
    ...missesWhoIsAway(rules, hall, now),
    ...frees(rules, hall, now),
    ...slotsOpen(rules, hall, now),
    ...leftToSupervisor(rules, hall, now),
  ];
  return [
    ...notices,
    ...moved,
    ...announceClosing(rules, hall, now),
    ...(moved.length > 0 ? [] : tellOfBreaks(rules, hall, now)),
    ...decideSurge(rules, hall, now),
    ...(moved.length > 0 ? [] : alarmsDue(rules, hall, now)),
  ];
}

function starts(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  for (const [counter, state] of hall.counters) {
    const startAt = autoStartAt(rules, hall, state);
    if (state.ticket !== undefined && startAt !== undefined && startAt <= now) {
      events.push({ kind: 'visit-started', ticket: state.ticket, counter, by: 'time' });
    }
  }
  return events;
}

/** R4: who missed the call of the first step and did not come back. */
function expires(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  if (isHeld(hall, now)) return events;
  for (const ticket of hall.expiring.keys()) {
    const { place } = visitOf(hall, ticket);
    if (place.is === 'missed' && missedUntil(rules, hall, place) <= now)
      events.push({ kind: 'visit-left', ticket, reason: 'missed' });
  }
  return events;
}

/** R16: whose turn has come long ago. */
function missesWhoIsAway(rules: Rules, hall: Hall, now: number): Event[] {
  if (isHeld(hall, now)) return [];
  return dueVisits(hall).flatMap(({ ticket, place: { queue, due, ...place } }): Event[] => {
    const until = awayUntil(rules, hall, { queue, due, ...place });
    if (until === undefined || until > now) return [];
    return [{ kind: 'visit-missed', ticket, counter: due.counter, queue, away: true }];
  });
}

/** R5: who was kept long enough for a counter that knows them is anybody's. */
function frees(rules: Rules, hall: Hall, now: number): Event[] {
  const events: Event[] = [];
  for (let place = 0; ; place += 1) {
    const kept = standingAt(hall.freeing, place);
    if (kept === undefined || kept.key > now) return events;
    events.push(freed(rules, hall, visitOf(hall, kept.ticket), now));
  }
}
