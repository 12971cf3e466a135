/**
 * How much one sender may order: more than a hall ever needs, and less than fills its disk. What is ordered is journalled, and so is
 * what is refused, to be known again by its id; what stays open is carried into every day to come.
 */

import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { Clock } from '../../process/clock.ts';

export type Limits = {
  /** Of any order of a user that the hall is asked for. */
  order(user: string): Refusal | undefined;
  /** Of one that opens a follow-up or a question. `sender`: the user, or the client where there are none. */
  followUp(sender: string): Refusal | undefined;
  /** Of one that asks what somebody has booked. */
  lookUp(sender: string): Refusal | undefined;
};

/** At once so many; after that so many an hour. A box with a hundred letters in it, and a complaint every three minutes. */
const followUps = { atOnce: 100, anHour: 20 };
/** A desk in the morning; whoever tries number after number gets nowhere (R18). */
const lookUps = { atOnce: 30, anHour: 120 };
/** Five a second, for a program that orders for many; a clerk gives one in ten seconds. */
const orders = { atOnce: 3000, anHour: 18_000 };
/** Somebody who makes up names fills no memory; where there are users, there are fewer. */
const rememberedAtMost = 1024;
const hourMs = 3_600_000;

export function openLimits(clock: Pick<Clock, 'now'>): Limits {
  const allOrders = allowance(clock, orders);
  const allFollowUps = allowance(clock, followUps);
  const allLookUps = allowance(clock, lookUps);
  return {
    order: user => (allOrders(user) ? undefined : refuse('too-many', { is: 'orders', who: user, ...orders })),
    followUp: sender =>
      allFollowUps(sender) ? undefined : refuse('too-many', { is: 'follow-ups', who: sender, ...followUps }),
    lookUp: sender =>
      allLookUps(sender) ? undefined : refuse('too-many', { is: 'look-ups', who: sender, ...lookUps }),
  };
}

/** Whether one more is within what they are allowed; if it is, it counts. */
export function allowance(
  clock: Pick<Clock, 'now'>,
  { atOnce, anHour }: { atOnce: number; anHour: number },
): (who: string) => boolean {
  const left = new Map<string, { count: number; at: number }>();
  return who => {
    const now = clock.now();
    const known = left.get(who) ?? { count: atOnce, at: now };
    const count = Math.min(atOnce, known.count + ((now - known.at) * anHour) / hourMs);
    // The latest stands last, so that whoever was not heard for longest is forgotten first.
    left.delete(who);
    left.set(who, { count: count < 1 ? count : count - 1, at: now });
    for (const oldest of left.keys()) if (left.size > rememberedAtMost) left.delete(oldest);
    return count >= 1;
  };
}
