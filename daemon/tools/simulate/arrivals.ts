/** How many people come, and when: a Poisson stream whose rate follows a curve over the day. */
import type { Counter, Rules, Step } from '../../core/types/rules.ts';
import { exponential, type Random } from './random.ts';
import { staffedShare } from './roster.ts';
import { hourMs, timeExample, timeOfDay } from './time-of-day.ts';
import { sessionsOfDay } from './working-hours.ts';

/** From that time of the day until the next: so many tickets an hour. In the order of the day. */
export type Curve = readonly { fromMs: number; perHour: number }[];
/** What the command line says: tickets a day, a curve of its own, or what gives the counters their usual load. */
export type Arrivals = { is: 'a-day'; tickets: number } | { is: 'curve'; curve: Curve } | { is: 'usual' };

/** The share of their time that the busiest kind of counter works on an average day. */
const usualLoad = 0.8;
const mostADay = 100_000;
/** How the rate of one session rises and falls, sixth by sixth. */
const morningShape = [1.1, 1.6, 1.5, 1, 0.6, 0.2];
const laterShape = [0.9, 1.3, 1.2, 0.9, 0.6, 0.2];

export function curveOf(rules: Rules, arrivals: Arrivals): Curve {
  switch (arrivals.is) {
    case 'curve':
      return arrivals.curve;
    case 'a-day':
      return shaped(rules, arrivals.tickets);
    case 'usual':
      return shaped(rules, usualLoad * fullDay(rules));
  }
}

function shaped(rules: Rules, tickets: number): Curve {
  const pieces = sessionsOfDay(rules).flatMap(({ fromMs, untilMs }, index) => {
    const shape = index === 0 ? morningShape : laterShape;
    const sixthMs = (untilMs - fromMs) / shape.length;
    return [
      ...shape.map((rate, sixth) => ({ fromMs: fromMs + sixth * sixthMs, rate, lastsMs: sixthMs })),
      { fromMs: untilMs, rate: 0, lastsMs: 0 },
    ];
  });
  const sum = pieces.reduce((total, { rate, lastsMs }) => total + rate * lastsMs, 0);
  return pieces.map(({ fromMs, rate }) => ({ fromMs, perHour: (tickets * rate * hourMs) / sum }));
}

/** How many tickets a day keep the busiest kind of counter at work all day, as they are staffed. */
function fullDay(rules: Rules): number {
  const demand = demandOf(rules);
  let fewest = Number.POSITIVE_INFINITY;
  for (const queues of poolsOf(rules)) {
    const worked = [...rules.counters.values()]
      .filter(counter => counter.queues.some(queue => queues.has(queue)))
      .reduce((sum, counter) => sum + staffedShare(rules, counter) * workedMs(rules, counter), 0);
    const wanted = [...queues].reduce((sum, queue) => sum + (demand.get(queue) ?? 0), 0);
    if (wanted > 0 && worked > 0) fewest = Math.min(fewest, worked / wanted);
  }
  return Number.isFinite(fewest) ? fewest : 0;
}

function workedMs(rules: Rules, { institution }: Counter): number {
  return sessionsOfDay(rules, institution).reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
}

/** What one ticket asks of each queue on average, in ms of a counter; every service and every choice equally often. */
function demandOf(rules: Rules): Map<string, number> {
  const demand = new Map<string, number>();
  for (const step of [...rules.services.values()].flatMap(service => service.route)) {
    const queues = queuesOf(step);
    for (const queue of queues) {
      const usualMs = rules.queues.get(queue)?.usualMs ?? 0;
      demand.set(queue, (demand.get(queue) ?? 0) + usualMs / queues.length / rules.services.size);
    }
  }
  return demand;
}

const queuesOf = (step: Step): readonly string[] => (step.is === 'queue' ? [step.queue] : step.among);

/** The queues that share counters, together. */
function poolsOf(rules: Rules): Set<string>[] {
  let pools: Set<string>[] = [];
  for (const { queues } of rules.counters.values()) {
    const touched = pools.filter(pool => queues.some(queue => pool.has(queue)));
    pools = [
      ...pools.filter(pool => !touched.includes(pool)),
      new Set([...touched.flatMap(pool => [...pool]), ...queues]),
    ];
  }
  return pools;
}

/** When people come on one day, ms since midnight, in order. */
export function drawArrivals(random: Random, curve: Curve): number[] {
  const found: number[] = [];
  // The stream runs in units of its own rate: one person per unit, whatever the hour.
  let owed = exponential(random, 1);
  for (const [index, { fromMs, perHour }] of curve.entries()) {
    const lastsMs = (curve[index + 1]?.fromMs ?? fromMs) - fromMs;
    const holds = (perHour * lastsMs) / hourMs;
    let passed = 0;
    while (passed + owed <= holds) {
      passed += owed;
      found.push(Math.round(fromMs + (passed / holds) * lastsMs));
      owed = exponential(random, 1);
    }
    owed -= holds - passed;
  }
  return found;
}

/** `400`, or `08:30 60, 10:00 90, 12:00 0`. A text is what is wrong with it. */
export function readArrivals(text: string | undefined): Arrivals | string {
  if (text === undefined) return { is: 'usual' };
  const expected = `expected tickets a day, 1 to ${mostADay}, or a curve "${timeExample} 60, 10:00 90, 12:00 0": from each time on, that many tickets an hour`;
  if (/^\d+$/.test(text)) {
    const tickets = Number(text);
    return tickets >= 1 && tickets <= mostADay ? { is: 'a-day', tickets } : `found ${text}, ${expected}`;
  }
  const curve: { fromMs: number; perHour: number }[] = [];
  for (const piece of text.split(',')) {
    const [, time = '', rate = ''] = /^\s*(\S+)\s+(\d+(?:\.\d+)?)\s*$/.exec(piece) ?? [];
    const fromMs = timeOfDay(time);
    if (fromMs === undefined) return `found "${piece.trim()}", ${expected}`;
    const before = curve.at(-1);
    if (before !== undefined && before.fromMs >= fromMs)
      return `found ${time} after a later time, expected the times in the order of the day`;
    if (Number(rate) > mostADay) return `found ${rate} an hour, ${expected}`;
    curve.push({ fromMs, perHour: Number(rate) });
  }
  const [last] = curve.slice(-1);
  if (curve.length < 2 || last?.perHour !== 0)
    return `found a curve that does not end, expected a last piece with 0, like "17:00 0"; ${expected}`;
  return { is: 'curve', curve };
}
