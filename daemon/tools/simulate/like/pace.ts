/** How long services took on a recorded day, per queue, service and step, and which counters were quick and which slow. */
import { endOf, type Person, type RecordedDay, type Stay } from './recorded-day.ts';

export type Pace = {
  /** How long one of that kind was in hand, in the middle of them; nothing is known of others. */
  usualMs(kind: string): number | undefined;
  /** By what a time at one counter is multiplied at another; 1 at the same. */
  factor(from: string | undefined, to: string): number;
};

/** So many services of a counter as it takes to believe half of what they say about its pace. */
const halfBelieved = 10;

export function kindOf({ services }: Pick<Person, 'services'>, { queue, step }: Stay): string {
  return [queue, services.join('+'), step].join(' ');
}

export function paceOf({ people }: RecordedDay): Pace {
  const times = new Map<string, number[]>();
  const served: { counter: string; kind: string; tookMs: number }[] = [];
  for (const person of people) {
    for (const [nth, stay] of person.stays.entries()) {
      const until = endOf(person, nth);
      const { counter } = stay;
      const isServed = stay.acts.some(({ command: { verb } }) => verb === 'finish' || verb === 'call-next');
      if (stay.is !== 'hand' || counter === undefined || until === undefined || !isServed) continue;
      const kind = kindOf(person, stay);
      const all = times.get(kind) ?? [];
      times.set(kind, all);
      all.push(until - stay.from);
      served.push({ counter, kind, tookMs: until - stay.from });
    }
  }
  const means = new Map([...times].map(([kind, all]) => [kind, sum(all) / all.length]));
  const medians = new Map([...times].map(([kind, all]) => [kind, middle(all)]));
  const paces = new Map<string, number>();
  for (const [counter, own] of Map.groupBy(served, one => one.counter)) {
    const tookMs = sum(own.map(one => one.tookMs));
    const expectedMs = sum(own.map(({ kind }) => means.get(kind) ?? 0));
    const believed = own.length / (own.length + halfBelieved);
    paces.set(counter, expectedMs > 0 ? 1 + believed * (tookMs / expectedMs - 1) : 1);
  }
  const paceAt = (counter: string | undefined): number => paces.get(counter ?? '') ?? 1;
  return {
    usualMs: kind => medians.get(kind),
    factor: (from, to) => (from === to ? 1 : paceAt(to) / paceAt(from)),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
