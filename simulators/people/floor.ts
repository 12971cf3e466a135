/** Who is inside the hall, whatever the daemon believes; whoever has left is forgotten. */
import type { CrowdShows, DemoPeople } from '../page/contract.ts';
import type { Cancel, CrowdClock, Wait } from './clock.ts';
import type { Newcomer } from './newcomer.ts';
import { isMeant } from './numbers.ts';
import type { Ticket } from './paper.ts';

export type Person = {
  nth: number;
  citizen: Newcomer;
  /** Whom they came with, where somebody else was the first. */
  first?: Person;
  is: DemoPeople['people'][number]['is'];
  ticket?: Ticket;
  /** Where they walk to, or stand. */
  counter?: string;
  /** By what they read or heard last. */
  calledTo?: string;
  /** In the clerk's hands. */
  isServed: boolean;
  /** The clerk has told them that it ends here: refused, or a paper is missing. */
  isSentAway: boolean;
  /** How many counters are done with them, and which was the last. */
  turns: number;
  from?: string;
  plans: Map<Plan, Cancel>;
};

/** What a person will do by themselves: one plan of each kind at a time. */
export type Plan = 'act' | 'lose-patience' | 'go-out' | 'worry';
export type Way = 'served' | 'gaveUp' | 'turnedAway';
export type Figures = CrowdShows['figures'];

export type Floor = {
  come(citizen: Newcomer, first?: Person): Person;
  leave(person: Person, way: Way): void;
  /** Whoever holds a ticket that can be meant by this number. */
  meantBy(number: string): Person[];
  standingAt(counter: string): Person[];
  plan(person: Person, plan: Plan, wait: Wait, then: () => void): void;
  drop(person: Person, ...plans: Plan[]): void;
  /** Something about somebody has changed. */
  changed(): void;
  missed(): void;
  isFull(): boolean;
  /** In the lines before them. */
  atKiosks(): number;
  figures(): Figures;
  people(): DemoPeople;
};

/** As many as the page draws; whoever finds so many inside goes away again. */
const mostInside = 300;

export function openFloor(time: Pick<CrowdClock, 'after'>, changed: () => void): Floor {
  const inside = new Set<Person>();
  const sums = { came: 0, turnedAway: 0, served: 0, missed: 0, gaveUp: 0 };

  function drop(person: Person, ...plans: Plan[]): void {
    for (const plan of plans) {
      person.plans.get(plan)?.();
      person.plans.delete(plan);
    }
  }

  return {
    come(citizen, first) {
      sums.came += 1;
      const person: Person = {
        nth: sums.came,
        citizen,
        ...(first && { first }),
        is: 'at-kiosk',
        isServed: false,
        isSentAway: false,
        turns: 0,
        plans: new Map(),
      };
      inside.add(person);
      changed();
      return person;
    },
    leave(person, way) {
      if (!inside.delete(person)) return;
      drop(person, ...person.plans.keys());
      sums[way] += 1;
      changed();
    },
    meantBy: number =>
      [...inside].filter(({ ticket }) => ticket !== undefined && isMeant(ticket.number, number)),
    standingAt: counter =>
      [...inside].filter(person => person.is === 'at-counter' && person.counter === counter),
    plan(person, plan, wait, then) {
      drop(person, plan);
      const cancel = time.after(wait, () => {
        person.plans.delete(plan);
        then();
      });
      person.plans.set(plan, cancel);
    },
    drop,
    changed,
    missed() {
      sums.missed += 1;
      changed();
    },
    atKiosks: () => [...inside].filter(({ is, ticket }) => is === 'at-kiosk' && ticket === undefined).length,
    isFull: () => inside.size >= mostInside,
    figures: () => ({ ...sums, inside: inside.size }),
    people: () => ({
      people: [...inside].slice(0, mostInside).map(({ nth, citizen, first, is, ticket, counter }) => ({
        nth,
        ...(first && { with: first.nth }),
        ...(ticket !== undefined && { ticket: ticket.number }),
        class: citizen.class,
        is,
        ...(counter !== undefined && { counter }),
      })),
    }),
  };
}
