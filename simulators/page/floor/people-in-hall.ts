/** Who stands where, from what the hall says of its visits and what the crowd says of its people. */
import type { DemoPeople } from '../contract.ts';

/** `state/visit/<ticket>`; a newer daemon may say more, and other words. */
export type VisitSays = {
  place?: string;
  queue?: string;
  counter?: string;
  step?: number;
  route?: { queue?: string; choice?: string; among?: string[]; doneAt?: string }[];
  class?: string;
  /** ms UTC. */
  joinedAt?: number;
  expectedWaitMin?: [low: number, high: number];
};

type InCrowd = DemoPeople['people'][number];

/** One person as drawn. Two that are equal in every field look the same. */
export type Person = {
  key: string;
  /** Undefined before it is in hand. */
  ticket?: string | undefined;
  class: string;
  /** ms UTC. */
  joinedAt?: number | undefined;
  /** The most minutes that were told at joining. */
  expectedMin?: number | undefined;
  /** Whether the crowd sees this person going somewhere; who is not of the crowd stands where the hall believes. */
  is?: InCrowd['is'] | undefined;
  /** The counter that sent this person away, or called in vain. */
  counter?: string | undefined;
  /** The same for all who came together. */
  group?: number | undefined;
};

export type PeopleInHall = {
  /** By queue, the one who has waited longest first, and beside them who came with them. */
  waiting: ReadonlyMap<string, readonly Person[]>;
  parked: readonly Person[];
  missed: readonly Person[];
  /** At the kiosk, without a ticket yet. */
  atKiosk: readonly Person[];
  /** In the hall, but in no queue and at no counter. */
  between: readonly Person[];
  /** Of each ticket: what the crowd sees. */
  seen: ReadonlyMap<string, InCrowd['is']>;
};

/** `queues`: those that the plan has a place for. */
export function peopleInHall(
  visits: ReadonlyMap<string, VisitSays>,
  crowd: readonly InCrowd[],
  queues: ReadonlySet<string>,
): PeopleInHall {
  const holders = new Map(
    crowd.flatMap(one => (one.ticket === undefined ? [] : [[one.ticket, one] as const])),
  );
  const seen = new Map([...holders].map(([ticket, { is }]) => [ticket, is] as const));
  const waiting = new Map<string, Person[]>([...queues].map(queue => [queue, []]));
  const parked: Person[] = [];
  const missed: Person[] = [];
  const between: Person[] = [];
  for (const [ticket, visit] of visits) {
    const person = personOf(ticket, visit, holders.get(ticket));
    if (visit.place === 'waiting') (waiting.get(visit.queue ?? '') ?? between).push(person);
    else if (visit.place === 'parked') parked.push(person);
    else if (visit.place === 'missed') missed.push(person);
    else if (visit.place !== 'called' && visit.place !== 'serving') between.push(person);
  }
  for (const [queue, standing] of waiting) waiting.set(queue, together(standing.sort(longestFirst)));
  const strangers = crowd.filter(({ ticket }) => ticket === undefined || !visits.has(ticket));
  const atKiosk = strangers.filter(({ is }) => is === 'at-kiosk').map(strangerOf);
  between.push(...strangers.filter(({ is }) => is !== 'at-kiosk').map(strangerOf));
  return { waiting, parked, missed, atKiosk, between, seen };
}

export function samePeople(one: readonly Person[], other: readonly Person[]): boolean {
  return one.length === other.length && JSON.stringify(one) === JSON.stringify(other);
}

function personOf(ticket: string, visit: VisitSays, holder: InCrowd | undefined): Person {
  return {
    key: ticket,
    ticket,
    class: visit.class ?? 'normal',
    joinedAt: visit.joinedAt,
    expectedMin: visit.expectedWaitMin?.[1],
    is: holder?.is,
    counter: visit.counter,
    group: holder && groupOf(holder),
  };
}

/** Of the crowd, but the hall knows no such visit: not yet, or not any more. */
function strangerOf(one: InCrowd): Person {
  const { nth, ticket, class: of, is } = one;
  return { key: `nth-${nth}`, ticket, class: of, is, group: groupOf(one) };
}

/** Of whoever came alone it is theirs alone. */
const groupOf = ({ nth, with: first }: InCrowd): number => first ?? nth;

/** Whoever came with somebody stands behind the first of them who is there. */
function together(standing: readonly Person[]): Person[] {
  const groups = Map.groupBy(standing, ({ key, group }) => group ?? key);
  return [...groups.values()].flat();
}

function longestFirst(one: Person, other: Person): number {
  return (one.joinedAt ?? 0) - (other.joinedAt ?? 0) || (one.key < other.key ? -1 : 1);
}
