import { expect, test } from 'vitest';
import { openDayBook } from '../../../../daemon/history/day-book.ts';
import { errorsOf, isTooFar } from '../../../../daemon/tools/simulate/like/replay-error.ts';
import { waitsOf } from '../../../../daemon/tools/simulate/like/waits.ts';
import { type Play, play } from '../../../kit/hall/play.ts';
import { simulatedDays } from '../../report/simulated-day.ts';
import { fuzhou } from '../small-setup.ts';
import { type Log, playedAgain, recordedIn, told } from './played-again.ts';

function waitsIn(log: Log, names = new Map<string, string>()) {
  const book = openDayBook('');
  for (const [seq, { event, at }] of log.entries()) book.saw(event, at, seq);
  return waitsOf(book.told(), ticket => names.get(ticket) ?? ticket);
}

/** Two clerks who press in the same millisecond may come to each other's citizens: a day of a few is off by more. */
test.each([
  [1, 60],
  [2, 140],
  [3, 200],
  [4, 250],
  [5, 300],
])(
  'a day of a simulated crowd (seed %i, %i tickets), played again as recorded, has the waits that it had; everybody comes, once',
  (seed, tickets) => {
    const { log } = simulatedDays({ days: ['2026-11-24'], tickets, seed });
    const day = recordedIn(fuzhou, log);
    const again = playedAgain(fuzhou, day);
    expect(again.tickets.map(({ recorded }) => recorded)).toEqual(day.people.map(({ ticket }) => ticket));
    const names = new Map(again.tickets.map(one => [one.ticket, one.recorded]));
    const errors = errorsOf(waitsIn(log), waitsIn(again.log, names));
    expect(errors.filter(isTooFar)).toEqual([]);
  },
);

/** Played, and played again from what was recorded: the same happened to the same people. */
function isPlayedAgain(game: Play): void {
  const day = recordedIn(game.rules, game.log);
  expect(told(playedAgain(game.rules, day).log)).toEqual(told(withoutUndone(game.log)));
}

/** A press that was taken back never was. */
function withoutUndone(log: Log): Log {
  const undone = log.flatMap(({ event }, nth) => (event.kind === 'press-undone' ? [nth] : []));
  return log.filter((_, nth) => !undone.some(at => nth < at && log[nth]?.at === log[at - 1]?.at));
}

test('who was called by number, before others, is called so again', () => {
  const game = play(fuzhou, ['1']);
  const [, , third] = [game.take('loan'), game.take('loan'), game.take('loan')];
  game.wait(60);
  game.give({ verb: 'call-number', counter: '1', ticket: third ?? '', reason: 'a train to catch' });
  game.wait(40);
  game.press('1', 'start');
  game.wait(200);
  game.press('1', 'refused');
  game.wait(10);
  game.press('1', 'next');
  game.wait(300);
  isPlayedAgain(game);
});

test('whose counter was closed by force goes back where it stood, and is called by another', () => {
  const game = play(fuzhou, ['1', '2']);
  game.take('loan');
  game.take('loan');
  game.wait(30);
  game.press('1', 'next');
  game.wait(100);
  game.give({ verb: 'close-counter', counter: '1', force: true });
  game.wait(20);
  game.press('2', 'next');
  game.wait(400);
  game.press('2', 'refused');
  game.wait(100);
  isPlayedAgain(game);
});

test('who gives up, misses, is parked or comes back does so again, as long after', () => {
  const game = play(fuzhou, ['1', '2']);
  const [gone, missing, parked] = [game.take('loan'), game.take('loan'), game.take('loan')];
  game.wait(50);
  game.give({ verb: 'abandon', ticket: gone, reason: 'gave up' });
  game.call('1');
  game.wait(90);
  game.press('1', 'miss');
  game.call('2');
  game.wait(60);
  game.press('2', 'start', 'park');
  expect(game.visit(parked).place.is).toBe('parked');
  game.wait(70);
  game.give({ verb: 'rejoin', ticket: missing });
  game.wait(15);
  game.press('1', 'next');
  game.wait(200);
  game.press('2', 'resume');
  game.wait(45);
  game.press('2', 'refused');
  game.press('1', 'refused');
  game.wait(30);
  isPlayedAgain(game);
});

test('a press that was taken back never was', () => {
  const game = play(fuzhou, ['1', '2']);
  game.take('loan');
  game.take('loan');
  game.wait(30);
  game.press('1', 'next');
  game.wait(5);
  game.press('1', 'undo');
  game.wait(12);
  game.press('2', 'next');
  game.wait(8);
  game.press('1', 'next');
  game.wait(200);
  game.press('2', 'refused');
  isPlayedAgain(game);
});

test('a day that is still open is played as far as it has come', () => {
  const game = play(fuzhou, ['1']);
  game.take('loan');
  game.wait(60);
  game.press('1', 'next');
  game.wait(100);
  const day = recordedIn(fuzhou, game.log);
  expect(day).toMatchObject({ isClosed: false, until: game.log.at(-1)?.at });
  isPlayedAgain(game);
  // Whoever is in hand stays there.
  const again = playedAgain(fuzhou, day).log;
  expect(waitsIn(again)).toEqual(waitsIn(game.log));
  expect(again.map(({ event }) => event.kind)).not.toContain('counter-closed');
});
