import { expect, it } from 'vitest';
import { reportPage } from '../../../daemon/tools/report/page.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { figuresOf } from './figures-of.ts';
import { simulatedDays } from './simulated-day.ts';

const hostile = `</style><script>alert(1)</script>" onload='x' & \\ \n`;

it('no text of the config, of ops or of a device is more than text', () => {
  const advice = fuzhou.queues.get('advice');
  if (advice === undefined) throw new Error('fuzhou has a desk');
  const game = play(
    { ...fuzhou, name: hostile, queues: new Map([['advice', { ...advice, name: hostile }]]) },
    ['0'],
  );
  game.give({ verb: 'sign-in', counter: '0', clerk: hostile });
  const [first, second] = [game.take('advice'), game.take('advice')];
  game.wait(3600);
  game.give({ verb: 'call-next', counter: '0' });
  game.give({ verb: 'device-fit', device: 'board-1', why: hostile });
  game.give({ verb: 'abandon', ticket: second, reason: hostile });
  game.give({ verb: 'follow-up-open', source: hostile, text: hostile, ticket: first });
  for (const words of [zhCN, en]) {
    const page = reportPage(figuresOf(game.log), words);
    expect(page).not.toMatch(/<script|<\/style>[^]*<\/style>|" onload/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  }
});

it('holds no text of a follow-up: anybody may be named in it', () => {
  const game = play(fuzhou, ['0']);
  game.give({ verb: 'follow-up-open', source: 'complaint', text: '王女士 13800000000' });
  const page = reportPage(figuresOf(game.log), zhCN);
  expect(page).toContain('投诉');
  expect(page).not.toContain('王女士');
});

it('needs nothing from outside, and runs nothing', () => {
  const { log } = simulatedDays({ days: ['2026-11-24'], tickets: 60, seed: 5 });
  const page = reportPage(figuresOf(log), zhCN);
  expect(page.match(/<svg/g)?.length).toBeGreaterThanOrEqual(7);
  expect(page).not.toMatch(/<script|<link|<img|<iframe|\bsrc=|url\((?!#)|@import|\son\w+=/);
  expect([...page.matchAll(/https?:\/\/[^"\s]+/g)].map(([url]) => url)).toSatisfy((urls: string[]) =>
    urls.every(url => url.startsWith('http://www.w3.org/')),
  );
});

it('is the same for the same day', () => {
  const { log } = simulatedDays({ days: ['2026-11-24'], tickets: 30, seed: 6 });
  expect(reportPage(figuresOf(log), en)).toBe(reportPage(figuresOf(log), en));
});
