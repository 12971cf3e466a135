/** R10: time alone, and the evening. */
import { missThoseAway } from './away.ts';
import { startsAt } from './calls.ts';
import { closedDesk, desk, leaveLists, type Naive, notReady, person, showsIn } from './people.ts';
import { pAt } from './priority.ts';
import { expired } from './return.ts';
import { backWhereItStood } from './waiting.ts';

const tenMinutesMs = 600_000;

export function tick(hall: Naive, now: number): void {
  for (const at of hall.state.desks) {
    const pressedAt = at.readyPressedAt;
    if (pressedAt === undefined) continue;
    const institution = hall.rules.counters.get(at.id)?.institution ?? '';
    const isOver = hall.clock.sessionEnded(institution, pressedAt, now);
    if (isOver || pressedAt + hall.rules.times.readyForMs <= now) notReady(at);
  }
  missThoseAway(hall, now);
  for (const one of hall.state.people) {
    if (one.place === 'called' && startsAt(hall, one) <= now) {
      Object.assign(one, { place: 'serving', presumed: true, since: now });
      // Nobody did that: the press that called it is still the last that happened to it.
      const after = hall.presses.get(one.counter ?? '')?.after;
      const count = hall.moves.get(one.ticket) ?? 0;
      if (after?.get(one.ticket) === count) after.set(one.ticket, count + 1);
    }
    if (expired(hall, one, now)) {
      leaveLists(hall, one);
      one.place = 'left';
      delete one.counter;
    }
    if (one.bound?.until !== undefined && one.bound.until <= now) delete one.bound;
  }
}

/** R10: whoever is inside has left, and every counter is closed. */
export function closeDay(hall: Naive, now: number): void {
  for (const one of hall.state.people) {
    if (one.place === 'done' || one.place === 'left') continue;
    one.atClosing = { at: now, was: structuredClone(one) };
    one.place = 'left';
    delete one.counter;
    delete one.bound;
  }
  hall.state.desks = hall.state.desks.map(({ id }) => closedDesk(id));
  hall.presses = new Map();
  Object.assign(hall.state, { isOpen: false, closedAt: now });
}

/** R10: within ten minutes it was a mistake, and all who were inside are there again; the counters are closed. */
export function openDay(hall: Naive, now: number): void {
  hall.state.isOpen = true;
  if (now - hall.state.closedAt > tenMinutesMs) return;
  const inside = hall.state.people.filter(
    ({ place, atClosing }) => place === 'left' && atClosing?.at === hall.state.closedAt,
  );
  const waited = inside.flatMap(({ atClosing }) =>
    atClosing?.was.place === 'waiting' || atClosing?.was.place === 'away' ? [atClosing.was] : [],
  );
  for (const one of inside) {
    const was = one.atClosing?.was;
    if (was === undefined) continue;
    Object.assign(one, structuredClone(was));
    delete one.atClosing;
    delete one.bound;
    if (was.place === 'called' || was.place === 'serving') {
      backWhereItStood(one);
      // Before all who waited there, for as long as the counters may need to open again.
      const soon = showsIn(hall, one.queue, now) + tenMinutesMs;
      const others = waited.filter(({ queue }) => queue === one.queue);
      const most = Math.max(...others.map(other => pAt(hall, other, soon)), pAt(hall, one, soon));
      one.credit += most - pAt(hall, one, soon);
    }
    if (was.place === 'parked' || was.place === 'missed')
      desk(hall, was.counter ?? '')[was.place].push(was.ticket);
  }
  for (const at of hall.state.desks)
    for (const list of [at.parked, at.missed])
      list.sort((a, b) => person(hall, a).since - person(hall, b).since);
}
