import { expect, test } from 'vitest';
import { openDayFigures } from '../../../daemon/tools/simulate/day-figures.ts';
import { openFigures } from '../../../daemon/tools/simulate/figures.ts';
import { openWatch } from '../../../daemon/tools/simulate/watch.ts';
import { type Play, play } from '../../kit/hall/play.ts';
import { fuzhou } from './small-setup.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const undo = (counter: string) => ({ verb: 'undo', counter }) as const;

function figuresOf({ log, hall }: Play) {
  const day = openDayFigures(fuzhou, []);
  const watch = openWatch(fuzhou, hall, [day]);
  for (const { event, at } of log) watch({ command: { verb: 'tick' }, outcome: [event], at });
  const figures = openFigures(fuzhou);
  figures.add(day.result());
  return figures.result();
}

/** Two loans, of which the second came a minute later. */
function twoLoans(): Play {
  const game = play(fuzhou, ['1', '2']);
  game.take('loan');
  game.wait(60);
  game.take('loan');
  game.wait(60);
  return game;
}

test('a press that finished one visit and called another is taken back with that call, and the first call stays', () => {
  const game = twoLoans();
  game.give(next('1'));
  game.give({ verb: 'start', counter: '1' });
  game.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
  game.give(next('1'));
  expect(figuresOf(game).waits.direct.count()).toBe(2);
  game.give(undo('1'));
  const { waits, claims } = figuresOf(game);
  expect(waits.direct.count()).toBe(1);
  expect(waits.direct.mean()).toBe(120_000);
  expect(claims.waits.others.count()).toBe(0);
  game.give({ verb: 'close-day' });
  expect(figuresOf(game).claims.waits.others.count()).toBe(1);
});

test('who came past by a call that was taken back overtook nobody', () => {
  const game = twoLoans();
  const past = { verb: 'call-number', counter: '1', ticket: 'B002', reason: 'unwell' } as const;
  game.give(past);
  game.give(next('2'));
  expect(figuresOf(game).waits.overtaken.max()).toBe(1);
  game.give(undo('1'));
  expect(figuresOf(game).waits.overtaken).toSatisfy(samples => samples.count() === 1 && samples.max() === 0);
});
