/** What chance decides about one citizen before they come, and at each of their counters. */
import type { Config, KioskPress } from '../../config/schema/config.ts';
import { type Chance, chanceOf, exponential, logNormal } from '../../daemon/people/chance.ts';

export type Rules = Config['rules'];
/** `word`: the line of the kiosk that the citizen presses. */
export type Wish = KioskPress & { word: string };

export type Citizen = {
  wish: Wish;
  /** Asks for green and is not entitled to it, where the wish is green: no clerk confirms it. */
  pretends: boolean;
  /** Which queue they want where a clerk asks, by the choice. */
  picks: ReadonlyMap<string, string>;
  /** How much of the stream of people passes before they come: 1 on average. */
  gap: number;
  choosesMs: number;
  walkMs: number;
  /** They are gone after waiting this long at one step. */
  patienceMs: number;
  luckAt(nth: number): Luck;
};

/** At their `nth` counter, and while they wait for it. */
export type Luck = {
  /** The usual time of the queue, times this. */
  work: number;
  /** From reading or hearing the number to rising. */
  noticesMs: number;
  /** They go out for a while: so long after they began to wait, and for so long. */
  outing?: { afterMs: number; lastsMs: number };
  /** The clerk asks for a rating before the next one, and this is what they think; left out: they do not rate. */
  asksRating: boolean;
  grade?: number;
  /** The clerk presses start, or lets it start by itself. */
  pressesStart: boolean;
  /** The clerk's breath before the next one. */
  restMs: number;
  /** How it ends there; `why`, from 0 to 1: for which reason, or want of which paper. */
  ends: 'approved' | 'refused' | 'papers-missing';
  why: number;
};

const minuteMs = 60_000;
const citizenStream = 1;
const luckStream = 2;
const pretendsShare = 0.2;
const outingShare = 0.1;
const ratesShare = 0.6;
const refusedShare = 0.02;
const papersMissingShare = 0.03;

/** The `nth` that the seed brings. `wishes`: what the kiosks can be asked for, with the share of each; one at least is above 0. */
export function citizenOf(
  rules: Rules,
  wishes: readonly { wish: Wish; share: number }[],
  seed: number,
  nth: number,
): Citizen {
  const chance = chanceOf(seed, citizenStream, nth);
  const gap = exponential(chance, 1);
  const wish = drawn(wishes, chance());
  return {
    gap,
    wish,
    choosesMs: 4_000 + exponential(chance, 5_000),
    walkMs: 5_000 + exponential(chance, 10_000),
    patienceMs: logNormal(chance, 120 * minuteMs, 0.4),
    picks: picksOf(rules, wish, chance),
    pretends: chance() < pretendsShare,
    luckAt: turn => luckOf(chanceOf(seed, luckStream, nth, turn)),
  };
}

function drawn(wishes: readonly { wish: Wish; share: number }[], at: number): Wish {
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

function picksOf(rules: Rules, { service }: Wish, chance: Chance): Map<string, string> {
  const picks = new Map<string, string>();
  for (const step of rules.services.get(service)?.route ?? []) {
    if (step.is !== 'choice') continue;
    const pick = step.among[Math.floor(chance() * step.among.length)];
    if (pick !== undefined) picks.set(step.choice, pick);
  }
  return picks;
}

function luckOf(chance: Chance): Luck {
  const work = logNormal(chance, 1, 0.5);
  const noticesMs = 1_000 + exponential(chance, 2_000);
  const outing = {
    afterMs: exponential(chance, 6 * minuteMs),
    lastsMs: minuteMs + exponential(chance, 10 * minuteMs),
  };
  const goesOut = chance() < outingShare;
  const rates = chance();
  return {
    work,
    noticesMs,
    ...(goesOut && { outing }),
    asksRating: chance() < 0.4,
    ...(rates < ratesShare && { grade: gradeOf(rates / ratesShare) }),
    pressesStart: chance() < 0.8,
    restMs: 2_000 + exponential(chance, 8_000),
    ends: endingOf(chance()),
    why: chance(),
  };
}

function endingOf(chance: number): Luck['ends'] {
  if (chance < refusedShare) return 'refused';
  return chance < refusedShare + papersMissingShare ? 'papers-missing' : 'approved';
}

/** 5 is the best. */
function gradeOf(chance: number): number {
  if (chance < 0.01) return 1;
  if (chance < 0.03) return 2;
  return chance < 0.2 ? 4 : 5;
}
