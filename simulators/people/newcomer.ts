/** A citizen as they come in through the door: what they press at a kiosk, and what else becomes of whoever must wait and see. */
import type { Config } from '../../config/schema/config.ts';
import type { KioskPress } from '../../config/schema/device-classes.ts';
import { type Chance, chanceOf, exponential } from '../../daemon/people/chance.ts';
import { type Citizen, citizenOf } from '../../daemon/people/citizen.ts';
import type { Shared } from '../../daemon/people/full-load.ts';

export type Rules = Config['rules'];
/** `word`: the line of the kiosk that is pressed. */
export type Wish = KioskPress & { word: string };

export type Newcomer = Citizen & {
  word: string;
  /** How much of the stream of people passes before they come: 1 on average. */
  gap: number;
  choosesMs: number;
  /** While they wait for their `nth` counter they go out: so long after they began to wait, and for so long. */
  outing(nth: number): { afterMs: number; lastsMs: number } | undefined;
};

const minuteMs = 60_000;
const outingShare = 0.1;
const newcomerStream = 1;
const outingStream = 2;
const servicesStream = 4;
/** Of each of those streams one more for whoever is with somebody. */
const streamsOf = { companion: 10, burst: 20 } as const;

/**
 * The `nth` that the seed brings; or who comes with them: the `which`th of their companions, or of those who come at once with
 * them.
 */
export type Drawn = { seed: number; nth: number; with?: { as: keyof typeof streamsOf; which: number } };

/** `wishes`: what the kiosks can be asked for, with the share of each; one at least is above 0. */
export function newcomerOf(rules: Rules, wishes: readonly Shared<Wish>[], who: Drawn): Newcomer {
  const chance = chanceFor(who, newcomerStream);
  const gap = exponential(chance, 1);
  const { word, service, class: wanted } = drawn(wishes, chance());
  const choosesMs = 4_000 + exponential(chance, 5_000);
  const ofServices = chanceFor(who, servicesStream);
  return {
    ...citizenOf(rules, { chance, ofServices }, { service, class: wanted }),
    word,
    gap,
    choosesMs,
    outing(turn) {
      const ofOutings = chanceFor(who, outingStream, turn);
      if (ofOutings() >= outingShare) return undefined;
      const afterMs = exponential(ofOutings, 6 * minuteMs);
      return { afterMs, lastsMs: minuteMs + exponential(ofOutings, 10 * minuteMs) };
    },
  };
}

function chanceFor({ seed, nth, with: whom }: Drawn, stream: number, ...more: number[]): Chance {
  return whom === undefined
    ? chanceOf(seed, stream, nth, ...more)
    : chanceOf(seed, stream + streamsOf[whom.as], nth, whom.which, ...more);
}

function drawn(wishes: readonly Shared<Wish>[], at: number): Wish {
  const all = wishes.reduce((sum, { share }) => sum + share, 0);
  let passed = 0;
  const found = wishes.find(({ share }) => {
    passed += share;
    return at * all < passed;
  });
  const { wish } = found ?? wishes.findLast(({ share }) => share > 0) ?? {};
  if (wish === undefined) throw new Error('nothing to wish for');
  return wish;
}
