import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleMs } from '../../../daemon/core/estimate/pace.ts';
import { type RouteEstimate, routeEstimate, wayThrough } from '../../../daemon/core/estimate/route-wait.ts';
import { expectedWait, minutesOf, shortestOf } from '../../../daemon/core/estimate/wait.ts';
import { emptyHall } from '../../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Hall, VisitStep } from '../../../daemon/core/types/model.ts';
import type { VisitClass } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, start, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const minuteMs = 60_000;
const shared = { institution: 'centre', backup: [], queues: ['advice', 'approval'] };

const joiner = (visitClass: VisitClass = 'normal') => ({ class: visitClass, creditMs: 0 }) as const;

/** How long a normal visit that joins now will wait, in minutes. */
function waitMin(hall: Play, queue: string): number | undefined {
  const expected = expectedWait(hall.rules, hall.hall, queue, joiner(), hall.now());
  return expected && expected.waitMs / minuteMs;
}

const rangeOf = (expected: ReturnType<typeof expectedWait>) => expected && minutesOf(expected.rangeMs);

/** Each of these counters has somebody in hand. */
function busy(hall: Play, counters: readonly string[], service = 'loan'): void {
  for (const counter of counters) {
    hall.take(service);
    hall.press(counter, 'next');
  }
}

describe('the expected wait', () => {
  it('is none while no counter of the queue is open', () => {
    expect(waitMin(play(untimed, ['7']), 'approval')).toBeUndefined();
  });

  it('is nothing for who joins with nobody before and a counter idle', () => {
    const hall = play(untimed, ['1', '2']);
    busy(hall, ['1']);
    expect(waitMin(hall, 'approval')).toBe(0);
    hall.take('loan');
    expect(waitMin(hall, 'approval')).toBe((2 * 8) / 2);
  });

  it('is nothing at an idle counter that has only served its other queue lately', () => {
    const rules = changed(untimed, { counters: { '20': shared } });
    const hall = play(rules, ['20']);
    busy(hall, ['20'], 'advice');
    hall.press('20', 'finish');
    expect(waitMin(hall, 'approval')).toBe(0);
  });

  it('is as many cycles as stand before and one more, shared by the open counters', () => {
    const hall = play(untimed, ['1', '2']);
    busy(hall, ['1', '2']);
    expect(waitMin(hall, 'approval')).toBe(8 / 2);
    hall.take('loan');
    hall.take('loan');
    expect(waitMin(hall, 'approval')).toBe((3 * 8) / 2);
  });

  it('counts those too who are kept for one counter', () => {
    const hall = play(untimed, ['1', '2']);
    busy(hall, ['1', '2'], 'loan');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    hall.take('loan');
    hall.press('1', 'next');
    expect(hall.hall.queues.get('approval')?.bound.get('2')?.get('normal')?.size).toBe(1);
    // The cycle that the transfer ended at once draws the mean to 10/11 of what is usual.
    expect(waitMin(hall, 'approval')).toBeCloseTo((2 * ((8 * 10) / 11)) / 2);
  });

  it('does not count a counter that is paused, or will be after its visit', () => {
    const hall = play(untimed, ['1', '2']);
    busy(hall, ['1', '2']);
    hall.press('2', 'pause');
    expect(waitMin(hall, 'approval')).toBe(8);
  });

  it('counts of a counter the share of its last half hour of calls that came from the queue', () => {
    const rules = changed(untimed, { counters: { '20': shared } });
    const hall = play(rules, ['20']);
    // No calls yet: half of its work.
    hall.take('withdrawal', 'icbc');
    expect(waitMin(hall, 'advice')).toBe(0);
    expect(waitMin(hall, 'approval')).toBe((2 * 8) / (1 / 2));
    hall.press('20', 'next');
    for (let calls = 0; calls < 3; calls += 1) {
      hall.press('20', 'finish');
      busy(hall, ['20'], 'advice');
    }
    // One of four; cycles of no length draw the mean of approval to 10/11 of what is usual.
    expect(waitMin(hall, 'approval')).toBeCloseTo(((8 * 10) / 11) * 4);
    hall.wait(31 * 60);
    expect(waitMin(hall, 'approval')).toBeCloseTo(((8 * 10) / 11) * 2);
  });

  it('learns from the last thirty cycles, and what is usual weighs as much as ten', () => {
    const hall = play(untimed, ['0']);
    for (let cycle = 1; cycle <= 40; cycle += 1) {
      busy(hall, ['0'], 'advice');
      hall.wait(cycle <= 10 ? 3000 : 600);
      hall.press('0', 'finish');
    }
    busy(hall, ['0'], 'advice');
    expect(waitMin(hall, 'advice')).toBeCloseTo((10 * 3 + 30 * 10) / 40);
  });

  it('learns nothing from a step that was forgotten to finish, and nothing from a call that was taken back', () => {
    const hall = play(untimed, ['0']);
    busy(hall, ['0'], 'advice');
    hall.wait(61 * 60);
    hall.press('0', 'finish');
    hall.take('advice');
    hall.press('0', 'next');
    hall.wait(10);
    expect(hall.press('0', 'undo')).toContain('press-undone');
    hall.press('0', 'next');
    expect(waitMin(hall, 'advice')).toBe(3);
  });

  it('stands still over a break, and its far end with it', () => {
    const hall = play(fuzhou, ['1']);
    busy(hall, ['1']);
    hall.take('loan');
    // 11:50: ten minutes of work until the break of two hours.
    hall.wait((2 * 60 + 50) * 60);
    const expected = expectedWait(fuzhou, hall.hall, 'approval', joiner(), hall.now());
    expect(expected).toMatchObject({ ahead: 1, workMs: 16 * minuteMs, waitMs: 136 * minuteMs });
    expect(rangeOf(expected)).toEqual([0, 155]);
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'gone' });
    const alone = expectedWait(fuzhou, hall.hall, 'approval', joiner(), hall.now());
    // Eight minutes fit before it; the far end does not.
    expect(rangeOf(alone)).toEqual([0, 145]);
  });

  it('expects the green visits that will overtake meanwhile, at the pace of the last hour', () => {
    const hall = play(untimed, ['1']);
    busy(hall, ['1']);
    for (let green = 0; green < 6; green += 1) {
      hall.give({ verb: 'abandon', ticket: hall.take('loan', undefined, 'green'), reason: 'gone' });
    }
    for (let others = 0; others < 9; others += 1) hall.take('loan');
    // 6 an hour, of whom those of the first two thirds overtake: 5 in 80 min of waiting, 8 with the time that they take, and so on.
    expect(waitMin(hall, 'approval')).toBe((9 + 9 + 1) * 8);
    const green = expectedWait(untimed, hall.hall, 'approval', joiner('green'), hall.now());
    expect(green?.ahead).toBeLessThan(9);
    hall.wait(61 * 60);
    expect(waitMin(hall, 'approval')).toBe((9 + 1) * 8);
  });
});

/** A hall with one busy counter and these visits, each in the queue since then; folded, no order decides anything. */
type Waiter = { class: 'normal' | 'green'; sinceMin: number; waitedMin: number };
const now = start + 240 * minuteMs;
function crowd(waiters: readonly Waiter[]): Hall {
  const hall = emptyHall(untimed);
  const day = { followUps: [], alarms: [], notices: [], unfit: {} };
  evolve(untimed, hall, { kind: 'day-opened', day: '2026-11-24', timeZone: 'Asia/Shanghai', ...day }, start);
  evolve(untimed, hall, { kind: 'counter-opened', counter: '1' }, start);
  for (const [index, waiter] of [
    { class: 'normal', sinceMin: 239, waitedMin: 0 } as const,
    ...waiters,
  ].entries()) {
    const ticket = `B${index}`;
    const joinedAt = now - waiter.sinceMin * minuteMs;
    const issued = {
      ticket,
      number: index,
      scope: '',
      visit: ticket,
      services: ['loan'],
      class: waiter.class,
    };
    const steps: VisitStep[] = [{ is: 'queue', queue: 'approval' }];
    evolve(untimed, hall, { kind: 'ticket-issued', ...issued, steps, ahead: 0, print: false }, joinedAt);
    const creditMs = Math.min(15, waiter.waitedMin) * minuteMs;
    const standing = { joinedAt, since: joinedAt, creditMs, waitedMs: waiter.waitedMin * minuteMs };
    evolve(
      untimed,
      hall,
      { kind: 'visit-queued', ticket, queue: 'approval', step: 0, ...standing },
      joinedAt,
    );
    const why = { by: 'priority', priorityMs: 0, earlier: 0 } as const;
    const called = { ticket, counter: '1', queue: 'approval', waitedMs: 0, why };
    if (index === 0) evolve(untimed, hall, { kind: 'visit-called', ...called }, joinedAt);
  }
  return hall;
}

/** R2 played call by call, every one a look at everybody. */
function calledBefore(
  waiters: readonly Waiter[],
  me: { class: VisitClass; creditMs: number },
  everyMs: number,
): number {
  const left = new Map(
    waiters.map(({ class: visitClass, sinceMin, waitedMin }, index) => {
      const creditMs = Math.min(15, waitedMin) * minuteMs;
      return [index, { class: visitClass, joinedAt: now - sinceMin * minuteMs, creditMs }];
    }),
  );
  left.set(waiters.length, { ...me, class: me.class === 'green' ? 'green' : 'normal', joinedAt: now });
  for (let called = 0; ; called += 1) {
    const at = now + (called + 1) * everyMs;
    let first = -1;
    let highest = Number.NEGATIVE_INFINITY;
    for (const [index, one] of left) {
      const priority = untimed.priority.weight[one.class] * (at - one.joinedAt) + one.creditMs;
      if (priority > highest) {
        first = index;
        highest = priority;
      }
    }
    if (first === waiters.length) return called;
    left.delete(first);
  }
}

const waiter = fc.record({
  class: fc.constantFrom('normal', 'green'),
  // Long enough ago that no green arrival of the last hour is counted on top.
  sinceMin: fc.integer({ min: 61, max: 180 }),
  waitedMin: fc.integer({ min: 0, max: 20 }),
});

describe('how many are called before', () => {
  it('is what playing the calls one by one says', () => {
    fc.assert(
      fc.property(
        fc.array(waiter, { maxLength: 60, size: 'max' }),
        fc.constantFrom('normal' as const, 'green' as const),
        fc.integer({ min: 0, max: 15 }),
        (waiters, visitClass, creditMin) => {
          // Who has waited longest came first.
          const inOrder = waiters.toSorted((one, other) => other.sinceMin - one.sinceMin);
          const me = { class: visitClass, creditMs: creditMin * minuteMs };
          const expected = expectedWait(untimed, crowd(inOrder), 'approval', me, now);
          const everyMs = 8 * minuteMs;
          expect(expected?.ahead).toBe(calledBefore(inOrder, me, everyMs));
          expect(expected?.workMs).toBe(((expected?.ahead ?? 0) + 1) * everyMs);
        },
      ),
    );
  });
});

describe('how many are called before, however many wait', () => {
  it('is who stands before, at the head, in the middle and at the end', () => {
    const many = Array.from({ length: 1500 }, (_, index) => ({
      class: 'normal' as const,
      sinceMin: 61 + (1500 - index) / 60,
      waitedMin: 0,
    }));
    const hall = crowd(many);
    for (const place of [0, 1, 127, 128, 400, 750, 1100, 1400, 1499, 1500]) {
      const creditMs = Math.round((61 + (1500 - place) / 60) * minuteMs) + 1;
      const who = { class: 'normal', creditMs } as const;
      expect(expectedWait(untimed, hall, 'approval', who, now)?.ahead).toBe(place);
    }
  });
});

describe('the printed range', () => {
  it('goes from as little work ahead as is likely to as much, rounded outward to five minutes', () => {
    const hall = play(untimed, ['1']);
    busy(hall, ['1']);
    for (let others = 0; others < 3; others += 1) hall.take('loan');
    const expected = expectedWait(untimed, hall.hall, 'approval', joiner(), hall.now());
    const [low = 0, high = 0] = expected?.likelyMs ?? [];
    // 32 min; the work of three, and that of the one in hand of whom nothing is known, differ from what is usual.
    expect(low / minuteMs).toBeCloseTo(32 - 1.645 * 8 * Math.sqrt(3 * 0.4 + 1 + 0.04 * 9));
    expect(high / minuteMs).toBeCloseTo(32 + 1.645 * 8 * Math.sqrt(3 * 0.4 + 1 + 0.04 * 9));
    expect(expected?.rangeMs).toEqual(expected?.likelyMs);
    expect(rangeOf(expected)).toEqual([10, 55]);
  });

  it('ends at nothing only where a hand is free', () => {
    expect(minutesOf([0, 0])).toEqual([0, 0]);
    expect(minutesOf([0, 1])).toEqual([0, 5]);
    expect(minutesOf([5 * minuteMs, 10 * minuteMs])).toEqual([5, 10]);
    expect(minutesOf([10 * minuteMs - 1, 10 * minuteMs + 1])).toEqual([5, 15]);
  });
});

const approval: VisitStep = { is: 'queue', queue: 'approval' };
const bank: VisitStep = { is: 'choice', choice: 'bank', among: ['icbc', 'ccb'], otherwise: { is: 'ask' } };

function estimateOf(hall: Play, steps: readonly VisitStep[]): Partial<RouteEstimate> {
  return routeEstimate(wayThrough(hall.rules, hall.hall, steps, joiner(), hall.now())) ?? {};
}

/** One counter of each queue, all busy; one waits for ICBC and three for CCB. */
function banks(open: readonly string[] = ['1', '7', '10']): Play {
  const hall = play(untimed, ['1', ...open]);
  const send = (choice: 'icbc' | 'ccb') => {
    hall.take('withdrawal', choice);
    hall.press('1', 'next', 'finish');
  };
  for (const choice of ['icbc', 'icbc', 'ccb', 'ccb', 'ccb', 'ccb'] as const) send(choice);
  for (const counter of open) hall.press(counter, 'next');
  hall.take('loan');
  hall.press('1', 'next');
  return hall;
}

describe('the estimate of a whole route', () => {
  it('adds the waits of its steps', () => {
    const hall = banks();
    // Who waits for the banks has waited longer than whoever comes to them after a few minutes of waiting.
    hall.wait(20 * 60);
    const icbc = waitMin(hall, 'icbc') ?? 0;
    const first = waitMin(hall, 'approval') ?? 0;
    expect(icbc).toBe(12);
    expect(estimateOf(hall, [approval]).route).toEqual(estimateOf(hall, [approval]).first);
    const route = estimateOf(hall, [approval, { ...bank, chosen: 'icbc' }]).route;
    // Nobody waits for the approval, one for ICBC: the far ends are so much longer, and not both at once.
    const ends = Math.hypot(1.645 * 8, 1.645 * 6 * Math.sqrt(1 + 0.4 + 0.4 / 10));
    expect(first + icbc).toBeLessThan(ends);
    expect(route).toEqual([0, Math.ceil((first + icbc + ends) / 5) * 5]);
  });

  it('is over when each step has been waited for and done', () => {
    const hall = banks();
    hall.wait(20 * 60);
    const waits = (waitMin(hall, 'approval') ?? 0) + (waitMin(hall, 'icbc') ?? 0);
    const { endsAt } = estimateOf(hall, [approval, { ...bank, chosen: 'icbc' }]);
    const works = cycleMs(hall.rules, hall.hall, 'approval') + cycleMs(hall.rules, hall.hall, 'icbc');
    expect(endsAt).toBe(hall.now() + waits * minuteMs + works);
    expect(estimateOf(play(untimed, ['1']), [approval])).toEqual({
      first: [0, 0],
      route: [0, 0],
      endsAt: start + 8 * minuteMs,
    });
  });

  it('reaches from the least to the greatest wait of a choice that nobody made', () => {
    const hall = banks();
    hall.wait(20 * 60);
    const icbc = estimateOf(hall, [approval, { ...bank, chosen: 'icbc' }]);
    const ccb = estimateOf(hall, [approval, { ...bank, chosen: 'ccb' }]);
    expect(estimateOf(hall, [approval, bank])).toEqual({
      first: estimateOf(hall, [approval]).first,
      route: [icbc.route?.[0], ccb.route?.[1]],
      endsAt: ((icbc.endsAt ?? 0) + (ccb.endsAt ?? 0)) / 2,
    });
    const back = estimateOf(hall, [approval, { ...bank, chosen: 'ccb' }, approval]).route;
    expect(estimateOf(hall, [approval, bank, approval]).route?.[1]).toBe(back?.[1]);
    const shortest: VisitStep = { ...bank, otherwise: { is: 'shortest' } };
    expect(estimateOf(hall, [approval, shortest])).toEqual(icbc);
  });

  it('tells no minutes of a route with a queue that nobody serves, but of its first step', () => {
    const hall = banks(['7']);
    const toCcb = estimateOf(hall, [approval, { ...bank, chosen: 'ccb' }]);
    expect(toCcb).toEqual({ first: estimateOf(hall, [approval]).first });
    expect(estimateOf(hall, [{ ...bank, chosen: 'ccb' }, approval])).toEqual({});
  });

  it('lets the waiting for earlier steps count in the later ones', () => {
    const hall = banks();
    for (let others = 0; others < 4; others += 1) hall.take('loan');
    // Who has waited a quarter of an hour for the approval stands before all who wait for ICBC now.
    const way = wayThrough(
      hall.rules,
      hall.hall,
      [approval, { ...bank, chosen: 'icbc' }],
      joiner(),
      hall.now(),
    );
    const first = waitMin(hall, 'approval') ?? 0;
    expect((way.at(-1)?.least.waitMs ?? 0) / minuteMs).toBe(first + 6);
  });
});

describe('the shortest queue', () => {
  it('is the one with the least expected wait', () => {
    const hall = banks();
    expect(shortestOf(untimed, hall.hall, ['ccb', 'icbc'], joiner(), hall.now())).toBe('icbc');
  });

  it('is one that nobody serves only where nobody serves any', () => {
    const some = banks(['10']);
    expect(shortestOf(untimed, some.hall, ['icbc', 'ccb'], joiner(), some.now())).toBe('ccb');
    const none = banks([]);
    expect(shortestOf(untimed, none.hall, ['ccb', 'icbc'], joiner(), none.now())).toBe('ccb');
  });
});
