import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import type { Rules, Service } from '../../../daemon/core/types/rules.ts';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { simulatePlans } from '../../../daemon/tools/simulate/plans.ts';
import {
  outcomeText,
  type SimulateOptions,
  setupOf,
  simulate,
} from '../../../daemon/tools/simulate/simulate.ts';
import type { Perform } from '../../../daemon/tools/simulate/stage.ts';
import { en } from '../../../daemon/tools/simulate/words/en/words.ts';
import { fuzhou, setup } from './small-setup.ts';

/** Of the core as it is. */
const module = new URL('../../../daemon/tools/simulate/day-thread.ts', import.meta.url);
const options: SimulateOptions = {
  config: 'config/halls/fuzhou.yaml',
  days: '1',
  seed: '7',
  arrivals: '40',
  locale: 'en',
};

async function run(
  changes: Partial<SimulateOptions>,
  core: Perform = handle,
): Promise<{ code: number; out: string; err: string }> {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    const code = await simulate({ ...options, ...changes }, { carryOut: core, module });
    return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

test('the same seed prints the same, another seed something else; times go to stderr', async () => {
  const first = await run({});
  const again = await run({});
  expect(first.code).toBe(exitCodes.ok);
  expect(first.out).toContain('\n0 violations\n');
  expect(again.out).toBe(first.out);
  expect((await run({ seed: '8' })).out).not.toBe(first.out);
  expect(first.err).toContain('days: 1, in ');
});

test('a broken rule ends with exit code 70', async () => {
  const { code, out } = await run({}, (rules, hall, command, now) => {
    if (command.verb === 'take-ticket') hall.promises.kept += 1;
    return handle(rules, hall, command, now);
  });
  expect(code).toBe(exitCodes.internal);
  expect(out).toContain('\n1 violations\n');
});

test('wrong words end with exit code 64, a faulty config with 78', async () => {
  const wrong = await run({ days: 'many' });
  expect([wrong.code, wrong.out]).toEqual([exitCodes.usage, '']);
  expect(wrong.err).toContain('--days: found many');
  const faulty = await run({ config: 'tests/config/faulty.yaml' });
  expect([faulty.code, faulty.out]).toEqual([exitCodes.config, '']);
});

test('every visit of many days ends in done or left, and the figures tell of all of them', () => {
  const [outcome] = simulatePlans(setup({ days: 3 }), handle, () => undefined);
  const ends = [...(outcome?.figures.done.values() ?? []), ...(outcome?.figures.left.values() ?? [])];
  expect(outcome?.figures.days).toBe(3);
  expect(ends.reduce((sum, count) => sum + count, 0)).toBe(outcome?.figures.tickets);
});

/** A withdrawal is approved and done; a loan goes on to the bank. They share the step at approval. */
function sharedStep(): Rules {
  const route: Service['route'] = [{ is: 'queue', queue: 'approval' }];
  const services = [...fuzhou.services.values()].flatMap((service): Service[] => {
    if (service.id === 'withdrawal') return [{ ...service, route }];
    if (service.id === 'loan') return [{ ...service, route: [...route, { is: 'queue', queue: 'icbc' }] }];
    return [];
  });
  return { ...fuzhou, services: new Map(services.map(one => [one.id, one])) };
}

test('of two services on a ticket one is marked now and then by its keys, and the other is approved', () => {
  const finished: (readonly string[])[] = [];
  const named: number[] = [];
  let picked = 0;
  const [outcome] = simulatePlans(
    setup({
      days: 4,
      arrivals: { is: 'a-day', tickets: 300 },
      plans: [{ id: 'as-it-is', name: 'shared', rules: sharedStep() }],
    }),
    (rules, hall, command, now) => {
      const events = handle(rules, hall, command, now);
      if (isRefusal(events)) return events;
      for (const event of events) {
        if (event.kind === 'service-picked') picked += 1;
        if (event.kind !== 'step-finished') continue;
        finished.push((event.services ?? []).map(one => one.outcome));
        for (const { reason, missing = [] } of event.services ?? [])
          named.push(...missing, ...(reason === undefined ? [] : [reason]));
      }
      return events;
    },
    () => undefined,
  );
  expect(outcome?.violations).toBe(0);
  const sentAway = finished.flat().filter(one => one !== 'approved');
  // Whoever is sent away is told why, or what is missing: by number, and now and then by hand.
  expect(named).toHaveLength(sentAway.length);
  expect(new Set(named).size).toBeGreaterThan(3);
  const ofTwo = finished.filter(({ length }) => length === 2);
  const mixed = ofTwo.filter(all => all.includes('approved') && all.some(one => one !== 'approved'));
  expect(mixed.length).toBeGreaterThan(0);
  expect(picked).toBeGreaterThanOrEqual(mixed.length);
  expect(ofTwo.filter(all => !all.includes('approved'))).toEqual([]);
});

test('no clerk forgets a citizen in hand, or sits idle while people wait', () => {
  const alarms: string[] = [];
  simulatePlans(
    setup({ days: 3, arrivals: { is: 'a-day', tickets: 180 } }),
    (rules, hall, command, now) => {
      const outcome = handle(rules, hall, command, now);
      if (!isRefusal(outcome)) {
        for (const event of outcome) if (event.kind === 'alarm-raised') alarms.push(event.alarm);
      }
      return outcome;
    },
    () => undefined,
  );
  expect(alarms.length).toBeGreaterThan(0);
  expect(alarms.filter(alarm => /^(?:no-calls|forgotten)-/.test(alarm))).toEqual([]);
});

test('two plans meet the same people', () => {
  const plans = setupOf(fuzhou, { ...options, compare: 'transfers' }, en);
  if (typeof plans === 'string') throw new Error(plans);
  const met = new Map<unknown, string[]>();
  simulatePlans(
    plans,
    (rules, hall, command, now) => {
      if (command.verb === 'take-ticket') {
        const choice = [...command.choice].join(' ');
        const people = met.get(rules) ?? [];
        met.set(rules, people);
        people.push(`${now} ${command.services.join(' ')} ${command.class} ${choice}`);
      }
      return handle(rules, hall, command, now);
    },
    () => undefined,
  );
  const [byTime, credit, front] = plans.plans.map(({ rules }) => met.get(rules));
  expect(byTime?.length).toBeGreaterThan(20);
  expect(credit).toEqual(byTime);
  expect(front).toEqual(byTime);
});

test('R2: transfers at the front cost the newcomers of a busy bank dear; credit does not', () => {
  const icbc: Service = {
    id: 'icbc',
    name: '取现',
    series: 'E',
    route: [{ is: 'queue', queue: 'icbc' }],
    papers: [],
    fees: [],
  };
  const toIcbc: Service = {
    ...icbc,
    id: 'to-icbc',
    route: [
      { is: 'queue', queue: 'approval' },
      { is: 'queue', queue: 'icbc' },
    ],
  };
  const { surge: _, ...withoutSurge } = fuzhou;
  const rules: Rules = {
    ...withoutSurge,
    services: new Map([icbc, toIcbc, { ...toIcbc, id: 'also' }].map(one => [one.id, one])),
  };
  const plans = setupOf(rules, { ...options, days: '2', compare: 'transfers', arrivals: '190' }, en);
  if (typeof plans === 'string') throw new Error(plans);
  const outcomes = simulatePlans(plans, handle, () => undefined);
  const [byTime, credit, front] = outcomes.map(({ figures }) => ({
    overtakes: figures.waits.overtaken.max(),
    direct: figures.waits.direct.quantile(0.9),
  }));
  expect(front?.overtakes).toBeGreaterThan(2 * (credit?.overtakes ?? 0));
  expect(front?.direct).toBeGreaterThan(credit?.direct ?? 0);
  expect(credit?.direct).toBeGreaterThan(byTime?.direct ?? 0);
  expect(outcomeText(plans, outcomes, handle, en)).toMatch(
    /^most overtakes of one visit +\d+ +\d+ +\d+ +\+\d+ +\+\d+ \(\+\d+ to \+\d+\) +\+\d+ +\+\d+ \(\+\d+ to \+\d+\)$/m,
  );
});

test('the page holds its plots and needs nothing else', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'simulate-')), 'page.html');
  const { code } = await run({ html: file });
  expect(code).toBe(exitCodes.ok);
  const page = readFileSync(file, 'utf8');
  expect(page.match(/<figcaption>/g)).toHaveLength(4);
  expect(page.match(/<table>/g)).toHaveLength(3);
  expect(page).toMatch(/<tr><th scope="row" class="word">approval<\/th><td class="word">中心审批<\/td>/);
  expect(page).toContain('咨询台');
  expect(page.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(
    /https?:|src=|<link|<script|@import|url\((?!#)/,
  );
});

test('a page that cannot be written ends with exit code 74', async () => {
  const { code, err } = await run({ html: '/nowhere/page.html' });
  expect(code).toBe(exitCodes.io);
  expect(err).toContain('cannot write /nowhere/page.html');
});

test('a claim is answered at the desk within two minutes or by whoever calls; false ones counted at once are paid by all others', () => {
  const green = (confirmGreen: boolean) => ({
    id: confirmGreen ? 'green-confirmed' : 'green-at-once',
    name: confirmGreen ? 'when confirmed' : 'at once',
    rules: { ...fuzhou, confirmGreen },
  });
  const [confirmed, atOnce] = simulatePlans(
    setup({
      plans: [green(true), green(false)],
      days: 4,
      arrivals: { is: 'a-day', tickets: 260 },
      falseClaims: 0.2,
    }),
    handle,
    () => undefined,
  ).map(({ figures }) => figures.claims);
  if (confirmed === undefined || atOnce === undefined) throw new Error('no figures');
  const { waits } = confirmed;
  expect(confirmed.confirmed.atDesk).toBeGreaterThan(confirmed.confirmed.elsewhere);
  expect(confirmed.denied.atDesk + confirmed.denied.elsewhere).toBeGreaterThan(50);
  expect(confirmed.unanswered).toBeLessThan(0.1 * waits.honest.count());
  expect(waits.honest.mean()).toBeLessThan(0.7 * waits.others.mean());
  // Nobody gains by pretending where somebody looks; where nobody does, they come before the honest normal ones.
  expect(waits.false.mean()).toBeGreaterThan(0.9 * waits.others.mean());
  expect(atOnce.waits.false.mean()).toBeLessThan(0.8 * atOnce.waits.others.mean());
  expect(atOnce.waits.others.mean()).toBeGreaterThan(waits.others.mean());
  expect(atOnce.confirmed).toEqual({ atDesk: 0, elsewhere: 0 });
});
