/** What somebody who comes to the hall intends and is like: everything about them that chance decides, drawn before they act. */
import type { Rules, Service, VisitClass } from '../core/types/rules.ts';
import { type Chance, exponential, logNormal, oneOf } from './chance.ts';
import { usualCrowd } from './shape.ts';

/** What they come for; `also`: one more service on the same ticket. */
export type Errand = { service: string; also?: string; class: VisitClass };

export type Citizen = Errand & {
  /** Asks for green and is not entitled to it: no clerk confirms it (R6). */
  pretends: boolean;
  /** Which queue they want at each choice of their route, whoever asks. */
  picks: ReadonlyMap<string, string>;
  /** From hearing the call to standing at the counter. */
  walkMs: number;
  /** In each queue: 1 on average (`leavesAfterMs`). */
  patience: number;
  /** They tell the desk when they go; others are only missed when they are called. */
  tells: boolean;
  /** Of 1: how likely they fetch the papers that they lack, and come back the same day. */
  comesBack?: number;
  /** Of 1: how likely they ask something at a counter that must be looked up. */
  asks?: number;
  /** Their luck at the first counter, the second …; at all further ones everything goes well. */
  lucks: readonly Luck[];
};

/** What happens at one counter. */
export type Luck = {
  /** The usual time of the queue, times this. */
  work: number;
  /** `never`: to be missed. */
  comes: 'at-once' | 'on-recall' | 'never';
  /** From reading or hearing the number to rising. */
  noticesMs: number;
  /** A missed visit is back after this; left out: never. */
  backAfterMs?: number;
  ends: Ending;
  /** From 0 to 1: which of their services ends so, and for which reason or want of which paper. */
  which: number;
  why: number;
  /** How long a parked one stays away: a copy is soon made, for some papers one must go home. */
  awayMs: number;
  /** What is left to do then, of `work`. */
  left: number;
  /** They are done and stand there once more with a question, for so long. */
  asksAgainMs?: number;
  /** A key that the clerk presses by mistake and takes back. */
  slip: 'none' | 'call' | 'finish';
  /** The clerk presses start, or lets it start by itself. */
  pressesStart: boolean;
  /** Finishes by calling the next, or asks for a rating first. */
  asksRating: boolean;
  /** Left out: they do not rate. */
  grade?: number;
  /** The clerk's breath before the next one. */
  restMs: number;
};

const endings = [
  'approved',
  'refused',
  'papers-missing',
  'parked',
  'transferred',
  'transferred-after',
  'sent-to-counter',
  'misrouted',
  'sent-back',
  'other-service',
] as const;
export type Ending = (typeof endings)[number];

/** How often each ending comes, of 1; the rest is approved. */
const endingShares: Readonly<Partial<Record<Ending, number>>> = {
  refused: 0.02,
  'papers-missing': 0.03,
  parked: 0.03,
  transferred: 0.01,
  'transferred-after': 0.005,
  'sent-to-counter': 0.01,
  misrouted: 0.01,
  'sent-back': 0.01,
  'other-service': 0.01,
};

const minuteMs = 60_000;
const pretendsShare = 0.2;
const lucksDrawn = 4;
/** Of the parked so many are back soon. */
const soonBackShare = 0.7;
const asksAgainShare = 0.04;
const leastLeft = 0.1;
const leftSpan = 0.4;
/** Of those who come back. */
const twiceShare = 0.2;
/** Of those who were asked. */
const passesShare = 0.4;
const forgetsShare = 0.2;

/** `ofServices`: a stream of its own for what two services on a ticket bring with them. */
export type Chances = { chance: Chance; ofServices: Chance };

/**
 * `work`: what they take of the usual time at a counter, on average, and its standard deviation over that. `falseClaims`: of
 * those who are neither green nor have an appointment this share claims green all the same.
 */
export type Temper = {
  work: Work;
  falseClaims?: number | undefined;
  comesBack?: number | undefined;
  asks?: number | undefined;
};
type Work = { mean: number; cv: number };
const usualTemper: Temper = { work: { mean: 1, cv: usualCrowd.serviceCv } };

export function citizenOf(
  rules: Rules,
  chances: Chances,
  errand: Errand,
  { work, falseClaims = 0, comesBack, asks }: Temper = usualTemper,
): Citizen {
  const { chance, ofServices } = chances;
  const pretends = chance() < (errand.class === 'normal' ? falseClaims : pretendsShare);
  const service = rules.services.get(errand.service);
  const also = errand.also === undefined ? undefined : rules.services.get(errand.also);
  return {
    ...errand,
    class: errand.class === 'normal' && pretends ? 'green' : errand.class,
    pretends,
    picks: new Map([...picksOf(chance, service), ...picksOf(ofServices, also)]),
    walkMs: 5_000 + exponential(chance, 10_000),
    patience: exponential(chance, 1),
    tells: chance() < 0.4,
    ...(comesBack !== undefined && { comesBack }),
    ...(asks !== undefined && { asks }),
    lucks: Array.from({ length: lucksDrawn }, () => luck(chances, work)),
  };
}

function picksOf(chance: Chance, service: Service | undefined): [string, string][] {
  const route = service?.route ?? [];
  return route.flatMap(step => (step.is === 'choice' ? [[step.choice, oneOf(chance, step.among)]] : []));
}

function luck({ chance, ofServices }: Chances, { mean, cv }: Work): Luck {
  const comes = chance();
  const slip = chance();
  const back = exponential(chance, 12 * minuteMs);
  const grade = chance();
  return {
    work: logNormal(chance, mean, cv),
    comes: comesOf(comes),
    ...(chance() < 0.6 && { backAfterMs: minuteMs + back }),
    ends: endingOf(chance()),
    which: ofServices(),
    why: ofServices(),
    awayMs: awayMs(chance),
    left: leastLeft + leftSpan * chance(),
    ...(chance() < asksAgainShare && { asksAgainMs: asksAgainMs(chance) }),
    slip: slipOf(slip),
    pressesStart: chance() < 0.7,
    asksRating: chance() < 0.3,
    ...(grade < 0.6 && { grade: gradeOf(grade / 0.6) }),
    restMs: 2_000 + exponential(chance, 8_000),
    noticesMs: 1_000 + exponential(chance, 2_000),
  };
}

function awayMs(chance: Chance): number {
  const isSoon = chance() < soonBackShare;
  return isSoon
    ? minuteMs + exponential(chance, 3 * minuteMs)
    : 5 * minuteMs + exponential(chance, 20 * minuteMs);
}

/** No longer than a clerk lets the next one wait. */
function asksAgainMs(chance: Chance): number {
  return Math.min(4 * minuteMs, minuteMs / 3 + exponential(chance, minuteMs));
}

function comesOf(chance: number): Luck['comes'] {
  if (chance < 0.03) return 'never';
  return chance < 0.05 ? 'on-recall' : 'at-once';
}

function slipOf(chance: number): Luck['slip'] {
  if (chance < 0.005) return 'call';
  return chance < 0.01 ? 'finish' : 'none';
}

/** 5 is the best. */
function gradeOf(chance: number): number {
  if (chance < 0.01) return 1;
  if (chance < 0.02) return 2;
  return chance < 0.2 ? 4 : 5;
}

function endingOf(chance: number): Ending {
  let passed = 0;
  for (const ending of endings) {
    passed += endingShares[ending] ?? 0;
    if (chance < passed) return ending;
  }
  return 'approved';
}

/**
 * R15: after how long whoever lacks papers is back with them, and whether they hold the slip under two readers at once. Nothing is
 * drawn for it: the same seed brings the same others.
 */
export function backBySlip(
  { comesBack = 0 }: Citizen,
  { awayMs: afterMs, left }: Luck,
): { afterMs: number; twice: boolean } | undefined {
  const share = (left - leastLeft) / leftSpan;
  return share < comesBack ? { afterMs, twice: share < comesBack * twiceShare } : undefined;
}

/** `answerMs`: how long it takes to look it up; `passes`: to somebody else; `forgets`: they are told much later. */
export type Asked = { answerMs: number; passes: boolean; forgets: boolean };

/** R17: what they ask at that counter. Nothing is drawn for it either. */
export function askedAt({ asks = 0 }: Citizen, { awayMs: answerMs, which, why }: Luck): Asked | undefined {
  if (which >= asks) return undefined;
  return { answerMs, passes: why < passesShare, forgets: which < asks * forgetsShare };
}

/** Who comes by a slip has all that was missing. */
export function withAllPapers(citizen: Citizen): Citizen {
  return { ...citizen, lucks: citizen.lucks.map(one => ({ ...one, ends: 'approved' })) };
}

/** The luck at the counter that is their `nth`, counted from 0. */
export function luckAt({ lucks }: Citizen, nth: number): Luck {
  const drawn = lucks[nth % lucks.length];
  if (drawn === undefined) throw new Error('a citizen without luck');
  return nth < lucks.length ? drawn : { ...drawn, comes: 'at-once', ends: 'approved', slip: 'none' };
}
