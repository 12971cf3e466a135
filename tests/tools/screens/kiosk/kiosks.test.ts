/** What kiosks may take, and that one press is one order. */
import { beforeEach, expect, test } from 'vitest';
import type { OrderGiver, OrderOutcome } from '../../../../daemon/mqtt/client/order-giver.ts';
import { type Kiosks, openKiosks } from '../../../../daemon/tools/screens/kiosk/kiosks.ts';
import { virtualTimers } from '../../../virtual-timers.ts';
import { busyHall, nineTwelve, sayer, up } from '../../watch/a-hall.ts';

type Given = Parameters<OrderGiver['give']>;
let given: { order: Given[0]; answer(outcome: OrderOutcome): void }[];
let kiosks: Kiosks;
let advance: (ms: number) => Promise<void>;

const taken: OrderOutcome = { is: 'done', data: { ticket: 'A001', ahead: 0 } };
const press = (id: string, ageMs = 0) => ({
  id,
  ageMs,
  services: ['withdrawal'],
  choice: {},
  green: false,
});

beforeEach(() => {
  given = [];
  const halls = busyHall();
  sayer(halls, 'fuzhou')('$state', { state: 'online', boot: 'b1', beat: 8 });
  const clock = virtualTimers();
  ({ advance } = clock);
  const orders: OrderGiver = {
    give: (order, _ahead, over) => void given.push({ order, answer: outcome => over(outcome, {}) }),
    lost() {},
  };
  kiosks = openKiosks(
    { hall: () => halls.get('fuzhou'), link: () => up, orders, page: 'one' },
    { timers: clock.timers, wall: () => nineTwelve },
  );
});

test('touched twice, it is given once, and both hear of the one ticket', async () => {
  const both = ['p', 'p'].map(id => kiosks.take(press(id), 'kiosk'));
  expect(given).toHaveLength(1);
  given[0]?.answer(taken);
  const answer = { is: 'taken', ticket: 'A001', ahead: 0 };
  expect(await Promise.all(both)).toEqual([answer, answer]);
});

test('given again after no answer came it is the same order, and no longer meant than the first time', async () => {
  const first = kiosks.take(press('p'), 'kiosk');
  given[0]?.answer({ is: 'no-answer' });
  expect(await first).toEqual({ is: 'unanswered' });
  void kiosks.take(press('p', 12_000), 'kiosk');
  const [one, again] = given.map(({ order }) => order);
  expect([one?.id, again?.id]).toEqual(['p', 'p']);
  expect(one?.expires).toBe(nineTwelve + 30_000);
  expect(again?.expires).toBe(nineTwelve + 18_000);
});

test('one kiosk takes twelve at once and then one in five seconds; another is not held back by it', async () => {
  const takeAll = async (from: string, many: number) => {
    const all = Array.from({ length: many }, (_, nth) => kiosks.take(press(`${from}-${nth}-${many}`), from));
    for (const { answer } of given.splice(0)) answer(taken);
    return (await Promise.all(all)).filter(answer => answer !== undefined).length;
  };
  expect(await takeAll('one', 30)).toBe(12);
  expect(await takeAll('other', 1)).toBe(1);
  await advance(5000);
  expect(await takeAll('one', 5)).toBe(1);
});

test('what is given again is no new ticket, and is never too often', async () => {
  for (let nth = 0; nth < 40; nth += 1) {
    const again = kiosks.take(press('p'), 'kiosk');
    given.at(-1)?.answer({ is: 'lost' });
    expect(await again).toEqual({ is: 'unanswered' });
  }
});
