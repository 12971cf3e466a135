/**
 * R21 on real parts: while the lists of a power cut are printed the paper ends, or somebody opens the cover, at each place in a
 * list. The hall says what is on paper and what is not; when that is mended the list comes out whole, marked 补打.
 */
import { expect, test } from 'vitest';
import type { StandingHall } from '../../kit/hall/standing-hall.ts';
import {
  lastReserved,
  listsOf,
  type Moment,
  momentsIn,
  numbersIn,
  piecesOf,
  told,
  wholeOf,
  withHall,
} from './printed-lists.ts';

const limitMs = 40_000;
const printer = 'printer-1';

async function inTrouble(
  hall: StandingHall,
  { fault, why }: { fault: string; why: string },
  { name, isOut, has }: Moment,
): Promise<void> {
  hall.stage.do(printer, { tear: true });
  await hall.command('power-failing', { battery: 'low' });
  await hall.until(() => has(hall, printer), limitMs);
  hall.fault(printer, fault);
  const isTold = () =>
    told(hall).join() === 'approval owed,icbc owed' &&
    hall.ops.last(`device/${printer}/$state`)?.['why'] === why &&
    String(hall.ops.last('alarm/power')?.['text']).includes('not on paper: approval, icbc');
  await hall.until(isTold, limitMs);
  expect(await hall.command('take-ticket', { service: 'withdrawal', print: true }), name).toMatchObject({
    status: 'rejected',
    code: 'no-paper',
  });
  const desk = await hall.command('take-ticket', { service: 'withdrawal', print: false });
  const { ticket: meanwhile } = desk['data'] as { ticket: string };
  expect(Number(meanwhile.slice(1)), `${name}: the desk`).toBe(lastReserved(hall) + 1);

  hall.fault(printer, 'none');
  await hall.until(() => told(hall).join() === 'approval out,icbc out', limitMs);
  const [first = [], second = []] = listsOf(hall).map(list => wholeOf(piecesOf(hall, printer), list));
  expect(
    first.map(({ isMarked }) => isMarked),
    name,
  ).toEqual(isOut ? [false, true] : [true]);
  expect(first.at(-1)?.order.at(-1), `${name}: as the queue stands by then`).toBe(meanwhile);
  expect(
    second.map(({ isMarked }) => isMarked),
    name,
  ).toEqual([false]);

  await hall.command('power-back', {});
  await hall.command('paper-entered', {});
  const { issued } = numbersIn(hall);
  await hall.pressMs('withdrawal');
  const [pressed = ''] = numbersIn(hall).issued.slice(issued.length);
  expect(Number(pressed.slice(1)), `${name}: the kiosk`).toBe(Number(meanwhile.slice(1)) + 1);
}

test.concurrent.each([
  { trouble: 'the paper ends', fault: 'paper-out', why: 'paper out', at: [0, 2, 3] },
  { trouble: 'the cover is opened', fault: 'cover-open', why: 'cover open', at: [0, 1, 3] },
])(
  '$trouble somewhere in a list: it comes out whole and marked, the others behind it, and its numbers are nobody’s',
  trouble =>
    withHall(async hall => {
      const moments = momentsIn('approval').filter((_, nth) => trouble.at.includes(nth));
      for (const moment of moments) await inTrouble(hall, trouble, moment);
      expect(numbersIn(hall).reserved).toHaveLength(30 * moments.length);
    }),
  120_000,
);
