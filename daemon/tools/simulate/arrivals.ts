/** How many people come over a simulated day, and when. */
import type { Counter, Rules } from '../../core/types/rules.ts';
import { type Curve, readCurve, scaled } from '../../people/curve.ts';
import { fullLoadOf } from '../../people/full-load.ts';
import { type CrowdShape, usualCrowd, usualWork } from '../../people/shape.ts';
import { staffedShare } from './roster.ts';
import { hourMs } from './time-of-day.ts';
import { arrivingOn } from './weekdays.ts';
import type { Words } from './words/en/words.ts';
import { sessionsOfDay } from './working-hours.ts';

/** What the command line says: tickets a day, a curve of its own, or what gives the counters their usual load. */
export type Arrivals = { is: 'a-day'; tickets: number } | { is: 'curve'; curve: Curve } | { is: 'usual' };

const mostADay = 100_000;
/** How the rate of one session rises and falls, sixth by sixth. */
const morningShape = [1.1, 1.6, 1.5, 1, 0.6, 0.2];
const laterShape = [0.9, 1.3, 1.2, 0.9, 0.6, 0.2];

/** On the `nth` day: what is not written hour by hour depends on the day of the week. */
export function curveOn(rules: Rules, nth: number, arrivals: Arrivals, shape?: CrowdShape): Curve {
  const curve = curveOf(rules, arrivals, shape);
  return arrivals.is === 'curve' || shape?.steady === true ? curve : scaled(curve, arrivingOn(rules, nth));
}

/** On a mean day. */
export function curveOf(rules: Rules, arrivals: Arrivals, shape: CrowdShape = usualCrowd): Curve {
  switch (arrivals.is) {
    case 'curve':
      return arrivals.curve;
    case 'a-day':
      return shaped(rules, arrivals.tickets);
    case 'usual':
      return shaped(rules, usualDay(rules, shape));
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

/** As many a day as keep the busiest kind of counter at the load of the crowd, as they are staffed; every service equally often. */
function usualDay(rules: Rules, shape: CrowdShape): number {
  const staffedMs = new Map(
    [...rules.counters.values()].map(counter => [
      counter.id,
      staffedShare(rules, counter) * workedMs(rules, counter),
    ]),
  );
  const wishes = [...rules.services.keys()].map(service => ({
    wish: { service, work: usualWork(shape, service) },
    share: 1,
  }));
  return shape.load * fullLoadOf(rules, wishes, staffedMs);
}

function workedMs(rules: Rules, { institution }: Counter): number {
  return sessionsOfDay(rules, institution).reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
}

/** `400`, or `08:30 60, 10:00 90, 12:00 0`. A text is what is wrong with it, in these words. */
export function readArrivals(text: string | undefined, said: Words['arrivals']): Arrivals | string {
  if (text === undefined) return { is: 'usual' };
  if (/^\d+$/.test(text)) {
    const tickets = Number(text);
    return tickets >= 1 && tickets <= mostADay ? { is: 'a-day', tickets } : said.count(text, mostADay);
  }
  const curve = readCurve(text, mostADay);
  if ('why' in curve) {
    const [time = '', rate = ''] = curve.found.split(/\s+/);
    const { form, order, many } = said;
    return { form: form(curve.found, mostADay), order: order(time), many: many(rate, mostADay) }[curve.why];
  }
  const [last] = curve.slice(-1);
  if (curve.length < 2 || last?.perHour !== 0) return said.noEnd(mostADay);
  return { is: 'curve', curve };
}
