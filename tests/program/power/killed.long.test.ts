/**
 * R21 on real parts: the daemon is killed while the lists of a power cut are printed. Each list lies there whole, once or again
 * marked 补打, and no number on it is given by a kiosk.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type StandingHall, standHall } from '../../kit/hall/standing-hall.ts';
import { lastReserved, listsOf, numbersIn, waitIn, wholeOf } from './printed-lists.ts';

const limitMs = 40_000;
let hall: StandingHall;

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml');
  await hall.open('1');
  await waitIn(hall);
}, 60_000);
afterAll(() => hall.close());

const count = (kind: string, having: Record<string, unknown> = {}) =>
  hall
    .events()
    .filter(event => event['kind'] === kind && Object.keys(having).every(key => event[key] === having[key]))
    .length;
const isInThePrinter = () => readFileSync(join(hall.state, 'arrived.json'), 'utf8').includes('printer-1');

/** From the order to the moment at which the process dies. */
const moments: readonly [name: string, moment: () => Promise<void>][] = [
  ['before the first byte', async () => undefined],
  ['when the first line has come out', () => begun('approval').then(() => passed(300))],
  ['in the middle of the first list', () => begun('approval').then(() => passed(2000))],
  [
    'when a list is in the printer whole, and has not been said to be out',
    () => hall.until(isInThePrinter, limitMs),
  ],
  ['between the two lists', () => begun('icbc')],
  ['in the middle of the last one', () => begun('icbc').then(() => passed(2000))],
];

const passed = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));

/** Since the lists of this power cut were ordered. */
let before = { begun: 0 };
const begun = (queue: string) =>
  hall.until(() => count('ticket-print-begun', { what: 'queue', queue }) > before.begun, limitMs);

describe('a daemon killed', () => {
  test.each(moments)(
    '%s: each list is whole, once or marked, and its numbers are its own',
    async (_, moment) => {
      before = { begun: count('ticket-print-begun', { what: 'queue', queue: 'icbc' }) };
      hall.stage.do('printer-1', { tear: true });
      await hall.command('power-failing', { battery: 'low' });
      await moment();
      await hall.end('SIGKILL');
      await hall.start();
      await hall.until(
        () => listsOf(hall).length > 0 && listsOf(hall).every(({ is }) => is === 'out'),
        limitMs,
      );
      const lists = listsOf(hall);
      expect(lists.map(({ queue }) => queue)).toEqual(['approval', 'icbc']);
      for (const list of lists) {
        const copies = wholeOf(hall.tickets(), list);
        expect(copies.length, `${list.queue} is on paper`).toBeGreaterThan(0);
        expect(copies.filter(({ isMarked }) => !isMarked).length, list.queue).toBeLessThanOrEqual(1);
      }
      await hall.command('power-back', {});
      await hall.command('paper-entered', {});
      const { ticket } = (await hall.command('take-ticket', { service: 'withdrawal', print: false }))[
        'data'
      ] as {
        ticket: string;
      };
      expect(Number(ticket.slice(1)), 'no kiosk gives a number that is on paper').toBe(
        lastReserved(hall) + 1,
      );
    },
    60_000,
  );

  test('and no number was reserved twice, nor given to anybody', () => {
    const { reserved, issued } = numbersIn(hall);
    expect(reserved).toHaveLength(30 * moments.length);
    expect(new Set([...reserved, ...issued]).size).toBe(reserved.length + issued.length);
  });
});
