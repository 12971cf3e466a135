/** The wire of a device in its details, in a browser: what passes between a real daemon and the simulated devices. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Frame } from '../../simulators/page/contract.ts';
import { readRecording, replay } from '../recordings/replayed.ts';
import { type BarePage, openBarePage } from './bare-page.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import { openDetails } from './person.ts';
import { device, smallPlan } from './plans.ts';

vi.setConfig({ hookTimeout: 60_000 });

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});
afterEach(() => expect(browser.complaints).toEqual([]));
afterAll(() => browser.close());

async function openWire(id: string): Promise<Locator> {
  const details = await openDetails(page, id);
  return details.getByRole('region', { name: '线上往来' });
}

const lines = (wire: Locator, text: string | RegExp): Locator =>
  wire.locator('.wire-line', { hasText: text });
/** What is marked, of the bytes and of the fields. */
const marked = async (wire: Locator): Promise<string[]> =>
  (await wire.locator('[data-marked="true"]').allInnerTexts()).map(text => text.replace(/\s+/g, ' '));

describe('in a hall with every kind of device', () => {
  let demo: DemoChild;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'one-ticket-wire-'));
    demo = await startDemo({ hall: 'every-kind', words: ['--config', 'config/halls/every-kind.yaml'] });
    page = await browser.open(demo.url);
  });
  afterAll(async () => {
    await page.close();
    await demo.close();
    rmSync(folder, { recursive: true });
  });

  async function whenPassed(id: string, wanted: string): Promise<void> {
    const { body } = await fetch(`${demo.url}/frames/${id}`);
    if (body === null) throw new Error(`nothing passes at ${id}`);
    let passed = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      passed += text;
      if (passed.includes(wanted)) return;
    }
  }
  const does = (id: string, action: object) => demo.ops.publish(`sim/${id}/do`, JSON.stringify(action));

  it('a press is seen at once, with the answer of the hall, its bytes beside their fields', async () => {
    const wire = await openWire('pad-1');
    await does('pad-1', { press: 'next' });
    // A pad that waits longer for its echo says its key again.
    const key = lines(wire, 'pad 1: key next').first();
    await key.waitFor();
    expect(await key.innerText()).toMatch(/^← 设备发出\s+\d\d:\d\d:\d\d\.\d{3}\s+pad 1: key next$/);
    await lines(wire, /→ 设备收到.*pad 1: acknowledged, key next/s)
      .first()
      .waitFor();

    await key.click();
    expect(await wire.locator('.wire-raw').innerText()).toBe('ff 68 03 03 68 01 01 0c 0e 16');
    const fields = await wire.locator('.wire-field').allInnerTexts();
    expect(fields.map(text => text.replace(/\s+/g, ' '))).toEqual([
      'FF 68 ff 68 start of a frame',
      'L 03 3 bytes from address to data',
      'L again 03 the same',
      '68 68 always',
      'address 01 pad 1',
      'func 01 key, or its acknowledgement',
      'key 0c next',
      'sum 0e right',
      '16 16 always',
    ]);
    await wire.locator('.wire-field', { hasText: 'sum' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['0e', 'sum 0e right']);
    await wire.locator('.wire-raw span', { hasText: '0c' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['0c', 'key 0c next']);
    await key.hover();
    for (const pressed of ['ArrowDown', 'ArrowDown']) await page.keyboard.press(pressed);
    await expect.poll(() => marked(wire)).toEqual(['03', 'L 03 3 bytes from address to data']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => wire.locator('.wire-details').count()).toBe(0);
  });

  it('what is damaged on the way is told with what is wrong of it', async () => {
    const wire = await openWire('kiosk-1');
    await wire.getByText('还没有往来。').waitFor();
    await does('kiosk-1', { fault: 'garble' });
    await does('kiosk-1', { press: 'advice' });
    const line = lines(wire, '错误：');
    await line.first().waitFor();
    expect(await line.first().innerText()).toMatch(/设备发出.*错误：.+/s);
    await does('kiosk-1', { fault: 'none' });
  });

  it('what is for another device of the line is told so', async () => {
    const wire = await openWire('digits-1');
    await lines(wire, '给同线的别的设备').first().waitFor();
    await lines(wire, /display 1: /)
      .first()
      .waitFor();
  });

  it('paused, what stands there stays; it goes on with all that came meanwhile', async () => {
    const wire = await openWire('rater-4');
    const pressed = (key: string) => lines(wire, `(${key})`).count();
    await lines(wire, 'it is online').waitFor();
    await wire.getByRole('button', { name: '暂停' }).click();
    await does('rater-4', { press: 'rate-5' });
    await does('rater-4', { press: 'rate-4' });
    // Whoever looks now sees both.
    await whenPassed('rater-4', '(rate-4)');
    await wire.getByText('已暂停').waitFor();
    expect([await pressed('rate-5'), await pressed('rate-4')]).toEqual([0, 0]);
    await wire.getByRole('button', { name: '继续' }).click();
    await expect.poll(async () => [await pressed('rate-5'), await pressed('rate-4')]).toEqual([1, 1]);

    await wire.getByRole('button', { name: '清空' }).click();
    await expect.poll(() => wire.locator('.wire-frame').count()).toBe(0);
    await does('rater-4', { press: 'rate-2' });
    await expect.poll(() => pressed('rate-2')).toBe(1);
    expect(await pressed('rate-5')).toBe(0);
  });

  it('a page that is loaded again knows the last frames', async () => {
    await page.reload();
    const wire = await openWire('rater-4');
    await lines(wire, 'it is online').waitFor();
    await lines(wire, '(rate-2)').waitFor();
  });

  it('of a message its topic and text are shown, and nothing can be recorded', async () => {
    const wire = await openWire('pad-4');
    await does('pad-4', { press: 'next' });
    await lines(wire, '1_single (next)').click();
    expect(await wire.locator('.wire-topic').innerText()).toBe('zigbee2mqtt/pad-4');
    expect(await wire.locator('.wire-raw').innerText()).toMatch(/^\{"action":"1_single",.*\}$/);
    await wire.locator('.wire-field', { hasText: 'action' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['"1_single"', 'action "1_single" 1_single']);
    expect(await wire.getByRole('button', { name: '存为录制' }).count()).toBe(0);
    await wire.getByText('没有字节可以录制').waitFor();
  });

  it('of a program its words are shown, and what it reads', async () => {
    const wire = await openWire('voice-3');
    await lines(wire, 'voice: says').first().click();
    expect(await wire.locator('.wire-raw').innerText()).toMatch(/^-b 1 -v .* --stdin\n/);
    await wire.locator('.wire-field', { hasText: '-v' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['-v en', '-v -v en the voice']);
    const sound = await openWire('voice-4');
    await lines(sound, 'plays silence').first().click();
    expect(await sound.locator('.wire-raw').innerText()).toMatch(/\n·{1600}$/);
  });

  it('a recording that is saved is one that the tests replay', async () => {
    const wire = await openWire('pad-3');
    for (const key of ['1', 'next']) {
      await does('pad-3', { press: key });
      await lines(wire, new RegExp(`key .*${key}.* up`))
        .first()
        .waitFor();
    }
    await wire.getByText(/hid-keypad-pad-3\.jsonl：第 \d+ 到 \d+ 帧/).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      wire.getByRole('button', { name: '存为录制' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('hid-keypad-pad-3.jsonl');
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    const { head, chunks } = readRecording(file);
    expect(head).toMatchObject({
      kind: 'hid-keypad',
      settings: { buttons: { plus: 'next' } },
      simulated: true,
    });
    expect(await replay({ head, chunks })).toEqual(
      expect.arrayContaining(['pressed 1 next', 'errors 0, retries 0, reopened 0']),
    );
  });
});

describe('of many frames', () => {
  let bare: BarePage;
  let wire: Locator;
  let run: string;
  let pass: (...frames: Partial<Frame>[]) => void;

  beforeAll(async () => {
    run = 'one';
    bare = await openBarePage(smallPlan([device('pad-1', 'pad')]), 0, (_device, _request, response) => {
      response.setHeader('Content-Type', 'text/event-stream');
      response.flushHeaders();
      pass = (...frames) => {
        for (const frame of frames) {
          const whole = { at: 0, dir: 'rx', says: 'pad 1: beeps', fields: [], hex: '00', ...frame };
          response.write(`id: ${run}/${frame.nth}\ndata: ${JSON.stringify(whole)}\n\n`);
        }
      };
    });
    page = await browser.open(bare.url);
    wire = await openWire('pad-1');
  });
  afterAll(async () => {
    await page.close();
    await bare.close();
  });

  const counted = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, nth) => ({
      nth: from + nth,
      says: `pad 1: key ${from + nth}`,
    }));

  it('the last two hundred stay, a gap is told, and who reads further up stays there', async () => {
    const list = wire.locator('.wire-frames');
    await wire.getByText('还没有往来。').waitFor();
    pass(...counted(1, 150));
    await lines(wire, 'key 150').waitFor();
    await expect
      .poll(() =>
        list.evaluate(
          ({ scrollTop, scrollHeight, clientHeight }) => scrollTop + clientHeight >= scrollHeight - 1,
        ),
      )
      .toBe(true);
    pass(...counted(171, 220));
    await lines(wire, 'key 220').waitFor();
    await wire.getByText('这里少了 20 帧').waitFor();
    pass(...counted(221, 230));
    await lines(wire, 'key 230').waitFor();
    expect(await wire.locator('.wire-frame').count()).toBe(200);
    expect(await lines(wire, /key 11$/).count()).toBe(1);
    expect(await lines(wire, /key 10$/).count()).toBe(0);

    await lines(wire, /key 60$/).scrollIntoViewIfNeeded();
    const before = await lines(wire, /key 60$/).boundingBox();
    pass(...counted(231, 240));
    await lines(wire, 'key 240').waitFor();
    expect((await lines(wire, /key 60$/).boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  });

  it('a demo that was started again begins anew', async () => {
    run = 'another';
    pass(...counted(1, 2));
    await lines(wire, /key 2$/).waitFor();
    expect(await wire.locator('.wire-frame').count()).toBe(2);
  });

  it('can be read with the keyboard alone', async () => {
    const clear = wire.getByRole('button', { name: '清空' });
    await clear.click();
    pass(
      ...counted(301, 303),
      { nth: 305, error: 'the sum is 11' },
      { nth: 306, forAnother: true, fields: [{ name: 'address', raw: '00', means: 'pad 0' }] },
    );
    await lines(wire, '给同线的别的设备').waitFor();
    await clear.focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => wire.locator('.wire-details').count()).toBe(1);
    await page.keyboard.press('Tab');
    expect(await wire.locator('.wire-frames :focus').count()).toBe(0);
  });
});
