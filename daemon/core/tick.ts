/** What time alone changes. */
import { alarmChanges } from './alarms.ts';
import { hardCloseAt } from './day-ends.ts';
import { autoStartAt, missedUntil } from './deadlines.ts';
import { announceClosing, dayEnds } from './decide-day.ts';
import { endNotices } from './decide-notice.ts';
import { asksToFetch } from './desk.ts';
import type { Event } from './events.ts';
import { visitOf } from './find.ts';
import { freed } from './joins.ts';
import { standingAt } from './lane.ts';
import type { Hall } from './model.ts';
import { readyEnds } from './ready.ts';
import { goneDevices } from './repairs.ts';
import type { Rules } from './rules.ts';
import { bringBack } from './stranded.ts';
import { decideSurge } from './surge.ts';

export function tick(rules: Rules, hall: Hall, now: number): Event[] {
  const gone = goneDevices(rules, hall, now);
  // What follows is judged by the hall as this leaves it: the next tick is due at once.
  if (gone.length > 0) return gone;
  const notices = endNotices(hall, now);
  if (!hall.open) return [...notices, ...alarmChanges(rules, hall, now)];
  const closesAt = hardCloseAt(rules, hall);
  if (closesAt !== undefined && closesAt <= now) return [...notices, ...dayEnds(hall)];
  const back = bringBack(rules, hall, now);
  if (back.length > 0) return back;
  const moved = [
    ...starts(rules, hall, now),
    ...readyEnds(rules, hall, now),
    ...asksToFetch(rules, hall, now),
    ...expires(rules, hall, now),
    ...frees(rules, hall, now),
  ];
  return [
    ...notices,
    ...moved,
    ...announceClosing(rules, hall, now),
    ...decideSurge(rules, hall, now),
    ...(moved.length > 0 ? [] : alarmChanges(rules, hall, now)),
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
  for (const ticket of hall.expiring.keys()) {
    const { place } = visitOf(hall, ticket);
    if (place.is === 'missed' && missedUntil(rules, hall, place) <= now)
      events.push({ kind: 'visit-left', ticket, reason: 'missed' });
  }
  return events;
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
