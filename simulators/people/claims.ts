/** What a clerk says to whoever claims green (R6): one looks who it is, and the pad has a key for yes and one for no. */
import { answerTo } from '../../daemon/people/service.ts';
import type { ClerkKeys, Presses } from './clerk-keys.ts';
import type { Sights } from './sights.ts';
import type { Surroundings } from './surroundings.ts';

/** A key of which nothing has come by then is pressed again: one looks once more. */
const againMs = 6_000;

export type Claims = {
  /** What is to be pressed now for the number beside the mark; undefined: nothing, or nobody here knows who it is. */
  answer(): Presses | undefined;
};

export function openClaims(
  { time, floor, config }: Pick<Surroundings, 'time' | 'floor' | 'config'>,
  clerk: { counter: string; keys: ClerkKeys; sights: Pick<Sights, 'claim'>; again(): void },
): Claims {
  const { counter, keys, sights, again } = clerk;
  let last: string | undefined;
  return {
    answer() {
      const number = sights.claim();
      if (number === undefined) return undefined;
      const [person] = floor.meantBy(number);
      // At the desk one goes and looks; at any other counter they must have come first.
      const isSeen = config.rules.desks.has(counter) || (person?.counter === counter && person.isServed);
      if (person === undefined || !isSeen) return undefined;
      if (last === number) return undefined;
      last = number;
      time.after({ hallMs: againMs }, () => {
        if (last === number) last = undefined;
        again();
      });
      return keys.keysFor(`set-class-${answerTo(person.citizen)}`);
    },
  };
}
