/** What a person who tests a device reads while the test goes on: each key as it comes, and which are still missing. */
import type { TestSaid } from '../../devices/testing/outcome.ts';
import { say, tell } from './terminal.ts';
import { words } from './words.ts';

export type LivingList = {
  heard(said: TestSaid): void;
  /** How the device fares; `why` is absent while it can work. */
  fares(why?: string): void;
  /** What it began with. */
  did: string | undefined;
  /** How long it goes on at most. */
  stillMs(): number;
  /** For somebody who ends it before its time. */
  soFar(): string;
};

const widest = 16;

/** Prints as it hears. `now`: monotonic ms. */
export function livingList(id: string, now = () => performance.now()): LivingList {
  const pressed = new Set<string>();
  let left: readonly string[] | undefined;
  let endsAtMs = 0;
  let isDown = false;

  const list: LivingList = {
    did: undefined,
    heard(said) {
      if ('did' in said) {
        list.did = said.did;
        endsAtMs = now() + said.forMs;
        say(words.test.began(said.did, said.forMs));
        return;
      }
      const what = 'line' in said ? said.line : [said.digits, said.key].filter(Boolean).join(' ');
      pressed.add(what);
      ({ left } = said);
      const missing = left === undefined ? '' : words.test.missing(left);
      say(`  ${what.padEnd(widest)}  ${missing}`.trimEnd());
    },
    fares(why) {
      if (why === undefined) {
        if (isDown) tell(words.test.isBack(id));
      } else if (list.did !== undefined) tell(words.test.isLost(id, why));
      isDown = why !== undefined && list.did !== undefined;
    },
    stillMs: () => Math.max(0, endsAtMs - now()),
    soFar() {
      return words.test.soFar(id, [...pressed], left ?? []);
    },
  };
  return list;
}
