import { expect, test } from 'vitest';
import { type Play, play } from '../../../kit/hall/play.ts';
import { fuzhou } from '../small-setup.ts';
import { type Log, playedAgain, recordedIn, told, waitsIn } from './played-again.ts';

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

test('a counter opens, pauses and closes when it did', () => {
  const game = play(fuzhou, []);
  for (let nth = 0; nth < 5; nth += 1) game.take('loan');
  game.wait(30);
  game.press('1', 'open');
  game.wait(10);
  game.press('1', 'next');
  game.wait(100);
  game.press('1', 'refused');
  game.press('1', 'pause');
  game.wait(60);
  game.press('2', 'open');
  game.wait(8);
  game.press('2', 'next');
  game.wait(20);
  game.press('1', 'open');
  game.wait(5);
  game.press('1', 'next');
  game.wait(50);
  game.press('1', 'refused');
  game.press('1', 'close');
  game.wait(200);
  game.press('2', 'refused');
  game.wait(15);
  game.press('2', 'next');
  game.wait(90);
  game.press('2', 'refused');
  game.wait(60);
  isPlayedAgain(game);
});

test('a clerk for whom nobody waited calls who comes as long after as that day', () => {
  const game = play(fuzhou, ['1']);
  for (const seconds of [20, 45, 5]) {
    game.wait(60);
    game.take('loan');
    game.wait(seconds);
    game.press('1', 'next');
    game.wait(100);
    game.press('1', 'refused');
  }
  isPlayedAgain(game);
});

test('who claimed green claims it again, and it is answered as it was', () => {
  const game = play(fuzhou, ['1']);
  game.take('loan');
  const [honest, other] = [game.claim('loan'), game.claim('loan')];
  game.wait(40);
  game.give({ verb: 'set-class', ticket: honest, class: 'green', counter: '0' });
  game.give({ verb: 'set-class', ticket: other, class: 'normal', counter: '0' });
  for (let nth = 0; nth < 3; nth += 1) {
    game.press('1', 'next');
    game.wait(100);
    game.press('1', 'refused');
    game.wait(10);
  }
  const { people } = recordedIn(game.rules, game.log);
  expect(people.map(one => [one.class, one.denied])).toEqual([
    ['normal', false],
    ['green', false],
    ['green', true],
  ]);
  isPlayedAgain(game);
});

test('who got a ticket that day gets it again, whatever the limit is now', () => {
  const game = play(fuzhou, ['1']);
  game.take('loan');
  game.wait(10);
  game.take('loan');
  const services = [...fuzhou.services].map(([id, one]) => [id, { ...one, dailyLimit: 1 }] as const);
  const day = recordedIn(fuzhou, game.log);
  expect(playedAgain({ ...fuzhou, services: new Map(services) }, day).tickets).toHaveLength(2);
});
