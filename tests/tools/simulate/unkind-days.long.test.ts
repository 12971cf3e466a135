/** No rule is broken, however unkind the crowd is. */
import { expect, test } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import { type CrowdShape, usualCrowd } from '../../../daemon/people/shape.ts';
import { simulatePlans } from '../../../daemon/tools/simulate/plans.ts';
import { withTimetable } from '../../../daemon/tools/simulate/working-hours.ts';
import { configOf, shipped } from '../../config/hall-files.ts';

const minuteMs = 60_000;

const crowds: readonly [name: string, changes: Partial<CrowdShape>, days: number][] = [
  ['the usual crowd', {}, 60],
  ['too many people', { load: 1.3 }, 30],
  ['people of whom some take very long', { load: 0.95, serviceCv: 1 }, 40],
  ['loans that take twice as long', { load: 0.95, slower: { loan: 2 } }, 20],
  ['services that all take twice as long', { load: 0.95, timesConfig: 2 }, 20],
  ['people who come by coach', { bursts: { aDay: 4, share: 0.15, withinMs: 2 * minuteMs } }, 30],
  [
    'slow days, and slower ones for good',
    { slowDays: { oneIn: 2, by: 2 }, shift: { fromDay: 10, by: 1.5 } },
    20,
  ],
];

/** As `simulate` has it: its clerks are nobody of the staff list. */
function hallOf(file: string) {
  const { staff: _, ...rules } = withTimetable(configOf(shipped(file)).rules);
  return rules;
}

test.each(crowds)('in Fuzhou no rule is broken by %s', (name, changes, days) => {
  const [outcome] = simulatePlans(
    {
      plans: [{ id: 'as-it-is', name, rules: hallOf('fuzhou.yaml') }],
      days,
      seed: 16,
      from: 0,
      arrivals: { is: 'usual' },
      shape: { ...usualCrowd, ...changes },
    },
    handle,
    () => undefined,
  );
  expect(outcome?.figures.tickets).toBeGreaterThan(days * 50);
  expect(outcome?.broken).toEqual([]);
  expect(outcome?.violations).toBe(0);
});

test.each(['small.yaml', 'every-kind.yaml'])('in %s no rule is broken by the usual crowd', file => {
  const plans = [{ id: 'as-it-is', name: file, rules: hallOf(file) }];
  const [outcome] = simulatePlans(
    { plans, days: 30, seed: 16, from: 0, arrivals: { is: 'usual' } },
    handle,
    () => undefined,
  );
  expect(outcome?.figures.tickets).toBeGreaterThan(30 * 10);
  expect(outcome?.broken).toEqual([]);
});

test('no rule is broken by people who ask what must be looked up, passed on, or is forgotten', () => {
  const came = { opened: 0, accepted: 0, answered: 0, late: 0, toSupervisor: 0 };
  const [outcome] = simulatePlans(
    {
      plans: [{ id: 'as-it-is', name: 'questions', rules: hallOf('fuzhou.yaml') }],
      days: 40,
      seed: 16,
      from: 0,
      arrivals: { is: 'usual' },
      shape: { ...usualCrowd, ask: 0.05 },
    },
    (rules, hall, command, now) => {
      const events = handle(rules, hall, command, now);
      for (const event of isRefusal(events) ? [] : events) {
        if (event.kind === 'question-opened') came.opened += 1;
        if (event.kind === 'question-accepted') came.accepted += 1;
        if (event.kind === 'question-closed') came[event.late === true ? 'late' : 'answered'] += 1;
        if (event.kind === 'question-passed' && event.to === undefined) came.toSupervisor += 1;
      }
      return events;
    },
    () => undefined,
  );
  expect(outcome?.broken).toEqual([]);
  expect(came.opened).toBeGreaterThan(400);
  expect(came.accepted).toBeGreaterThan(100);
  expect(came.late).toBeGreaterThan(30);
  expect(came.toSupervisor).toBeGreaterThan(0);
  // Whoever has gone home in the evening is answered by nobody of that day.
  expect(came.answered + came.late).toBeGreaterThan(came.opened * 0.95);
});

test('no rule is broken by people who come back with their papers the same day, some under two readers at once', () => {
  const used = new Map<string, string>();
  let second = 0;
  const [outcome] = simulatePlans(
    {
      plans: [{ id: 'as-it-is', name: 'slips', rules: hallOf('fuzhou.yaml') }],
      days: 40,
      seed: 16,
      from: 0,
      arrivals: { is: 'usual' },
      shape: { ...usualCrowd, comeBack: 0.8 },
    },
    (rules, hall, command, now) => {
      const came = handle(rules, hall, command, now);
      if (command.verb !== 'come-again') return came;
      if (isRefusal(came)) {
        if (came.refused === 'slip-used') second += 1;
        return came;
      }
      const [ticket] = came.flatMap(event => (event.kind === 'ticket-issued' ? [event.ticket] : []));
      // Each of these people comes once: by a slip there are never two numbers.
      expect(used.get(command.slip)).toBeUndefined();
      used.set(command.slip, ticket ?? '');
      return came;
    },
    () => undefined,
  );
  expect(outcome?.broken).toEqual([]);
  expect(used.size).toBeGreaterThan(40);
  expect(second).toBeGreaterThan(5);
});
