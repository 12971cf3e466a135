/** R11: how likely a counter is at work from now on, as on earlier days that looked like this one. */
import { sessionsFor } from '../day/timetable.ts';
import { type Learned, type LearnedCounter, quarterMs, quartersADay } from '../types/learned.ts';
import type { CounterState, Hall } from '../types/model.ts';
import type { Counter } from '../types/rules.ts';
import { weightsOf } from './lessons.ts';

/**
 * How a counter stands: as `stood` of the learned days, and whether anybody was served there today. `missing`: others work for
 * its queue, and it has not come.
 */
type Stand = { is: 'o' | 'p' | 'c'; served: boolean; missing: boolean };
type Moment = { quarter: number; midnight: number; othersWork: boolean };

/** A day on which it stood otherwise at this time says little; one on which it had not served before, or had, a bit more. */
const otherwise = 0.03;
const servedOtherwise = 0.15;
/** Each quarter of an hour in which it had been there by now makes it so much less likely that it will still come. */
const stillComes = 1 / 3;
/** What other counters do weighs as much as this much of a day of its own, and what the timetable says of theirs. */
const othersWeight = 0.05;
const timetableWeight = 0.1;

const known = new WeakMap<Learned, Map<string, readonly number[]>>();

/** By quarter of an hour, the one that `quarter` is first: from 0 to 1. */
export function presenceOf(
  learned: Learned,
  hall: Hall,
  { id, institution }: Counter,
  state: CounterState,
  moment: Moment,
): readonly number[] {
  const { quarter, midnight } = moment;
  const stand = standOf(hall, state, { ...moment, institution });
  let all = known.get(learned);
  if (all === undefined) {
    all = new Map();
    known.set(learned, all);
  }
  const key = `${id} ${quarter} ${stand.is} ${stand.served} ${stand.missing}`;
  let found = all.get(key);
  if (found === undefined) {
    const inSession = sessionShares(hall, institution, midnight);
    found = likely(learned, id, quarter, stand, inSession);
    all.set(key, found);
  }
  return found;
}

/** Whoever is away for a moment, in the middle of a session, is as good as there. */
function standOf(
  hall: Hall,
  { status, served, ticket }: CounterState,
  { quarter, midnight, institution, othersWork }: Moment & { institution: string },
): Stand {
  const at = midnight + quarter * quarterMs;
  const inSession = sessionsFor(hall, institution).some(
    ({ from, until }) => from <= at && at + quarterMs <= until,
  );
  const isThere = status === 'open' || ticket !== undefined || (status === 'paused' && inSession);
  const is = isThere ? 'o' : status === 'paused' ? 'p' : 'c';
  return { is, served: served !== undefined, missing: is === 'c' && served === undefined && othersWork };
}

/** Which part of each quarter lies in a session; all of what is before the first and after the last does. */
function sessionShares(hall: Hall, institution: string, midnight: number): number[] {
  const sessions = sessionsFor(hall, institution);
  return Array.from({ length: quartersADay }, (_, quarter) => {
    const from = midnight + quarter * quarterMs;
    let rests = 0;
    for (const [index, { until }] of sessions.entries()) {
      const next = sessions[index + 1]?.from;
      if (next !== undefined) rests += Math.max(0, Math.min(next, from + quarterMs) - Math.max(until, from));
    }
    return 1 - rests / quarterMs;
  });
}

/** Sums over days that looked like this one, by quarter. */
type Shown = { there: number[]; counted: number[] };

function likely(
  learned: Learned,
  counter: string,
  quarter: number,
  stand: Stand,
  inSession: readonly number[],
): number[] {
  const own = shownBy(learned, day => [day[counter]], quarter, stand);
  // Who is there keeps to what the others do, where nobody knows better, and so does who has not come.
  const asOthersDo = stand.is === 'o' || stand.missing;
  const others = asOthersDo ? shownBy(learned, Object.values, quarter, stand) : undefined;
  return own.there.map((there, ahead) => {
    const usual = stand.is === 'c' ? 0 : (inSession[quarter + ahead] ?? 0);
    const [like, of] = [others?.there[ahead] ?? 0, others?.counted[ahead] ?? 0];
    const asOthers = (like + timetableWeight * usual) / (of + timetableWeight);
    return (there + othersWeight * asOthers) / ((own.counted[ahead] ?? 0) + othersWeight);
  });
}

function shownBy(
  learned: Learned,
  of: (day: { readonly [counter: string]: LearnedCounter }) => readonly (LearnedCounter | undefined)[],
  quarter: number,
  stand: Stand,
): Shown {
  const weights = weightsOf(learned);
  const length = quartersADay - quarter;
  const there = Array.from({ length: length }, () => 0);
  const counted = Array.from({ length: length }, () => 0);
  for (const [index, { counters }] of learned.days.entries()) {
    for (const day of of(counters)) {
      const weight = (weights[index] ?? 0) * likeness(day, quarter, stand);
      for (let ahead = 0; ahead < length; ahead += 1) {
        const digit = day === undefined ? '0' : (day.atWork[quarter + ahead] ?? '.');
        // It had gone when nobody waited: while somebody does, whoever is there now would not have.
        if (digit === '.' || (digit === '-' && stand.is === 'o')) continue;
        const part = digit === '-' ? 0 : Number.parseInt(digit, 16) / 15;
        there[ahead] = (there[ahead] ?? 0) + weight * part;
        counted[ahead] = (counted[ahead] ?? 0) + weight;
      }
    }
  }
  return { there, counted };
}

function likeness(day: LearnedCounter | undefined, quarter: number, stand: Stand): number {
  const stood = day?.stood[quarter] ?? 'c';
  const served = day !== undefined && /[1-9a-f]/.test(day.atWork.slice(0, quarter));
  if (stood !== stand.is)
    return stand.missing ? otherwise * stillComes ** quartersOpen(day, quarter) : otherwise;
  return served === stand.served ? 1 : servedOtherwise;
}

function quartersOpen(day: LearnedCounter | undefined, until: number): number {
  return [...(day?.stood.slice(0, until) ?? '')].filter(stood => stood === 'o').length;
}
