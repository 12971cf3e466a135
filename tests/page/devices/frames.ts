/** The wire of a device in its details, of many frames. */
import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { streamOn } from '../bare-page.ts';
import { frameLines, openWire } from '../person.ts';
import { device, smallPlan } from '../plans.ts';
import { tabOn } from '../tab.ts';

let pass: ReturnType<typeof streamOn>;
let wire: Locator;

const tab = tabOn(smallPlan([device('pad-1', 'pad')]), (_device, _request, response) => {
  pass = streamOn(response);
});

beforeAll(async () => {
  wire = await openWire(tab.page, 'pad-1');
});

const counted = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, nth) => ({
    nth: from + nth,
    says: `pad 1: key ${from + nth}`,
  }));

it('the last two hundred stay, a gap is told, and who reads further up stays there', async () => {
  const list = wire.locator('.wire-frames');
  await wire.getByText('还没有往来。').waitFor();
  pass('one', ...counted(1, 150));
  await frameLines(wire, 'key 150').waitFor();
  await expect
    .poll(() =>
      list.evaluate(
        ({ scrollTop, scrollHeight, clientHeight }) => scrollTop + clientHeight >= scrollHeight - 1,
      ),
    )
    .toBe(true);
  pass('one', ...counted(171, 220));
  await frameLines(wire, 'key 220').waitFor();
  await wire.getByText('这里少了 20 帧').waitFor();
  pass('one', ...counted(221, 230));
  await frameLines(wire, 'key 230').waitFor();
  expect(await wire.locator('.wire-frame').count()).toBe(200);
  expect(await frameLines(wire, /key 11$/).count()).toBe(1);
  expect(await frameLines(wire, /key 10$/).count()).toBe(0);

  await frameLines(wire, /key 60$/).scrollIntoViewIfNeeded();
  const before = await frameLines(wire, /key 60$/).boundingBox();
  pass('one', ...counted(231, 240));
  await frameLines(wire, 'key 240').waitFor();
  expect((await frameLines(wire, /key 60$/).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
});

it('a demo that was started again begins anew', async () => {
  pass('another', ...counted(1, 2));
  await frameLines(wire, /key 2$/).waitFor();
  expect(await wire.locator('.wire-frame').count()).toBe(2);
});

it('can be read with the keyboard alone', async () => {
  const clear = wire.getByRole('button', { name: '清空' });
  await clear.click();
  pass(
    'another',
    ...counted(301, 303),
    { nth: 305, error: 'the sum is 11' },
    { nth: 306, forAnother: true, fields: [{ name: 'address', raw: '00', means: 'pad 0' }] },
  );
  await frameLines(wire, '给同线的别的设备').waitFor();
  await clear.focus();
  await tab.page.keyboard.press('Tab');
  await tab.page.keyboard.press('Enter');
  await expect.poll(() => wire.locator('.wire-details').count()).toBe(1);
  await tab.page.keyboard.press('Tab');
  expect(await wire.locator('.wire-frames :focus').count()).toBe(0);
});
