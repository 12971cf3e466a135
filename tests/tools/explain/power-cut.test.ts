/** What is told of a ticket whose wait spans a power cut, and of one that was served in it by the list on paper (R21). */
import { afterEach, expect, it } from 'vitest';
import { speak } from '../../../daemon/text/spoken.ts';
import { back, entered, fails, fullHall, onPaper } from '../../kit/hall/power-cut.ts';
import { explained, type Scene } from './scene.ts';

afterEach(() => speak('en'));

function cut(): Scene {
  const hall = onPaper();
  hall.wait(600);
  const at = hall.now();
  hall.give(back);
  hall.give({ verb: 'served-by-paper', ticket: 'A003', counter: '1', outcome: 'approved', at });
  hall.give(entered);
  hall.press('1', 'next', 'start');
  return ['a power cut', hall, 'A003', 'A004', 'A001'];
}

it.each(['en', 'zh-CN'] as const)('in %s: since when it went by paper, and until when', async language => {
  speak(language);
  await expect(explained([cut()])).toMatchFileSnapshot(`../../golden/explain-power-cut.${language}.txt`);
});

it('a flicker happened to nobody', () => {
  const hall = fullHall();
  hall.give(fails);
  hall.pass(10);
  hall.give(back);
  expect(explained([['a flicker', hall, 'A003']])).not.toMatch(/power/);
});

it('who had gone before went by no paper', () => {
  const hall = fullHall();
  hall.give({ verb: 'abandon', ticket: 'A005', reason: 'asked' });
  hall.give(fails);
  hall.pass(31);
  expect(explained([['gone', hall, 'A005']])).not.toMatch(/power/);
});
