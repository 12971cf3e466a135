/** Days of a simulated hall, one after the other: each is told what the days before it have taught. */
import { handle } from '../../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import { type Learned, learnedWith } from '../../../daemon/core/types/learned.ts';
import { eventsOf } from '../../../daemon/core/types/refusals.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { openLearnedDay } from '../../../daemon/history/learned-day.ts';
import { simulateDay } from '../../../daemon/tools/simulate/day.ts';
import { dayOfPlan, type Setup } from '../../../daemon/tools/simulate/days.ts';

/** `seen`: who is told the events of that day, counted from 0. What all of them have taught. */
export function playTaughtDays(
  rules: Rules,
  setup: Setup,
  seen: (day: number) => (event: Event, at: number) => void,
): Learned {
  let learned: Learned = { days: [] };
  for (let day = 0; day < setup.days; day += 1) {
    const taught = { ...rules, learned };
    const simulated = dayOfPlan(setup, { id: 'as-it-is', name: '', rules: taught }, day);
    const lesson = openLearnedDay(rules, simulated.date);
    const saw = seen(day);
    simulateDay(taught, emptyHall(taught), simulated, {
      perform: handle,
      watch({ outcome, at }) {
        for (const event of eventsOf(outcome)) {
          saw(event, at);
          lesson.saw(event, at);
        }
      },
    });
    learned = learnedWith(learned, lesson.told());
  }
  return learned;
}
