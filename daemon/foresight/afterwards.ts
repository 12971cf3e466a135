/** What advice that was taken has saved: the time since is played with those who really came, with the counter and without it. */
import type { Rules } from '../core/types/rules.ts';
import { type Crowd, drawCrowd, type Newcomer } from './crowd.ts';
import { waitingAhead } from './future.ts';
import type { Present } from './present.ts';

/**
 * `present`: as it was when `counter` had just been opened. `newcomers`: who came since, in their order. By the number of each
 * (crowd.ts): `cycles`, with the step behind it, how long they really kept a counter; `choices`, with the choice behind it.
 */
export type Past = {
  present: Present;
  counter: string;
  lastsMs: number;
  newcomers: readonly Newcomer[];
  cycles: ReadonlyMap<string, number>;
  choices: ReadonlyMap<string, string>;
};

/** Whoever was not served by then has no known time: it is drawn, so often. */
const draws = 5;

/** ms that the counter has saved all people together. */
export function savedBy(rules: Rules, past: Past): number {
  const { present, counter, lastsMs } = past;
  const playing: Rules = { ...rules, printers: [], voices: [] };
  let savedMs = 0;
  for (let nth = 0; nth < draws; nth += 1) {
    const crowd = crowdOf(rules, past, nth);
    const without = waitingAhead(playing, present, crowd, { lastsMs, closing: counter });
    savedMs += without - waitingAhead(playing, present, crowd, { lastsMs });
  }
  return Math.round(savedMs / draws);
}

function crowdOf(rules: Rules, { present, newcomers, cycles, choices }: Past, nth: number): Crowd {
  const { now } = present;
  const drawn = drawCrowd(rules, present, { seed: now, nth, untilMs: now });
  return {
    newcomers,
    cycleMs(queue, who, step, passedMs) {
      const known = cycles.get(`${who} ${step}`);
      return known === undefined ? drawn.cycleMs(queue, who, step, passedMs) : Math.max(0, known - passedMs);
    },
    pick: (choice, among, who) => choices.get(`${who} ${choice}`) ?? drawn.pick(choice, among, who),
  };
}
