import { describe, expect, test } from 'vitest';
import type { LineMember } from '../../../drivers/link/line.ts';
import type { Outcome } from '../../../drivers/link/seat.ts';
import type { Rank } from '../../../drivers/link/turns.ts';
import type { OnbonMessage } from '../../../drivers/onbon-k/codec.ts';
import { onbonK } from '../../../drivers/onbon-k/driver.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { bench, card, pace, updates } from './bench.ts';

describe('a healthy board', () => {
  test('blinks, scrolls and colours as it is told', async () => {
    const b = bench();
    b.board.want(
      {
        lines: [
          { text: 'A001', blink: true, colour: 'green' },
          { text: '请听到叫号的市民到三号窗口', scroll: true, colour: 'yellow' },
        ],
      },
      true,
    );
    await b.advance(1000);
    expect(b.simulator.shows()).toEqual({
      text: 'A001\n请听到叫号的市民到三号窗口',
      blink: true,
      lines: [
        { text: 'A001', blink: true, colour: 'green', scroll: false },
        { text: '请听到叫号的市民到三号窗口', blink: false, colour: 'yellow', scroll: true },
      ],
      lit: true,
      brightness: 16,
      tooFast: 0,
    });
  });

  test('gets only the line that changed', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.newlyAsked();
    b.show('A002', '3号窗口');
    await b.advance(1000);
    expect(updates(b.asked)).toEqual([[0]]);
    expect(b.reads()).toBe('A002\n3号窗口');
    expect(b.shownTold()).toEqual(['acked', 'acked']);
  });

  test('is cleared and painted whole when its lines change their places', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(2000);
    b.newlyAsked();
    b.show('暂停');
    await b.advance(1000);
    expect(updates(b.asked)).toEqual([['all', 0]]);
    expect(b.reads()).toBe('暂停');
  });

  test('shows the latest of many numbers, one refresh a second, the older ones never sent', async () => {
    const b = bench();
    for (let n = 1; n <= 40; n += 1) {
      b.show(`A${String(n).padStart(3, '0')}`);
      await b.advance(100);
    }
    await b.advance(2000);
    expect(b.reads()).toBe('A040');
    expect(b.simulator.shows()['tooFast']).toBe(0);
    expect(updates(b.asked).length).toBeLessThanOrEqual(6);
    expect(b.board.health().queueDepth).toBe(0);
  });

  test('is told at once when the wanted picture is the one it shows again', async () => {
    const b = bench();
    b.show('A001');
    await b.advance(500);
    b.show('A002');
    b.show('A001');
    await b.advance(1);
    expect(b.shownTold()).toEqual(['acked', 'acked']);
    expect(updates(b.asked)).toEqual([['all', 0]]);
  });

  test('is refreshed whole before its picture expires, and never falls back to the stored programme', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(1000);
    b.newlyAsked();
    for (let s = 0; s < 180; s += 1) {
      await b.advance(1000);
      expect(b.reads()).toBe('A001\n3号窗口');
    }
    expect(updates(b.asked).length).toBeGreaterThanOrEqual(8);
    expect(updates(b.asked).every(ids => String(ids) === '0,1')).toBe(true);
    expect(b.shownTold()).toEqual(['acked']);
  });

  test('is refreshed in the lines, too, that did not change with the last number', async () => {
    const b = bench();
    b.show('A001', '3号窗口');
    await b.advance(10_000);
    b.show('A002', '3号窗口');
    await b.advance(pace.refreshMs - 9000);
    expect(updates(b.asked)).toEqual([['all', 0, 1], [0], [0, 1]]);
  });

  test('of the fifth generation gets its long lines in frames that fit its receive buffer', async () => {
    const b = bench('5k');
    const lines = [0, 1, 2, 3].map(n => `${n}${'号'.repeat(90)}`);
    b.show(...lines);
    await b.advance(3000);
    expect(b.reads()).toBe(lines.join('\n'));
    expect(updates(b.asked)).toEqual([
      ['all', 0, 1],
      [2, 3],
    ]);
    expect(b.shownTold()).toEqual(['acked']);
  });
});

/** A board whose line does at once what the test says; `waits`: its turn does not come. */
function boardOnALine() {
  const time = virtualTimers();
  const ranks: Rank[] = [];
  const line = { does: (_rank: Rank): Outcome | 'waits' => 'answered' };
  let member: LineMember<OnbonMessage> | undefined;
  let takeBack = (): void => {};
  const seat = {
    ask: async ({ rank }: { rank: Rank }): Promise<Outcome> => {
      ranks.push(rank);
      const outcome = line.does(rank);
      if (outcome === 'waits')
        return new Promise(end => {
          takeBack = () => end('takenBack');
        });
      const ack = { screen: 1, group: 0xa0, command: 0, error: 0, payload: Uint8Array.of() };
      if (outcome === 'answered') member?.message({ is: 'reply', ...ack });
      return outcome;
    },
    answered() {},
    isWaitedFor: () => true,
    answeredLate: () => false,
    lives() {},
    askedForMs: () => 0,
    isAskedLast: () => false,
    // Whoever is silent here was waited for whole.
    hadItsTime: () => true,
    roundTripMs: () => 0,
    takeBack: () => takeBack(),
    leave() {},
  };
  const shared = {
    join: (_: number, joined: LineMember<OnbonMessage>) => {
      member = joined;
      return seat;
    },
    reopened: () => 0,
    close: async () => {},
  };
  const board = onbonK({ ...card, ...pace }, shared, { timers: time.timers, report: () => {} });
  member?.up();
  return { board, ranks, line, time };
}

test('a changed number goes before the refresh of others, a refresh in its turn, a ping behind all', async () => {
  const { board, ranks, line, time } = boardOnALine();
  board.want({ lines: [{ text: 'A001' }] }, true);
  await time.advance(1000);
  board.want({ lines: [{ text: '欢迎' }] }, false);
  await time.advance(pace.refreshMs + 1000);
  board.want({ lines: [{ text: 'A002' }] }, true);
  await time.advance(1000);
  // A ping while there is nothing to show, a number, the clock, another picture, pings until its refresh, a number.
  expect(ranks.slice(0, 5)).toEqual(['ping', 'urgent', 'routine', 'routine', 'ping']);
  expect(ranks.slice(-3)).toEqual(['ping', 'routine', 'urgent']);
  line.does = () => 'silent';
  const asked = ranks.length;
  board.want({ lines: [{ text: '欢迎' }] }, false);
  await time.advance(6000);
  // The tries of a picture, then pings.
  expect(ranks.slice(asked, asked + 5)).toEqual(['routine', 'routine', 'routine', 'ping', 'ping']);
  line.does = () => 'answered';
  await time.advance(2000);
  expect(ranks.slice(-3)).toEqual(['ping', 'urgent', 'routine']);
});

test('a heartbeat that waits for its turn gives way to the picture that is due, and counts as nothing', async () => {
  const { board, ranks, line, time } = boardOnALine();
  board.want({ lines: [{ text: 'A001' }] }, true);
  await time.advance(2900);
  line.does = rank => (rank === 'ping' ? 'waits' : 'silent');
  board.want({ lines: [{ text: 'A002' }] }, true);
  const { frames } = board.health();
  const asked = ranks.length;
  await time.advance(900);
  expect(ranks.slice(asked)).toEqual(['ping']);
  await time.advance(200);
  expect(ranks.slice(asked)).toEqual(['ping', 'urgent', 'ping']);
  board.want({ lines: [{ text: 'A003' }] }, true);
  await time.advance(100);
  expect(board.health()).toMatchObject({ frames: frames + 2, errors: 2 });
});
