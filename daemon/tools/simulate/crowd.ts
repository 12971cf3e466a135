/**
 * The people of one simulated day. Everything that chance decides about a person is drawn before the day begins, so that
 * two plans meet the very same people (the hall manager's what-if).
 */
import type { Rules, Service, VisitClass } from '../../core/types/rules.ts';
import { arrivalsOn, type Curve } from '../../people/arrivals.ts';
import { type Chance, chanceOf, exponential, logNormal, oneOf } from '../../people/chance.ts';

export type Citizen = {
  /** ms since midnight. */
  arrivesMs: number;
  service: string;
  /** One more on the same ticket. */
  also?: string;
  class: VisitClass;
  /** Asked for green and is not entitled to it: no clerk confirms it (R6). */
  pretends: boolean;
  /** Which queue it wants at each choice of its route, whoever asks. */
  picks: ReadonlyMap<string, string>;
  /** From hearing the call to standing at the counter. */
  walkMs: number;
  /** It is gone after waiting this long in one queue. */
  patienceMs: number;
  /** It tells the desk when it goes; others are only missed when they are called. */
  tells: boolean;
  /** Its luck at the first counter, the second …; at all further ones everything goes well. */
  lucks: readonly Luck[];
};

/** What happens at one counter. */
export type Luck = {
  /** The usual time of the queue, times this. */
  work: number;
  /** `never`: to be missed. */
  comes: 'at-once' | 'on-recall' | 'never';
  /** A missed visit is back after this; left out: never. */
  backAfterMs?: number;
  ends: Ending;
  /** From 0 to 1: which of its services ends so, and for which reason or want of which paper. */
  which: number;
  why: number;
  /** How long a parked one stays away. */
  awayMs: number;
  /** A key that the clerk presses by mistake and takes back. */
  slip: 'none' | 'call' | 'finish';
  /** The clerk presses start, or lets it start by itself. */
  pressesStart: boolean;
  /** Finishes by calling the next, or asks for a rating first. */
  asksRating: boolean;
  /** Left out: it does not rate. */
  grade?: number;
  /** The clerk's breath before the next one. */
  restMs: number;
  /** Next, the clerk calls a number by hand. */
  callsNumber: boolean;
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
  parked: 0.02,
  transferred: 0.01,
  'transferred-after': 0.005,
  'sent-to-counter': 0.01,
  misrouted: 0.01,
  'sent-back': 0.01,
  'other-service': 0.01,
};

const minuteMs = 60_000;
const greenShare = 0.06;
const appointmentShare = 0.04;
const pretendsShare = 0.2;
const alsoShare = 0.05;
const lucksDrawn = 4;
const crowdStream = 1;
const servicesStream = 3;

/**
 * The people of the `day`th simulated day, in the order in which they come. `falseClaims`: of those who are neither green nor
 * have an appointment this share claims green all the same.
 */
export function crowdOf(rules: Rules, curve: Curve, seed: number, day: number, falseClaims = 0): Citizen[] {
  const random = chanceOf(seed, crowdStream, day);
  const ofServices = chanceOf(seed, servicesStream, day);
  const services = [...rules.services.values()];
  return arrivalsOn(curve, random).map(arrivesMs =>
    citizen({ random, ofServices }, services, arrivesMs, falseClaims),
  );
}

/** `ofServices`: a stream of its own for what two services on a ticket bring with them. */
type Chances = { random: Chance; ofServices: Chance };

function citizen(
  chances: Chances,
  services: readonly Service[],
  arrivesMs: number,
  falseClaims: number,
): Citizen {
  const { random } = chances;
  const service = oneOf(random, services);
  const also = another(chances.ofServices, service, services);
  const wanted = classOf(random());
  const honesty = random();
  const pretends = honesty < (wanted === 'normal' ? falseClaims : pretendsShare);
  return {
    arrivesMs,
    service: service.id,
    ...(also !== undefined && { also: also.id }),
    class: wanted === 'normal' && pretends ? 'green' : wanted,
    pretends,
    picks: new Map([...picksOf(random, service), ...picksOf(chances.ofServices, also)]),
    walkMs: 5_000 + exponential(random, 10_000),
    patienceMs: logNormal(random, 150 * minuteMs, 0.5),
    tells: random() < 0.4,
    lucks: Array.from({ length: lucksDrawn }, () => luck(chances)),
  };
}

/** Some come for two at once, where the hall has another. */
function another(chance: Chance, service: Service, services: readonly Service[]): Service | undefined {
  const others = services.filter(({ id }) => id !== service.id);
  return chance() < alsoShare && others.length > 0 ? oneOf(chance, others) : undefined;
}

function picksOf(chance: Chance, service: Service | undefined): [string, string][] {
  const route = service?.route ?? [];
  return route.flatMap(step => (step.is === 'choice' ? [[step.choice, oneOf(chance, step.among)]] : []));
}

function classOf(chance: number): VisitClass {
  if (chance < greenShare) return 'green';
  return chance < greenShare + appointmentShare ? 'appointment' : 'normal';
}

function luck({ random, ofServices }: Chances): Luck {
  const comes = random();
  const slip = random();
  const back = exponential(random, 12 * minuteMs);
  const grade = random();
  return {
    work: logNormal(random, 1, 0.5),
    comes: comesOf(comes),
    ...(random() < 0.6 && { backAfterMs: minuteMs + back }),
    ends: endingOf(random()),
    which: ofServices(),
    why: ofServices(),
    awayMs: 2 * minuteMs + exponential(random, 15 * minuteMs),
    slip: slipOf(slip),
    pressesStart: random() < 0.7,
    asksRating: random() < 0.3,
    ...(grade < 0.6 && { grade: gradeOf(grade / 0.6) }),
    restMs: 2_000 + exponential(random, 8_000),
    callsNumber: random() < 0.003,
  };
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

/** The luck at the counter that is its `nth`, counted from 0. */
export function luckAt({ lucks }: Citizen, nth: number): Luck {
  const drawn = lucks[nth % lucks.length];
  if (drawn === undefined) throw new Error('a citizen without luck');
  return nth < lucks.length ? drawn : { ...drawn, comes: 'at-once', ends: 'approved', slip: 'none' };
}
