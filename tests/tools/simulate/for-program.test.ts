/** `simulate --json`: the figures that the tables have, for a program. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { outcomesForProgram } from '../../../daemon/tools/simulate/outcomes-for-program.ts';
import { simulatePlans } from '../../../daemon/tools/simulate/plans.ts';
import { outcomeText, setupOf } from '../../../daemon/tools/simulate/simulate.ts';
import type { Perform } from '../../../daemon/tools/simulate/stage.ts';
import { en } from '../../../daemon/tools/simulate/words/en/words.ts';
import { oneTicket } from '../../kit/hall/command-line.ts';
import { fuzhou } from './small-setup.ts';

const figure = z.strictObject({
  figure: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  of: z.string().optional(),
  unit: z.enum(['a-day', 'count', 'ms', 'share']),
  value: z.number(),
});
const overDays = z.strictObject({ median: z.number(), least: z.number(), most: z.number() });
const outcomes = z.strictObject({
  hall: z.literal('fuzhou'),
  seed: z.literal('7'),
  days: z.literal(2),
  plans: z.array(
    z.strictObject({
      plan: z.enum(['as-it-is', 'more-counters']),
      name: z.string(),
      open: z
        .strictObject({
          counters: z.literal(2),
          queue: z.literal('icbc'),
          fromMs: z.literal(36_000_000),
          untilMs: z.literal(41_400_000),
          closedADay: z.number(),
        })
        .optional(),
      waits: z.array(z.looseObject({ queue: z.string(), class: z.string(), calls: z.number() })),
      counters: z.array(z.looseObject({ counter: z.string(), busy: z.number().max(1) })),
      figures: z.array(figure.extend(overDays.shape)),
      broken: z.array(z.unknown()),
    }),
  ),
  compared: z.tuple([
    z.strictObject({
      plan: z.literal('more-counters'),
      with: z.literal('as-it-is'),
      figures: z.array(figure.extend({ first: z.number(), difference: overDays })),
    }),
  ]),
  violations: z.number(),
});

const asked = { config: '', days: '2', seed: '7', arrivals: '60', open: '2 icbc counters 10:00-11:30' };

function played(changes: object = {}, core: Perform = handle) {
  const setup = setupOf(fuzhou, { ...asked, ...changes }, en);
  if (typeof setup === 'string') throw new Error(setup);
  const came = simulatePlans(setup, core, () => undefined);
  return {
    told: JSON.parse(JSON.stringify(outcomesForProgram(setup, came))),
    text: outcomeText(setup, came, core, en),
  };
}

test('each plan is told with its figures, and the others are held against the first', () => {
  const { told, text } = played({ compare: true });
  const { plans, compared, violations } = outcomes.parse(told);
  expect(plans.map(({ plan, open }) => [plan, open !== undefined])).toEqual([
    ['as-it-is', false],
    ['more-counters', true],
  ]);
  expect(violations).toBe(0);
  const [{ figures }] = compared;
  const names = figures.map(one => `${one.figure} ${one.of ?? ''}`);
  expect(new Set(names).size).toBe(names.length);
  const longest = figures.find(one => one.figure === 'longest-first');
  const inMinutes = [longest?.first, longest?.value].map(ms => ((ms ?? 0) / 60_000).toFixed(1));
  expect(text).toMatch(
    new RegExp(`^longest wait at the first step, min +${inMinutes.join(' +').replaceAll('.', '\\.')} `, 'm'),
  );
});

test('of one day there is no median, and of one plan nothing to compare', () => {
  const { told } = played({ days: '1', open: undefined });
  expect(told.plans).toHaveLength(1);
  expect(told).not.toHaveProperty('compared');
  expect(z.array(figure).parse(told.plans[0].figures)).toContainEqual({
    figure: 'tickets',
    unit: 'a-day',
    value: expect.any(Number),
  });
});

test('a rule that was broken is told with the seed of that day alone', () => {
  const { told } = played({ open: undefined }, (rules, hall, command, now) => {
    if (command.verb === 'take-ticket') hall.promises.kept += 1;
    return handle(rules, hall, command, now);
  });
  expect(told.violations).toBe(2);
  expect(told.plans[0].broken).toEqual([
    {
      rule: 'I5',
      text: expect.stringContaining('promises'),
      at: expect.any(Number),
      tickets: [],
      day: '2026-01-05',
      seed: '7',
    },
  ]);
});

test('from the command line it is one line, whatever the language of the hall', async () => {
  const hall = ['--config', 'config/halls/fuzhou.yaml', '--arrivals', '20', '--days', '1', '--jobs', '1'];
  const { code, out } = await oneTicket('simulate', ...hall, '--json');
  expect(code).toBe(0);
  expect(out).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(out)).toMatchObject({ hall: 'fuzhou', violations: 0, plans: [{ plan: 'as-it-is' }] });
});
