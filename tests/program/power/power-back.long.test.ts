/**
 * R21 on real parts: the power is back while a list is printed. That one comes out, and no other; where it breaks off by the paper or
 * by the daemon's end, it is not printed any more.
 */
import { expect, test } from 'vitest';
import type { StandingHall } from '../../kit/hall/standing-hall.ts';
import {
  copiesAt,
  isTold,
  type Moment,
  momentsIn,
  numbersIn,
  ticketComesOutOf,
  withHall,
} from './printed-lists.ts';

const limitMs = 20_000;
const printer = 'printer-1';
const moments = momentsIn('approval');

async function isBackAt(hall: StandingHall, { has }: Moment): Promise<void> {
  hall.stage.do(printer, { tear: true });
  await hall.command('power-failing', { battery: 'low' });
  await hall.until(() => has(hall, printer), limitMs);
  await hall.command('power-back', {});
}

const stories: { what: string; at: readonly number[]; story(hall: StandingHall): Promise<void> }[] = [
  {
    what: 'comes out all the same, and no other',
    at: [0, 1, 2, 3],
    async story(hall) {
      await isTold(hall, 'approval out', 'icbc dropped power-back');
      await ticketComesOutOf(hall, printer);
      expect(copiesAt(hall, printer)).toEqual([[false], []]);
    },
  },
  {
    what: 'is not printed again once the paper ended in it',
    at: [1, 3],
    async story(hall) {
      hall.fault(printer, 'paper-out');
      await isTold(hall, 'approval dropped power-back', 'icbc dropped power-back');
      const before = copiesAt(hall, printer);
      await hall.untilDevice(printer, 'degraded');
      hall.fault(printer, 'none');
      await ticketComesOutOf(hall, printer);
      expect(copiesAt(hall, printer)).toEqual(before);
    },
  },
  {
    what: 'is not printed again once the daemon was killed in it',
    at: [0, 1],
    async story(hall) {
      await hall.end('SIGKILL');
      await hall.start();
      await isTold(hall, 'approval dropped power-back', 'icbc dropped power-back');
      await ticketComesOutOf(hall, printer);
      expect(copiesAt(hall, printer)).toEqual([[], []]);
    },
  },
];

test.concurrent.each(stories)(
  'a list that is printed when the power is back $what',
  ({ at, story }) =>
    withHall(async hall => {
      for (const nth of at) {
        const moment = moments[nth];
        if (moment === undefined) continue;
        await isBackAt(hall, moment);
        await story(hall);
        expect(
          hall.events().filter(({ kind }) => kind === 'visit-missed'),
          moment.name,
        ).toEqual([]);
        await hall.command('paper-entered', {});
      }
      expect(numbersIn(hall).reserved).toHaveLength(30 * at.length);
    }),
  120_000,
);
