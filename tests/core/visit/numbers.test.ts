/** R1: the numbers of a day, and those that are skipped because they may be on paper. */
import { expect, it } from 'vitest';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const today = '2026-11-24';
const tomorrow = '2026-11-25';

/** What a restore wrote into the journal. */
function skip(game: Play, day: string, to: number): void {
  const event: Event = { kind: 'numbers-skipped', day, to };
  evolve(game.rules, game.hall, event, game.now());
  game.log.push({ event, at: game.now() });
}

it.each([
  ['hall', ['A001', 'B002', 'B003']],
  ['series', ['A001', 'B001', 'B002']],
] as const)('numbers run through the whole %s', (numbering, tickets) => {
  const game = play({ ...fuzhou, numbering });
  expect([game.take('withdrawal', 'icbc'), game.take('loan'), game.take('loan')]).toEqual(tickets);
});

it('a number issued before the numbering was changed does not come again', () => {
  const game = play();
  game.take('loan');
  game.take('loan');
  game.rules = { ...fuzhou, numbering: 'series' };
  expect(game.take('loan')).toBe('B003');
});

it('numbers that may be on paper are not issued again, in no series and after no restart', () => {
  for (const numbering of ['hall', 'series'] as const) {
    const game = play({ ...fuzhou, numbering });
    expect(game.take('loan')).toBe('B001');
    skip(game, today, 200);
    expect(game.take('loan')).toBe('B201');
    game.restart();
    expect(game.take('loan')).toBe('B202');
    expect(game.take('withdrawal', 'icbc')).toBe(numbering === 'hall' ? 'A203' : 'A201');
  }
});

it('a lower one does not take a higher one back', () => {
  const game = play();
  skip(game, today, 200);
  skip(game, today, 100);
  expect(game.take('loan')).toBe('B201');
});

it('those of tomorrow wait for tomorrow, and are over the day after', () => {
  const game = play();
  skip(game, tomorrow, 300);
  expect(game.take('loan')).toBe('B001');
  game.give({ verb: 'close-day' });
  game.give({ verb: 'open-day', day: tomorrow });
  const carried = game.log.flatMap(({ event }) => (event.kind === 'carried' ? [event] : []));
  expect(carried[0]).toMatchObject({ what: 'skip', skip: { day: tomorrow, to: 300 } });
  expect(game.take('loan')).toBe('B301');
  game.restart();
  expect(game.take('loan')).toBe('B302');
  game.give({ verb: 'close-day' });
  game.give({ verb: 'open-day', day: '2026-11-26' });
  expect(game.take('loan')).toBe('B001');
});

it('they stay skipped when the day is closed and opened again', () => {
  const game = play();
  skip(game, today, 200);
  game.give({ verb: 'close-day' });
  game.give({ verb: 'open-day', day: today });
  expect(game.take('loan')).toBe('B201');
});
