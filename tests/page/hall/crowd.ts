/** The panel of the crowd: what is set there is asked for, and what cannot be set is told in its place. */
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CrowdShows } from '../../../simulators/page/contract.ts';
import { device, smallPlan } from '../plans.ts';
import { tabOn } from '../tab.ts';
import { takenIn } from '../taken-in.ts';

const kiosk = device('kiosk-1', 'reader', {
  presses: [
    { word: 'loan', services: ['贷款'], choices: [], class: 'normal' },
    { word: 'loan-green', services: ['贷款'], choices: [], class: 'green' },
    { word: 'draw-icbc', services: ['提取'], choices: ['工行'], class: 'normal' },
  ],
});
const atRest: CrowdShows = {
  speed: 0,
  seed: 1,
  arrivals: '0:00 60',
  mix: { loan: 30, 'draw-icbc': 10 },
  stopped: false,
  clockS: 3909,
  figures: { came: 25, turnedAway: 1, served: 17, missed: 2, gaveUp: 3, inside: 4 },
  holds: { voice: 0, calls: 0, paper: 0, keys: 0 },
};

const tab = tabOn(smallPlan([kiosk]));

beforeAll(() => tab.page.getByRole('button', { name: 'English' }).click());
beforeEach(async () => {
  await say(atRest);
  await takenIn(tab);
  await tab.page.getByRole('button', { name: 'Crowd' }).click();
  await panel().waitFor();
});
afterEach(() => tab.page.keyboard.press('Escape'));

const say = (crowd: CrowdShows) => tab.bare.say('demo/shows', { daemon: 'running', broker: 'here', crowd });
/** What the page asked of the crowd, last. */
const asked = () => tab.bare.asked.map(({ below, payload }) => [below, payload]).at(-1);
const asksFor = (crowd: object | string) => expect.poll(asked).toEqual(['demo/do', { crowd }]);
const panel = () => tab.page.getByRole('dialog', { name: 'Crowd' });
const field = (label: string) => panel().getByRole('textbox', { name: label, exact: true });

it('the speed is set with keys, or by a mark, and stands where it was set until the crowd says otherwise', async () => {
  const slider = panel().getByRole('slider', { name: 'Speed' });
  expect(await slider.getAttribute('aria-valuetext')).toBe('nobody');
  await slider.press('ArrowRight');
  await asksFor({ speed: 1 });
  await slider.press('End');
  await asksFor({ speed: 100 });
  await panel().getByRole('button', { name: '20×' }).click();
  await asksFor({ speed: 20 });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('20× real people');
  await say({ ...atRest, speed: 37 });
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('37× real people');
});

it('is stopped, goes on, and takes a step', async () => {
  const step = panel().getByRole('button', { name: 'One step' });
  expect(await step.isDisabled()).toBe(true);
  expect(await panel().getByText('No citizens and no clerks').isVisible()).toBe(true);
  await say({ ...atRest, speed: 20 });
  await panel().getByText('People come and go').waitFor();
  await panel().getByRole('button', { name: 'Stop' }).press('Enter');
  await asksFor('stop');
  await step.press('Enter');
  await asksFor('step');
  await say({ ...atRest, speed: 20, stopped: true });
  await panel().getByText('The people stand still').waitFor();
  await panel().getByRole('button', { name: 'Go on' }).press('Enter');
  await asksFor('go');
});

it('tells their time and what became of them', async () => {
  const figures = await panel().getByRole('region', { name: 'Figures' }).innerText();
  expect(figures.split(/\s*\n\s*/).filter(text => text !== '')).toEqual(
    [
      'Their time 1:05:09',
      'Came 25',
      'Inside 4',
      'Served 17',
      'Missed 2',
      'Gave up 3',
      'No ticket 1',
    ].flatMap(line => [line.slice(0, line.lastIndexOf(' ')), line.slice(line.lastIndexOf(' ') + 1)]),
  );
});

it('a curve is drawn while it is typed and sent when it is done; what is none is told there, and not sent', async () => {
  const curve = field('How many come an hour');
  expect(await curve.inputValue()).toBe('0:00 60');
  const drawn = () => panel().locator('figure path').first().getAttribute('d');
  const before = await drawn();
  await curve.fill('0:00 60, 2:00 90');
  await expect.poll(drawn).not.toBe(before);
  expect(tab.bare.asked).toEqual([]);
  await curve.press('Enter');
  await asksFor({ arrivals: '0:00 60, 2:00 90' });
  for (const [text, why] of [
    ['sixty', '“sixty” is not understood. For example “0:00 60, 2:00 90”'],
    ['2:00 60, 1:00 90', 'The time of “1:00 90” must be later'],
    ['0:00 3601', '“0:00 3601” is too many: at most 3600 an hour'],
  ] as const) {
    await curve.fill(text);
    await curve.press('Enter');
    await panel().getByText(why).waitFor();
    expect(await curve.getAttribute('aria-invalid')).toBe('true');
  }
  await field('Seed').fill('7');
  await field('Seed').press('Tab');
  await asksFor({ seed: 7 });
  expect(tab.bare.asked).toHaveLength(2);
  await field('Seed').fill('2147483648');
  await panel().getByText('Type a whole number from 0 to 2147483647').waitFor();
});

it('each kiosk press has its share, told in a hundred; somebody must want something', async () => {
  const names = await panel()
    .getByRole('group', { name: 'What they come for' })
    .locator('label')
    .allInnerTexts();
  expect(names).toEqual(['贷款', '贷款 · Green channel', '提取 · 工行']);
  expect(await panel().locator('.crowd-percent').allInnerTexts()).toEqual(['75%', '0%', '25%']);
  await field('贷款').fill('0');
  await field('贷款').press('Enter');
  await asksFor({ mix: { loan: 0, 'draw-icbc': 10 } });
  await say({ ...atRest, mix: { loan: 0, 'draw-icbc': 10 } });
  await expect.poll(() => panel().locator('.crowd-percent').allInnerTexts()).toEqual(['0%', '0%', '100%']);
  await field('提取 · 工行').fill('0');
  await panel().getByText('Somebody must want something').waitFor();
  await field('提取 · 工行').fill('1.5');
  await panel().getByText('Type a whole number from 0 to 100').waitFor();
  expect(tab.bare.asked).toHaveLength(1);
});

it('says so as long as nothing is heard of a crowd, or what is heard is none', async () => {
  for (const crowd of [undefined, 7, { speed: '20' }, { ...atRest, mix: null }]) {
    await tab.bare.say('demo/shows', { crowd });
    await panel().getByText('The crowd has not been heard of yet').waitFor();
  }
  await say(atRest);
  await panel().getByRole('slider').waitFor();
});
