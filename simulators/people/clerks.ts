/** The clerks of a hall, one at each counter that has a pad, and how a citizen rates them. */

import { chanceOf, exponential } from '../../daemon/people/chance.ts';
import { coffeeMs, ratesAfterMs } from '../../daemon/people/service.ts';
import { type Guests, type Habits, openClerk } from './clerk.ts';
import { padsOf } from './clerk-keys.ts';
import type { Surroundings } from './surroundings.ts';

export type Clerks = {
  /** Something was shown or said anywhere in the hall. */
  perceive(device: string): void;
  /** Somebody has come to that counter. */
  see(counter: string): void;
  /** Somebody there has held their ticket under the scanner, and is to be back in their queue. */
  help(counter: string): void;
};

const minuteMs = 60_000;
const teaEveryMs = 120 * minuteMs;
const clerkStream = 3;
/** Not all sit down in the same moment. */
const sitsDownMs = 15_000;

export function openClerks(around: Surroundings, people: Pick<Guests, 'beServed' | 'beDone'>): Clerks {
  const { time, floor } = around;
  const guests: Guests = {
    ...people,
    rate(person, { pad, buttons }) {
      floor.plan(person, 'act', { ownMs: ratesAfterMs }, () => {
        for (const press of buttons) around.act(pad, { press });
        people.beDone(person);
      });
    },
  };

  /** Those that can be typed at a pad. */
  const listed = [...(around.config.rules.staff?.keys() ?? [])].filter(number => /^\d\d$/.test(number));

  function habitsOf(nth: number): Habits {
    let teas = 0;
    return {
      number: listed[nth % listed.length] ?? String((nth + 1) % 100).padStart(2, '0'),
      tea() {
        teas += 1;
        const chance = chanceOf(around.settings().seed, clerkStream, nth, teas);
        return { afterMs: exponential(chance, teaEveryMs), lastsMs: coffeeMs(chance) };
      },
    };
  }

  const clerks = new Map(
    [...padsOf(around.config)].map(([counter, keys], nth) => {
      const clerk = openClerk(around, guests, { counter, keys, habits: habitsOf(nth) });
      const chance = chanceOf(around.settings().seed, clerkStream, nth);
      time.after({ ownMs: chance() * sitsDownMs }, clerk.begin);
      return [counter, clerk] as const;
    }),
  );

  return {
    perceive(device) {
      for (const clerk of clerks.values()) clerk.perceive(device);
    },
    see: counter => clerks.get(counter)?.see(),
    help: counter => clerks.get(counter)?.help(),
  };
}
