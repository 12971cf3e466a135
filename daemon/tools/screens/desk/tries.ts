/**
 * How often somebody may try to sign in. A guesser gets nowhere, and nobody is locked out because somebody else guesses at their
 * name: from where a user has signed in before, the guesses that are made elsewhere do not count. Who is let in has not tried.
 */
import type { Timers } from '../../../../drivers/device.ts';

export type Tries = {
  /** Whether one more may be made, which then counts: 0, or in how many seconds it may. */
  begin(user: string, address: string): number;
  /** It came to nothing for want of a broker or a hall; `isGood`: that user was let in from there. */
  takeBack(user: string, address: string, isGood: boolean): void;
};

/** A clerk with gloves, then one in six seconds. */
const ofAddress = { atOnce: 10, eachMs: 6000 };
/** From everywhere where the user is not known. */
const ofUser = { atOnce: 30, eachMs: 10_000 };
/** Those who were not heard of for longest are forgotten first. */
const rememberedAtMost = 4096;

export function openTries(timers: Pick<Timers, 'now'>): Tries {
  const addresses = openBucket(timers, ofAddress);
  const users = openBucket(timers, ofUser);
  const known = new Set<string>();
  // No user has a blank in it.
  const pair = (user: string, address: string) => `${user} ${address}`;

  return {
    begin(user, address) {
      const afterMs = Math.max(
        addresses.waitMs(address),
        known.has(pair(user, address)) ? 0 : users.waitMs(user),
      );
      if (afterMs > 0) return Math.ceil(afterMs / 1000);
      addresses.add(address, 1);
      users.add(user, 1);
      return 0;
    },
    takeBack(user, address, isGood) {
      addresses.add(address, -1);
      users.add(user, -1);
      if (!isGood) return;
      known.delete(pair(user, address));
      known.add(pair(user, address));
      for (const oldest of known) if (known.size > rememberedAtMost) known.delete(oldest);
    },
  };
}

/** Each has so many at once, and one more after each so long. */
function openBucket(timers: Pick<Timers, 'now'>, { atOnce, eachMs }: { atOnce: number; eachMs: number }) {
  /** When all that each has made would be forgotten. */
  const fullAt = new Map<string, number>();

  return {
    waitMs: (who: string) => Math.max(0, (fullAt.get(who) ?? 0) - timers.now() - (atOnce - 1) * eachMs),
    add(who: string, tries: 1 | -1): void {
      const at = Math.max(fullAt.get(who) ?? 0, timers.now()) + tries * eachMs;
      fullAt.delete(who);
      fullAt.set(who, at);
      for (const oldest of fullAt.keys()) if (fullAt.size > rememberedAtMost) fullAt.delete(oldest);
    },
  };
}
