/** A recorded day played again through the real core: the same people, clerks and hours. */
import type { Event } from '../../../core/types/events.ts';
import type { Hall } from '../../../core/types/model.ts';
import type { Rules } from '../../../core/types/rules.ts';
import type { Perform, Step } from '../stage.ts';
import { openVirtualHall } from '../virtual-hall.ts';
import { type Clerk, openClerk } from './clerks.ts';
import { paceOf } from './pace.ts';
import type { RecordedDay, Shift } from './recorded-day.ts';
import { restsAt, usualRest } from './rests.ts';
import { openVisitors } from './visitors.ts';

/** From one citizen to the next, where a day tells of nobody who was waited for. */
const breathMs = 8_000;

/** Tells under which ticket each person of the record went now; who got none is not among them. */
export function playDay(
  rules: Rules,
  hall: Hall,
  day: RecordedDay,
  { perform, watch }: { perform: Perform; watch(step: Step): void },
): readonly { ticket: string; recorded: string }[] {
  const { stage, run } = openVirtualHall(rules, hall, day.openedAt, {
    perform,
    watch,
    react,
    // No key is refused because the voice has still to say something: on that day it had been said.
    body: { speaksAtOnce: true },
  });
  const { at, give, now } = stage;
  const clerks = new Map<string, Clerk>();
  const visitors = openVisitors(stage, {
    day,
    pace: paceOf(day),
    clerk: counter => clerks.get(counter),
  });
  let isOver = false;

  function react(event: Event): void {
    for (const clerk of clerks.values()) clerk.look(event);
    visitors.react(event);
  }

  function arriveInTurn(nth: number): void {
    const person = day.people[nth];
    if (person === undefined) return;
    at(person.issuedAt, () => {
      visitors.arrive(nth);
      arriveInTurn(nth + 1);
    });
  }

  give({ verb: 'open-day', day: day.day });
  const restOf = (counters: readonly string[], usual: number): number =>
    usualRest(
      counters.flatMap(counter => restsAt(day.people, counter)),
      usual,
    );
  const all = [...rules.counters.values()];
  const hallRest = restOf([...day.shifts.keys()], breathMs);
  for (const [id, shifts] of day.shifts) {
    const queues = rules.counters.get(id)?.queues ?? [];
    const alike = all.filter(one => one.queues.some(queue => queues.includes(queue)));
    const usualMs = restOf(
      [id],
      restOf(
        alike.map(one => one.id),
        hallRest,
      ),
    );
    clerks.set(id, openClerk(stage, visitors, { id, shifts, usualMs }));
  }
  const begins = [...day.shifts].flatMap(([id, shifts]) => shifts.map(shift => ({ id, shift })));
  begins.sort(({ shift: one }, { shift: other }) => one.from - other.from || orderOf(one) - orderOf(other));
  for (const { id, shift } of begins) at(shift.from, () => clerks.get(id)?.begin(shift));
  for (const { at: when, level } of day.surge)
    at(when, () => give(level === undefined ? { verb: 'surge-stop' } : { verb: 'surge-start', level }));
  arriveInTurn(0);
  at(day.until, () => {
    if (day.isClosed) give({ verb: 'close-day' });
    // What clerks and citizens do in that very moment still happens; later things never do.
    at(now(), () =>
      at(now(), () => {
        isOver = true;
      }),
    );
  });
  run(
    day.day,
    () => !isOver,
    () => undefined,
  );
  return visitors.tickets();
}

/** Who pressed nothing in it comes last. */
function orderOf({ order = Number.MAX_SAFE_INTEGER }: Shift): number {
  return Math.min(order, Number.MAX_SAFE_INTEGER);
}
