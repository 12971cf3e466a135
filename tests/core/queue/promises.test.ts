/** R8: how many of today's calls came within the wait that was promised. */
import { expect, it } from 'vitest';
import { play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const minute = 60;

it.each([
  ['after just half an hour', 0, 30 * minute, 1],
  ['after half an hour and a second', 0, 30 * minute + 1, 0],
  ['of who came ten minutes before the break, five minutes after it', 170 * minute, 135 * minute, 1],
])('a call %s is held against the promise of half an hour', (_, comesAt, waits, kept) => {
  const hall = play();
  hall.wait(comesAt);
  hall.take('loan');
  hall.wait(waits);
  hall.press('1', 'next');
  expect(hall.hall.promises).toEqual({ calls: 1, kept });
});

it.each([
  ['kept no promise', 60, { calls: 1, kept: 1 }, { calls: 0, kept: 0 }],
  ['leaves a promise broken that was', 700, { calls: 1, kept: 0 }, { calls: 1, kept: 0 }],
])('a step that was finished presumed %s', (_, waits, before, after) => {
  const hall = play(changed(untimed, { queues: { approval: { promiseMs: 600_000 } } }), ['1']);
  hall.take('withdrawal', 'icbc');
  hall.wait(waits);
  hall.call('1');
  hall.pass(120);
  expect(hall.hall.promises).toEqual(before);
  hall.press('1', 'next');
  expect(hall.hall.promises).toEqual(after);
  hall.press('1', 'undo');
  expect(hall.hall.promises).toEqual(before);
});
