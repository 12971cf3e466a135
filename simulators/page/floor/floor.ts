/** The people of the hall as signals, so that a queue is drawn again only when somebody in it changed. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { DemoPeople } from '../contract.ts';
import type { Hall } from '../hall.ts';
import { type Person, peopleInHall, samePeople, type VisitSays } from './people-in-hall.ts';

export type People = ReadonlySignal<readonly Person[]>;

export type Floor = {
  /** By queue of the plan. */
  waiting: ReadonlyMap<string, People>;
  parked: People;
  missed: People;
  atKiosk: People;
  between: People;
  /** What the crowd sees of the one with this ticket; undefined: not of the crowd. Reading it in a component follows it. */
  seen(ticket: string): Person['is'];
};

export function openFloor(hall: Hall): Floor {
  const visits = hall.topics<VisitSays>('state/visit/');
  const crowd = hall.topic<DemoPeople>('demo/people');
  const queues = new Set(hall.plan.queues.map(({ id }) => id));
  const all = computed(() => {
    const people = crowd.value?.people;
    return peopleInHall(visits.value, Array.isArray(people) ? people : [], queues);
  });
  return {
    waiting: new Map([...queues].map(queue => [queue, steady(() => all.value.waiting.get(queue) ?? [])])),
    parked: steady(() => all.value.parked),
    missed: steady(() => all.value.missed),
    atKiosk: steady(() => all.value.atKiosk),
    between: steady(() => all.value.between),
    seen: ticket => all.value.seen.get(ticket),
  };
}

/** Stays the same list while the same people stand in it. */
function steady(read: () => readonly Person[]): People {
  let before: readonly Person[] = [];
  return computed(() => {
    const people = read();
    if (!samePeople(before, people)) before = people;
    return before;
  });
}
