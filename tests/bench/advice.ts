/**
 * How much of what the best counter would have saved the advised one saves (R9): at each alarm of the surge plan of simulated
 * days every closed counter is opened for an hour in the very same day, and the hall's waiting is counted.
 *
 *   node tests/bench/advice.ts [--days N] [--seed S] [--load L]
 */
import { parseArgs } from 'node:util';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import { aheadMs, closedCounters, foresee } from '../../daemon/foresight/advice.ts';
import { type Present, presentOf } from '../../daemon/foresight/present.ts';
import { type SimulatedDay, simulateDay } from '../../daemon/tools/simulate/day.ts';
import { dayOfPlan, type Setup } from '../../daemon/tools/simulate/days.ts';
import { midnightOf, withTimetable } from '../../daemon/tools/simulate/working-hours.ts';
import { fuzhou } from './fuzhou.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '10' },
    seed: { type: 'string', default: '7' },
    tickets: { type: 'string', default: '700' },
  },
});
const { staff: _, ...rules } = withTimetable(fuzhou());
const setup: Setup = {
  plans: [{ id: 'as-it-is', name: 'as it is', rules }],
  days: Number(values.days),
  seed: Number(values.seed),
  from: 0,
  arrivals: { is: 'a-day', tickets: Number(values.tickets) },
};

type Moment = { present: Present; at: number };

const againMs = 30 * 60_000;
class HourOver extends Error {}

/** Whenever an alarm of the surge plan rises, and every half hour while one stands. */
function momentsOf(day: SimulatedDay): Moment[] {
  const moments: Moment[] = [];
  const hall = emptyHall(rules);
  let last = Number.NEGATIVE_INFINITY;
  simulateDay(rules, hall, day, {
    perform: handle,
    watch({ outcome, at }) {
      if (isRefusal(outcome)) return;
      const rises = outcome.some(event => event.kind === 'alarm-raised' && event.alarm.startsWith('surge-'));
      if (!rises && (hall.surge === undefined || at < last + againMs)) return;
      last = at;
      moments.push({ at, present: structuredClone(presentOf(hall, at)) });
    },
  });
  return moments;
}

/** What all wait together in the hour from then on; `opening`: with that counter open. */
function waitingFrom(day: SimulatedDay, at: number, opening?: string): number {
  const fromMs = at - midnightOf(rules, day.date) + 1;
  const roster = new Map(day.roster);
  if (opening !== undefined) {
    const { shifts = [], pauses = [] } = roster.get(opening) ?? {};
    const span = { fromMs, untilMs: fromMs + aheadMs };
    roster.set(opening, { shifts: [...shifts, span].toSorted((a, b) => a.fromMs - b.fromMs), pauses });
  }
  const hall = emptyHall(rules);
  let last = at;
  let waitedMs = 0;
  try {
    simulateDay(
      rules,
      hall,
      { ...day, roster },
      {
        perform(theRules, theHall, command, now) {
          const until = Math.min(now, at + aheadMs);
          if (until > last) waitedMs += theHall.totals.waiting * (until - last);
          last = Math.max(last, until);
          if (now >= at + aheadMs) throw new HourOver();
          const outcome = handle(theRules, theHall, command, now);
          if (command.verb === 'take-ticket' && now >= at && isRefusal(outcome))
            waitedMs += at + aheadMs - now;
          return outcome;
        },
        watch: () => undefined,
      },
    );
  } catch (error) {
    if (!(error instanceof HourOver)) throw error;
  }
  return waitedMs;
}

const minutes = (ms: number) => Math.round(ms / 60_000);
const sums = { moments: 0, silent: 0, advised: 0, best: 0, promised: 0, missedBySilence: 0, right: 0 };
let [tookMs, plays] = [0, 0];
for (let nth = 0; nth < setup.days; nth += 1) {
  const day = dayOfPlan(setup, { id: 'as-it-is', name: '', rules }, nth);
  for (const { at, present } of momentsOf(day)) {
    const closed = closedCounters(rules, present.hall, at);
    if (closed.length === 0) continue;
    const began = process.cpuUsage();
    const { advice, crowds, counters } = foresee(rules, present, at, () => false);
    const { user } = process.cpuUsage(began);
    tookMs += user / 1000;
    plays += crowds * (counters + 1);
    const asMs = waitingFrom(day, at);
    const saved = closed.map(counter => ({ counter, ms: asMs - waitingFrom(day, at, counter) }));
    const best = Math.max(0, ...saved.map(({ ms }) => ms));
    const mine = saved.find(({ counter }) => counter === advice?.counter);
    sums.moments += 1;
    if (mine === undefined || advice === undefined) {
      sums.silent += 1;
      sums.missedBySilence += best;
    } else {
      sums.advised += mine.ms;
      sums.best += best;
      sums.promised += advice.savedMs;
      if (mine.ms === best) sums.right += 1;
    }
    const list = saved.map(one => `${one.counter}:${minutes(one.ms)}`).join(' ');
    process.stdout.write(
      `${day.date} ${new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)} waiting ${present.hall.totals.waiting}: ${advice === undefined ? 'silent' : `${advice.counter} ${minutes(advice.savedMs)} (${minutes(advice.lowMs)}-${minutes(advice.highMs)}, n ${advice.crowds})`}; real ${list}; as it was ${minutes(asMs)}\n`,
    );
  }
}
const share = (part: number, whole: number) => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`);
process.stdout.write(
  `moments ${sums.moments}, advised ${sums.moments - sums.silent}, the best counter ${sums.right}; silent ${sums.silent} (the best would have saved ${minutes(sums.missedBySilence)} min there)\n` +
    `saved ${share(sums.advised, sums.best)} of the best; promised ${minutes(sums.promised)} min, real ${minutes(sums.advised)} min\n` +
    `${Math.round(tookMs / Math.max(1, sums.moments))} ms an advice, ${Math.round((10 * tookMs) / Math.max(1, plays)) / 10} ms a played hour\n`,
);
