/** `one-ticket demo` in Debian's Chromium: a hall that is seen, pressed, broken and listened to; all of it comes from the daemon's bytes. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { readRecording, replay } from '../recordings/replayed.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type DemoChild, startDemo } from './demo-child.ts';
import {
  device,
  frameLines,
  openAround,
  openDetails,
  openWire,
  press,
  scannedCode,
  takeTicket,
  toggleFault,
} from './person.ts';
import { readBoard } from './read-board.ts';

/** What is kept of each run, to be looked at. */
const screenshots = join(import.meta.dirname, 'screenshots');
mkdirSync(screenshots, { recursive: true });

let demo: DemoChild;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const everyKind = { hall: 'every-kind', words: ['--config', 'config/halls/every-kind.yaml'] };
  [demo, browser] = await Promise.all([startDemo(everyKind), openBrowser()]);
  page = await browser.open(demo.url);
});
afterEach(() => expect(browser.complaints).toEqual([]));
afterAll(async () => {
  await browser.close();
  await demo.close();
});

const keep = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });
const isOnBoard = (number: string, on = page) =>
  expect.poll(() => readBoard(on, { id: 'board-1', width: 96 }, ['A001', 'A002', 'A003'])).toEqual([number]);

test('a citizen takes a ticket with the mouse: it is on the paper, and a person stands in the queue', async () => {
  await takeTicket(page, '提取');
  await page.getByRole('article', { name: '号票 A001' }).waitFor();
  await expect
    .poll(() => page.getByRole('region', { name: '中心审批' }).locator('.person-ticket').allTextContents())
    .toEqual(['A001']);
  await keep('1-taken');
  const { tickets } = demo.ops.last('sim/printer-1/shows') as { tickets: { lines: string[] }[] };
  const [{ lines } = { lines: [] }] = tickets;
  const code = /^\[QR (every-kind\/\d{4}-\d\d-\d\d\/A001\/[A-Z]{2})\]$/m.exec(lines.join('\n'))?.[1];
  expect(code).toBeDefined();
  expect(await scannedCode(page)).toBe(code);
  const drawn = await page.locator('.printer-sheet[data-front] .printer-row').allTextContents();
  expect(drawn.filter(row => row !== '')).toEqual(
    lines.filter(line => line !== '' && !line.startsWith('[QR')),
  );
  await device(page, 'printer-1').getByRole('button', { name: '撕下号票' }).click();
  await device(page, 'printer-1').getByRole('group', { name: '出票口，0 张号票' }).waitFor();
});

test('the clerk presses next: the number is in the dots of the board, and the voice calls it', async () => {
  await press(page, 'pad-1', '下一位');
  await device(page, 'voice-1').getByText('请A零零一号到1号窗口').first().waitFor();
  await isOnBoard('A001');
  await device(page, 'pad-1').getByRole('img', { name: '票号 001' }).waitFor();
  await keep('2-called');
});

test('a page that is opened or reloaded in the middle of a call shows it as the other does', async () => {
  const second = await browser.open(demo.url);
  await isOnBoard('A001', second);
  await page.reload();
  await isOnBoard('A001');
  await press(second, 'pad-1', '评价');
  for (const one of [page, second]) {
    await expect
      .poll(() => one.getByRole('region', { name: '工商银行' }).locator('.person-ticket').allTextContents())
      .toEqual(['A001']);
  }
  await second.close();
});

test('a board that is unplugged is told lost, and is right by itself when it is plugged in', async () => {
  await takeTicket(page, '提取');
  await press(page, 'pad-1', '下一位');
  await isOnBoard('A002');
  await toggleFault(page, 'board-1', '拔线');
  await press(page, 'pad-1', '重呼');
  await device(page, 'board-1').getByText('失联').waitFor();
  await takeTicket(page, '提取');
  await press(page, 'pad-1', '评价');
  await press(page, 'pad-1', '下一位');
  await device(page, 'voice-1').getByText('到1号窗口').first().waitFor();
  await openDetails(page, 'board-1');
  await keep('3-unplugged');
  await page.keyboard.press('Escape');
  await toggleFault(page, 'board-1', '拔线');
  await device(page, 'board-1').getByText('就绪').waitFor();
  await isOnBoard('A003');
  await keep('4-plugged-in');
});

test('the daemon loses its power: the page says so, and after its start the hall is as before', async () => {
  const around = await openAround(page);
  await around.getByRole('button', { name: '拔掉电源' }).click();
  await around.getByRole('button', { name: '插上电源' }).waitFor();
  const late = await browser.open(demo.url);
  await around.getByRole('button', { name: '插上电源' }).click();
  await page.keyboard.press('Escape');
  for (const one of [page, late]) {
    await one.locator('.daemon[data-state=online]').waitFor();
    await isOnBoard('A003', one);
  }
  await late.close();
  await press(page, 'pad-3', '下一位');
  await device(page, 'digits-3')
    .getByRole('img', { name: /：0*1$/ })
    .waitFor();
});

test("the broker is taken away: the hall goes on before one's eyes, and ops hear of it afterwards", async () => {
  const around = await openAround(page);
  await around.getByRole('button', { name: '拿走' }).click();
  await around.getByRole('button', { name: '放回' }).waitFor();
  await page.keyboard.press('Escape');
  await takeTicket(page, '咨询');
  await page.getByRole('article', { name: '号票 D004' }).waitFor();
  await press(page, 'pad-2', '下一位');
  await device(page, 'digits-2').getByRole('img', { name: '显示屏：D004' }).waitFor();
  const isHeard = () =>
    demo.ops.events().some(({ kind, counter }) => kind === 'visit-called' && counter === '2');
  expect(isHeard()).toBe(false);
  await (await openAround(page)).getByRole('button', { name: '放回' }).click();
  await demo.ops.until(isHeard);
  await page.locator('.daemon[data-state=online]').waitFor();
});

describe('the wire of a device', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'one-ticket-wire-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What is marked, of the bytes and of the fields. */
  const marked = async (wire: Locator): Promise<string[]> =>
    (await wire.locator('[data-marked="true"]').allInnerTexts()).map(text => text.replace(/\s+/g, ' '));

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
    const wire = await openWire(page, 'pad-1');
    await does('pad-1', { press: 'next' });
    // A pad that waits longer for its echo says its key again.
    const key = frameLines(wire, 'pad 1: key next').first();
    await key.waitFor();
    expect(await key.innerText()).toMatch(/^← 设备发出\s+\d\d:\d\d:\d\d\.\d{3}\s+pad 1: key next$/);
    await frameLines(wire, /→ 设备收到.*pad 1: acknowledged, key next/s)
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
    const wire = await openWire(page, 'kiosk-1');
    await does('kiosk-1', { fault: 'garble' });
    await does('kiosk-1', { press: 'advice' });
    const line = frameLines(wire, '错误：');
    await line.first().waitFor();
    expect(await line.first().innerText()).toMatch(/设备发出.*错误：.+/s);
    await does('kiosk-1', { fault: 'none' });
  });

  it('what is for another device of the line is told so', async () => {
    const wire = await openWire(page, 'digits-1');
    await frameLines(wire, '给同线的别的设备').first().waitFor();
    await frameLines(wire, /display 1: /)
      .first()
      .waitFor();
  });

  it('paused, what stands there stays; it goes on with all that came meanwhile', async () => {
    const wire = await openWire(page, 'rater-4');
    const pressed = (key: string) => frameLines(wire, `(${key})`).count();
    await frameLines(wire, 'it is online').first().waitFor();
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

  it('of a message its topic and text are shown, and nothing can be recorded', async () => {
    const wire = await openWire(page, 'pad-4');
    await does('pad-4', { press: 'next' });
    await frameLines(wire, '1_single (next)').click();
    expect(await wire.locator('.wire-topic').innerText()).toBe('zigbee2mqtt/pad-4');
    expect(await wire.locator('.wire-raw').innerText()).toMatch(/^\{"action":"1_single",.*\}$/);
    await wire.locator('.wire-field', { hasText: 'action' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['"1_single"', 'action "1_single" 1_single']);
    expect(await wire.getByRole('button', { name: '存为录制' }).count()).toBe(0);
    await wire.getByText('没有字节可以录制').waitFor();
  });

  it('of a program its words are shown, and what it reads', async () => {
    const wire = await openWire(page, 'voice-3');
    await frameLines(wire, 'voice: says').first().click();
    expect(await wire.locator('.wire-raw').innerText()).toMatch(/^-b 1 -v .* --stdin\n/);
    await wire.locator('.wire-field', { hasText: '-v' }).hover();
    await expect.poll(() => marked(wire)).toEqual(['-v en', '-v -v en the voice']);
    const sound = await openWire(page, 'voice-4');
    await frameLines(sound, 'plays silence').first().click();
    expect(await sound.locator('.wire-raw').innerText()).toMatch(/\n·{1600}$/);
  });

  it('a recording that is saved is one that the tests replay', async () => {
    const wire = await openWire(page, 'pad-3');
    await wire.getByRole('button', { name: '清空' }).click();
    for (const key of ['1', 'next']) {
      await does('pad-3', { press: key });
      await frameLines(wire, new RegExp(`key .*${key}.* up`))
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
