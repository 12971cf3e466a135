/** What the live view shows of a ticket of several cases (R18). */
import { afterEach, expect, test } from 'vitest';
import { speak } from '../../../daemon/text/spoken.ts';
import { pressed } from '../../../daemon/tools/watch/keys/key-press.ts';
import type { Halls } from '../../../daemon/tools/watch/model/halls.ts';
import type { View } from '../../../daemon/tools/watch/model/view.ts';
import { textOf } from '../../../daemon/tools/watch/picture/cells.ts';
import { wholePicture } from '../../../daemon/tools/watch/picture/whole-picture.ts';
import { busyHall, nineTwelve, sayer, sceneOf, textOfPicture, up } from './a-hall.ts';

afterEach(() => speak('en'));

/** One called at counter 3, of which five are done, and one that waits; whoever is at counter 2 brings one case. */
function hallWithBatches(): Halls {
  const halls = busyHall();
  const say = sayer(halls, 'fuzhou');
  const way = { step: 0, route: [], services: [] };
  say('state/visit/A033', { ...way, place: 'called', counter: '3', cases: 40, casesLeft: 35 });
  say('state/visit/C044', { ...way, place: 'waiting', queue: 'approval', cases: 100, casesLeft: 100 });
  say('state/visit/A032', { ...way, place: 'serving', counter: '2' });
  return halls;
}

const at = (section: 'counters' | 'queues', id: string): Partial<View> => ({
  section,
  cursors: { ...sceneOf(busyHall()).view.cursors, [section]: { id, index: 0 } },
});
const looking = (looks: Partial<View>, halls = hallWithBatches()) => sceneOf(halls, { looks });
const selected = (looks: Partial<View>) =>
  textOfPicture(looking(looks), 120, 24)
    .split('\n')
    .slice(21, 23)
    .map(line => line.replace(/ *\|$/, ''))
    .join(' ');

test('of whom a counter has in hand it is shown how many cases are left, in its column, in both languages', async () => {
  const scene = looking(at('counters', '3'));
  await expect(textOfPicture(scene, 80, 24)).toMatchFileSnapshot('../../golden/watch-batch-80x24.txt');
  speak('zh-CN');
  await expect(textOfPicture(scene, 80, 24)).toMatchFileSnapshot('../../golden/watch-batch-80x24.zh-CN.txt');
});

test('what is selected says it in words, also of those who wait next', () => {
  const told = () => [selected(at('counters', '3')), selected(at('queues', 'approval'))];
  expect(told()).toMatchInlineSnapshot(`
    [
      "counter 3, 公积金中心, called A033 提取 5 min, 35 of 40 cases left, clerk 04, serves approval ",
      "approval 中心审批: 34 waiting, the longest 31 min (OVER), promised at most 30 min, who comes now: 25-35 min, next A041 C044 (100/100) B046",
    ]
  `);
  speak('zh-CN');
  expect(told()).toMatchInlineSnapshot(`
    [
      "3号窗口, 公积金中心, 已叫号 A033 提取 5分, 还有 35 件，共 40 件, 经办人 04, 办理 approval ",
      "approval 中心审批: 34 人等候, 最长 31分 (超时), 承诺至多 30分, 现在来的：25-35分, 下一位 A041 C044（100/100 件） B046 ",
    ]
  `);
});

test('where each counter has a line of its own it stands there, too, once the hall has told it', () => {
  const rows = (halls: Halls) =>
    wholePicture(sceneOf(halls), 120)
      .map(textOf)
      .filter(line => /A03[23] +\d min +\d/.test(line))
      .map(line => line.slice(line.indexOf(' min')).trimEnd());
  expect(rows(hallWithBatches())).toMatchInlineSnapshot(`
    [
      " min 03    归集",
      " min 04    35/40 提取",
    ]
  `);
  expect(rows(busyHall())).toMatchInlineSnapshot(`
    [
      " min 03    归集",
      " min 04    提取",
    ]
  `);
});

test('a figure for which there is no room is left out, and never cut into another', () => {
  const halls = hallWithBatches();
  const say = sayer(halls, 'fuzhou');
  speak('zh-CN');
  const row = (cases: number, casesLeft: number) => {
    say('state/visit/A033', { place: 'called', counter: '3', cases, casesLeft });
    const [found] = /已叫号.{30}/.exec(textOfPicture(sceneOf(halls), 80, 24)) ?? [];
    return found?.slice(0, 26).trimEnd();
  };
  const rows = () => [row(40, 35), row(100, 99), row(100, 100)];
  expect(rows()).toMatchInlineSnapshot(`
    [
      "已叫号  A033      5分 35/40件 ~",
      "已叫号  A033      5分 99/100件",
      "已叫号  A033      5分 100/100件",
    ]
  `);
  // The plates are wider.
  say('state/counter/window-10', { status: 'open', place: 'idle' });
  expect(rows()).toMatchInlineSnapshot(`
    [
      "已叫号  A033      5分 35/40件",
      "已叫号  A033      5分 提取",
      "已叫号  A033      5分 提取",
    ]
  `);
});

test('calling the next one says that only what is in hand of a batch is finished', () => {
  const halls = hallWithBatches();
  const asked = (id: string) =>
    pressed({ sign: 'n' }, looking(at('counters', id), halls).view, { halls, link: up, now: nineTwelve }).view
      .asks?.about;
  expect([asked('3'), asked('2'), asked('8')]).toMatchInlineSnapshot(`
    [
      "Call the next one at counter 3? This finishes what is in hand of A033.",
      "Call the next one at counter 2? This finishes A032, who is there now.",
      "Call the next one at counter 8?",
    ]
  `);
});
