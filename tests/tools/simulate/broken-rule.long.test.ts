/** A check that cannot fail is worthless: a core that breaks a rule is handed in, and the break must be told. */
import { expect, test } from 'vitest';

import { handle } from '../../../daemon/core/decide/handle.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import { simulatePlans } from '../../../daemon/tools/simulate/plans.ts';
import { outcomeText, setupOf } from '../../../daemon/tools/simulate/simulate.ts';
import type { Perform } from '../../../daemon/tools/simulate/stage.ts';
import { hourMs } from '../../../daemon/tools/simulate/time-of-day.ts';
import { en } from '../../../daemon/tools/simulate/words/en/words.ts';
import { fuzhou, setup } from './small-setup.ts';

function told(core: Perform): { rules: string[]; first: Record<string, string>; text(): string } {
  // A crowd within one hour: people wait, and the day is short.
  const curve = [
    { fromMs: 9 * hourMs, perHour: 70 },
    { fromMs: 10 * hourMs, perHour: 0 },
  ];
  const days = setup({ arrivals: { is: 'curve', curve } });
  const outcomes = simulatePlans(days, core, () => undefined);
  const rules = outcomes.flatMap(({ broken }) => broken.map(({ rule }) => rule)).sort();
  const first = Object.fromEntries(
    outcomes.flatMap(({ broken }) => broken.map(({ rule, text }) => [rule, text])),
  );
  return { rules, first, text: () => outcomeText(days, outcomes, core, en) };
}

test('the real core breaks no rule', () => {
  const { rules, text } = told(handle);
  expect(rules).toEqual([]);
  expect(text()).toContain('\n0 violations');
});

test.each([
  { seed: '1', what: 'who was sent to one counter, when another takes over whom that one only knew' },
  {
    seed: '2',
    what: 'who stands there still, when a press is taken back that finished and called them again',
  },
])('no rule is broken by $what', ({ seed }) => {
  const days = setupOf(fuzhou, { config: '', days: '1', seed, compare: 'transfers' }, en);
  if (typeof days === 'string') throw new Error(days);
  const outcomes = simulatePlans(days, handle, () => undefined);
  expect(outcomes.flatMap(({ broken }) => broken.map(({ text }) => text))).toEqual([]);
});

test('green waits like everybody else: R2 names somebody else', () => {
  const { rules, first } = told((hallRules, hall, command, now) => {
    const { priority } = hallRules;
    const wrong = {
      ...hallRules,
      priority: { ...priority, weight: { ...priority.weight, green: 1, appointment: 1 } },
    };
    return handle(wrong, hall, command, now);
  });
  expect(rules).toContain('I3');
  expect(first['I3']).toMatch(/^counter \d+ called [A-D]\d+ by priority, R2 names [A-D]\d+ by priority$/);
});

test('the last to come is called first: nobody of a queue and class is passed by', () => {
  const { rules } = told((hallRules, hall, command, now) => {
    const { priority } = hallRules;
    const backwards = { normal: -1, green: -1, appointment: -1 };
    return handle({ ...hallRules, priority: { ...priority, weight: backwards } }, hall, command, now);
  });
  expect(rules).toContain('I9');
});

test('a number is left out', () => {
  const { rules, text } = told((hallRules, hall, command, now) => {
    if (command.verb === 'take-ticket' && hall.visits.size === 5) hall.issued.set('', 6);
    return handle(hallRules, hall, command, now);
  });
  expect(rules).toContain('I1');
  expect(text()).toMatch(
    /^I1 broken: seed 7, day 1 \(2026-01-05\), 09:\d\d:\d\d: [A-D]007 has the number 7, expected 6$/m,
  );
});

test('a press that is repeated has two effects', () => {
  const { rules } = told((hallRules, hall, command, now) => {
    const first = handle(hallRules, hall, command, now);
    const again = command.verb === 'take-ticket' ? handle(hallRules, hall, command, now) : [];
    return isRefusal(first) || isRefusal(again) ? first : [...first, ...again];
  });
  expect(rules).toContain('I2');
});

test('a visit is in no counter’s hand though it is served', () => {
  const { rules } = told((hallRules, hall, command, now) => {
    const events = handle(hallRules, hall, command, now);
    const counter = command.verb === 'start' ? hall.counters.get(command.counter) : undefined;
    if (counter !== undefined && hall.visits.size > 20) delete counter.ticket;
    return events;
  });
  expect(rules).toContain('I4');
});

test('the hall knows what no event told', () => {
  const { rules, text } = told((hallRules, hall, command, now) => {
    if (command.verb === 'take-ticket') hall.promises.kept += 1;
    return handle(hallRules, hall, command, now);
  });
  expect(rules).toEqual(['I5']);
  expect(text()).toContain('promises is not what a replay of the day gives');
});

test('a throw ends the day, not the run, and its story is cut to the few people it needs', () => {
  const { rules, text } = told((hallRules, hall, command, now) => {
    if (command.verb === 'rate') throw new Error('nobody rates here');
    return handle(hallRules, hall, command, now);
  });
  expect(rules).toEqual(['throw']);
  expect(text()).toContain('nobody rates here');
  expect(text()).toMatch(/the shortest story found, with 1 of \d+ people/);
});

test('nobody is asked who came: a citizen who did not come is approved', () => {
  const { rules, first } = told((hallRules, hall, command, now) =>
    handle({ ...hallRules, times: { ...hallRules.times, presumedForMs: 0 } }, hall, command, now),
  );
  expect(rules).toEqual(['R3']);
  expect(first['R3']).toMatch(/^[A-D]\d+ was approved at counter \d+ \([a-z]+\) and had not come$/);
});
