/** Hands and ears on the page: what is pressed and scanned there is done at the device, and what the device shows is seen and heard. */
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { keyNames } from '../../../drivers/ff68-pad/codec.ts';
import { usualButtons as usualOfKeypad } from '../../../drivers/hid-keypad/codec.ts';
import { usualButtons as usualOfXkeys } from '../../../drivers/xkeys/codec.ts';
import { device as deviceOn } from '../person.ts';
import { device, smallPlan } from '../plans.ts';
import { tabOn } from '../tab.ts';

const ratings = ['rate-5', 'rate-4', 'rate-3', 'rate-2', 'rate-1'];
const presses = (words: readonly string[]) => [...new Set(words)].map(word => ({ word }));
const pads = [
  device('pad-1', 'pad', { counter: '1', presses: presses([...keyNames, ...ratings]) }),
  device('pad-2', 'pad', { kind: 'xkeys', counter: '2', presses: presses(Object.values(usualOfXkeys)) }),
  device('keypad', 'pad', {
    kind: 'hid-keypad',
    counter: '2',
    presses: presses(Object.values(usualOfKeypad)),
  }),
  device('rater', 'pad', {
    kind: 'mqtt-buttons',
    counter: '2',
    presses: presses(['next', 'rate-5', 'rate-1']),
  }),
];
const kiosk = device('kiosk-1', 'reader', {
  presses: [
    { word: 'loan', services: ['贷款'], choices: [], class: 'normal' },
    { word: 'loan-green', services: ['贷款'], choices: [], class: 'green' },
    { word: 'take-bank', services: ['提取', '归集'], choices: ['银行'], class: 'normal' },
    { word: 'odd', services: ['<script>alert(1)</script>'], choices: [], class: 'normal' },
  ],
});
const scanner = device('scanner-1', 'reader');
const cards = device('id-card-1', 'card-reader');
const printer = device('printer-1', 'printer');
const voice = device('voice-1', 'voice');
const clips = device('voice-2', 'voice', { kind: 'clips' });

/** What stands on the keys of a Chinese hall; a digit is its own label. */
const labels: Readonly<Record<string, string>> = {
  next: '下一位',
  recall: '重呼',
  evaluate: '评价',
  transfer: '转移',
  pause: '暂停',
  line: '一米线',
  ok: '确定',
  cancel: '取消',
  'rate-5': '很满意',
  'rate-4': '满意',
  'rate-3': '一般',
  'rate-2': '不满意',
  'rate-1': '很不满意',
};

const tab = tabOn(smallPlan([...pads, kiosk, scanner, cards, printer, voice, clips]));

beforeAll(async () => {
  await recordSound(tab.page);
  await openAgain();
});

/** As a page that is opened now, in the middle of what stands there. */
async function openAgain(): Promise<void> {
  await tab.page.reload();
  await connected();
}

const connected = () => tab.page.locator('[data-connected="true"]').waitFor();
const say = (id: string, shows: object) => tab.bare.say(`sim/${id}/shows`, shows);
const speak = (language: 'English' | '中文') => tab.page.getByRole('button', { name: language }).click();
const turnSound = () => tab.page.getByRole('button', { name: '声音' }).click();
const keysOf = (id: string) => tab.page.getByRole('toolbar', { name: `${id} 按键` });
const button = (within: Page | Locator, name: string) => within.getByRole('button', { name, exact: true });
const lcd = () => tab.page.locator('.pad-lcd');
const lcdSays = () => lcd().getAttribute('aria-label');
const note = () => deviceOn(tab.page, 'pad-1').locator('.pad-note');
const focused = () => tab.page.evaluate(() => document.activeElement?.textContent?.trim());

/** Everything that was done at the devices, in its order. */
const done = () => tab.bare.asked.map(({ below, payload }) => [below, payload]);
const pressed = (id: string, words: readonly string[]) => words.map(press => [`sim/${id}/do`, { press }]);

describe('a pad', () => {
  it('is worked without a mouse: one stop of the Tab key, arrows as the keys lie, digits by their own keys', async () => {
    const { keyboard } = tab.page;
    await keysOf('pad-1').evaluate(group => {
      group.tabIndex = -1;
      group.focus();
    });
    await keyboard.press('Tab');
    expect(await focused()).toBe('下一位');
    await keyboard.press('Enter');
    await keyboard.press('4');
    for (const arrow of ['Down', 'Down', 'Down', 'Left', 'Left', 'Down', 'Down', 'Down'])
      await keyboard.press(`Arrow${arrow}`);
    expect(await focused()).toBe('取消');
    const way: [string, string][] = [
      ['Right', '0'],
      ['Right', '确定'],
      ['Right', '确定'],
      ['Up', '9'],
      ['Left', '8'],
    ];
    for (const [arrow, at] of way) {
      await keyboard.press(`Arrow${arrow}`);
      expect(await focused()).toBe(at);
    }
    await keyboard.press('Space');
    await keyboard.press('Tab');
    expect(await focused()).toBe('很满意');
    await keyboard.press('ArrowRight');
    await keyboard.press('Enter');
    await keyboard.press('Shift+Tab');
    expect(await focused()).toBe('8');
    await keyboard.down('Enter');
    await keyboard.down('Enter');
    await keyboard.up('Enter');
    await expect.poll(done).toEqual(pressed('pad-1', ['next', '4', '8', 'rate-4', '8']));
  });

  it('has every key of its kind, and each is pressed once by a mouse', async () => {
    for (const { id, presses } of pads) {
      await deviceOn(tab.page, id).locator('.pad').scrollIntoViewIfNeeded();
      const words = presses.map(({ word }) => word);
      const keys = await tab.page
        .getByRole('toolbar', { name: new RegExp(`^${id} `) })
        .getByRole('button')
        .evaluateAll(all =>
          all.map(key => {
            const { x, y, width, height } = key.getBoundingClientRect();
            return { label: key.textContent?.trim(), x: x + width / 2, y: y + height / 2 };
          }),
        );
      expect(keys.map(({ label }) => label).sort()).toEqual(words.map(word => labels[word] ?? word).sort());
      for (const { x, y } of keys) await tab.page.mouse.click(x, y);
      const expected = keys.flatMap(({ label }) => {
        const word = words.find(known => (labels[known] ?? known) === label) ?? '';
        return pressed(id, [word]);
      });
      await expect.poll(() => done().splice(-expected.length)).toEqual(expected);
    }
    expect(tab.bare.asked).toHaveLength(pads.flatMap(({ presses }) => presses).length);
  });

  it('tells the digits typed: the last two, until a function key takes them or the pad loses its power', async () => {
    await say('pad-1', { lcd: '003   ', beeps: 0 });
    const press = (name: string) => button(deviceOn(tab.page, 'pad-1'), name).click();
    for (const digit of ['1', '2', '3']) await press(digit);
    await press('很满意');
    await expect.poll(() => note().innerText()).toBe('已输入 23');
    await press('确定');
    await expect.poll(() => note().innerText()).toBe('');
    await press('7');
    await expect.poll(() => note().innerText()).toBe('已输入 7');
    await say('pad-1', { lcd: '      ', beeps: 0 });
    await expect.poll(() => note().innerText()).toBe('');
  });

  it('shows its LCD as strokes and says it in words, in both languages', async () => {
    await say('pad-1', { lcd: '012808', beeps: 0 });
    const strokes = () =>
      lcd()
        .locator('path:not(.pad-lcd-ghost)')
        .evaluateAll(digits =>
          digits.map(digit => digit.getAttribute('d')?.split('M').length ?? 1).map(n => n - 1),
        );
    await expect.poll(lcdSays).toBe('等候 12 人、票号 808');
    expect(await strokes()).toEqual([6, 2, 5, 7, 6, 7]);
    await speak('English');
    expect(await lcdSays()).toBe('12 waiting, number 808');
    await say('pad-1', { lcd: '000   ', beeps: 0 });
    await expect.poll(lcdSays).toBe('0 waiting, nobody in hand');
    await say('pad-1', { lcd: '      ', beeps: 0 });
    await expect.poll(lcdSays).toBe('The LCD is blank');
    expect(await strokes()).toEqual([0, 0, 0, 0, 0, 0]);
    await speak('中文');
  });

  it('explains the code of a refusal while it stands on the LCD, and no key moves under the finger', async () => {
    await say('pad-1', { lcd: '002   ', beeps: 0 });
    await expect.poll(lcdSays).toBe('等候 2 人、手上没有号');
    const next = await button(keysOf('pad-1'), '下一位').boundingBox();
    await say('pad-1', { lcd: '    14', beeps: 2 });
    await expect
      .poll(() => note().innerText())
      .toMatch(/^未接受 14 叫到的还没开始\s+来了按“确定”，没来按 6 确定$/);
    expect(await lcdSays()).toBe('未接受，原因 14');
    expect(await button(keysOf('pad-1'), '下一位').boundingBox()).toEqual(next);
    await speak('English');
    expect(await note().innerText()).toMatch(/^Refused: 14 the one who was called has not started/);
    await say('pad-1', { lcd: '    99', beeps: 4 });
    await expect.poll(() => note().innerText()).toBe('Refused: 99');
    await say('pad-1', { lcd: '      ', beeps: 4 });
    await expect.poll(() => note().innerText()).toBe('');
    await speak('中文');
  });

  it('of loose buttons shows its lamps, and what it sent last', async () => {
    const dark = {
      lamps: { blue: [], red: [] },
      leds: { green: 'on', red: 'off' },
      redBlinks: 0,
      flashes: 0,
    };
    await say('pad-2', { ...dark, lamps: { blue: ['19', '20 flashes'], red: ['24'] } });
    await say('keypad', { keys: ['next', 'recall'], numLock: 'off', blinks: 0 });
    await say('rater', { sent: ['1_single', '2_single'] });
    await tab.page.getByText('最近发出 recall').waitFor();
    await tab.page.getByText('最近发出 2_single').waitFor();
    const led = (name: string) => tab.page.locator('.pad-led', { hasText: name });
    expect(await led('绿灯').innerText()).toMatch(/绿灯\s*亮/);
    expect(await led('红灯').innerText()).toMatch(/红灯\s*灭/);
    expect(await led('Num Lock').innerText()).toMatch(/灭/);
    const lamps = await tab.page
      .getByRole('img', { name: '亮着的键灯：19 20 24' })
      .locator('i')
      .evaluateAll(all => all.map(lamp => `${lamp.dataset['colour']} ${lamp.dataset['state']}`));
    expect(lamps).toHaveLength(24);
    expect([lamps[18], lamps[19], lamps[23]]).toEqual(['blue on', 'blue flash', 'red on']);
    expect(new Set(lamps.slice(0, 18))).toEqual(new Set(['blue off']));
    const flashing = tab.page.locator('.pad-led[data-state="flash"]', { hasText: '红灯' });
    await Promise.all([flashing.waitFor(), say('pad-2', { ...dark, redBlinks: 1 })]);
    await tab.page.locator('.pad-led[data-state="off"]', { hasText: '红灯' }).waitFor();
    await tab.page.getByRole('img', { name: '亮着的键灯：无' }).waitFor();
  });
});

describe('the kiosk', () => {
  it('takes a ticket for a service with what is chosen for it, and never runs what a config writes', async () => {
    await tab.page.getByRole('button', { name: /^提取、归集\s*银行$/ }).click();
    await button(tab.page, '<script>alert(1)</script>').press('Enter');
    await expect.poll(done).toEqual(pressed('kiosk-1', ['take-bank', 'odd']));
  });

  it('takes the class for one ticket, only where there is such a ticket, and speaks English', async () => {
    const green = tab.page.getByRole('switch', { name: '绿色通道' });
    await green.click();
    expect(await tab.page.getByRole('button', { name: /^提取/ }).isDisabled()).toBe(true);
    await button(tab.page, '贷款').click();
    expect(await green.isChecked()).toBe(false);
    await button(tab.page, '贷款').click();
    await expect.poll(done).toEqual(pressed('kiosk-1', ['loan-green', 'loan']));
    await say('kiosk-1', { sent: ['loan-green', 'loan'] });
    await tab.page.getByText('最近发出 loan', { exact: true }).waitFor();
    await speak('English');
    await tab.page.getByRole('group', { name: 'What have you come for?' }).waitFor();
    await tab.page.getByRole('switch', { name: 'Green channel' }).waitFor();
    await speak('中文');
  });
});

describe('the card reader', () => {
  it('takes a card whose number is typed, or that of somebody invented, until it is taken away', async () => {
    const table = tab.page.getByRole('group', { name: '身份证读卡器 id-card-1' });
    const taken = button(table, '拿走');
    expect(await taken.isDisabled()).toBe(true);
    await table.getByLabel('身份证号码').fill(' 11010519491231002x ');
    await table.getByLabel('身份证号码').press('Enter');
    await button(table, '350102200002291230').click();
    await say('id-card-1', { card: '350102200002291230', read: 1 });
    await table.getByText('放着一张卡').waitFor();
    await taken.click();
    await say('id-card-1', { card: null, read: 1 });
    await table.getByText('没有放卡').waitFor();
    await expect.poll(done).toEqual([
      ['sim/id-card-1/do', { lay: '11010519491231002X' }],
      ['sim/id-card-1/do', { lay: '350102200002291230' }],
      ['sim/id-card-1/do', { take: true }],
    ]);
  });
});

describe('the scanner', () => {
  const ticket = (number: string) => ({ lines: ['市民大厅', number, `[QR test/2026-11-25/${number}]`] });

  it('is held over one of the tickets that hang in the printers, as long as it hangs there', async () => {
    await say('printer-1', { tickets: [ticket('A001'), ticket('A002')], paper: 'ok' });
    const hanging = tab.page.getByRole('group', { name: '打印机上的票' });
    await expect.poll(() => hanging.getByRole('button').allInnerTexts()).toEqual(['A002', 'A001']);
    await button(hanging, 'A001').click();
    await say('printer-1', { tickets: [ticket('A002')], paper: 'ok' });
    await button(hanging, 'A001').waitFor({ state: 'detached' });
    await button(hanging, 'A002').press('Enter');
    await expect
      .poll(done)
      .toEqual(['A001', 'A002'].map(number => ['sim/scanner-1/do', { scan: `test/2026-11-25/${number}` }]));
  });

  it('reads what is typed as one line, and nothing where nothing is', async () => {
    const field = tab.page.getByLabel('票号或二维码内容');
    expect(await button(tab.page, '扫描').isDisabled()).toBe(true);
    await field.fill('   ');
    await field.press('Enter');
    await field.fill('  A007 ');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('');
    await field.fill('提取');
    await button(tab.page, '扫描').click();
    await expect.poll(done).toEqual([
      ['sim/scanner-1/do', { scan: 'A007' }],
      ['sim/scanner-1/do', { scan: '提取' }],
    ]);
  });
});

describe('a loudspeaker', () => {
  it('has a caption while it speaks, and keeps what it said last, the newest on top', async () => {
    const face = deviceOn(tab.page, 'voice-1');
    const caption = face.locator('.voice-caption');
    await face.getByText('此刻没有播报').waitFor();
    await say('voice-1', {
      speaking: '请 A001 号到 2 号窗口',
      said: ['一', '二', '三', '四'],
      volume: 16,
      cut: 1,
    });
    await expect.poll(() => caption.innerText()).toBe('请 A001 号到 2 号窗口');
    expect(await caption.getAttribute('aria-live')).toBe('polite');
    expect(await face.getByRole('meter', { name: '音量' }).getAttribute('value')).toBe('16');
    await face.getByText('被打断 1 次').waitFor();
    const said = ['一', '二', '三', '四', '请 A001 号到 2 号窗口'];
    await say('voice-1', { speaking: null, said, volume: 16, cut: 1 });
    await expect.poll(() => caption.innerText()).toBe('');
    expect(await face.locator('.voice-said li').allInnerTexts()).toEqual(said.slice(1).toReversed());
  });

  // This Chromium has no voices: what the page asks of the browser is written down instead.
  it('is said by the browser too, in Chinese, once the sound is on, and not before', async () => {
    await say('voice-1', { speaking: null, said: [], cut: 0 });
    await openAgain();
    const speaks = (id: string, speaking: string | null, more: object = {}) =>
      say(id, { speaking, said: [], cut: 0, ...more });
    await tab.page.getByText('本页静音').first().waitFor();
    await speaks('voice-1', '没有人听');
    await tab.page.getByText('没有人听').waitFor();
    await turnSound();
    await speaks('voice-2', null);
    await speaks('voice-1', '请 A001 号到 2 号窗口', { said: ['没有人听'] });
    await expect.poll(heard).toEqual(['zh-CN 请 A001 号到 2 号窗口']);
    await speaks('voice-1', '请 A001 号到 2 号窗口', { said: ['没有人听', '请 A001 号到 2 号窗口'] });
    await expect.poll(heard).toHaveLength(2);
    await speaks('voice-2', 'number 7');
    await expect.poll(heard).toContain('en-US number 7');
    await speaks('voice-1', null, { said: ['没有人听', '请 A001 号到 2 号窗口'], cut: 1 });
    await expect
      .poll(heard)
      .toEqual([...Array.from({ length: 2 }, () => 'zh-CN 请 A001 号到 2 号窗口'), 'en-US number 7', 'hush']);
    await turnSound();
    await expect.poll(heard).toHaveLength(5);
    await speaks('voice-2', '已经关了', { said: ['number 7'] });
    await tab.page.getByText('已经关了').waitFor();
    expect((await heard()).slice(4)).toEqual(['hush']);
  });
});

describe('the beeper of a pad', () => {
  it('is seen as a wave at once, and heard only while the sound is on', async () => {
    await say('pad-1', { lcd: '002   ', beeps: 7 });
    await openAgain();
    const beeps = (count: number) => say('pad-1', { lcd: '002   ', beeps: count });
    const wave = tab.page.locator('.pad-wave');
    await lcd().waitFor();
    expect(await wave.count()).toBe(0);
    await Promise.all([wave.waitFor(), beeps(9)]);
    await wave.waitFor({ state: 'detached' });
    await turnSound();
    await beeps(11);
    await expect.poll(heard).toEqual(['beep', 'beep']);
    await beeps(12);
    await expect.poll(heard).toEqual(['beep', 'beep', 'beep']);
    await turnSound();
  });
});

describe('while the page is not connected', () => {
  it('nothing can be pressed or scanned, nothing is done later, and the focus stays where it was', async () => {
    let away = false;
    const lines: { close(): Promise<void> }[] = [];
    await tab.page.routeWebSocket('**/mqtt', line => {
      if (away) return void line.close();
      line.connectToServer();
      lines.push(line);
    });
    await openAgain();
    const next = button(keysOf('pad-1'), '下一位');
    await next.click();
    expect(await next.isDisabled()).toBe(false);
    await expect.poll(done).toEqual(pressed('pad-1', ['next']));
    away = true;
    for (const line of lines) await line.close();
    await tab.page.locator('[data-connected="false"]').waitFor();
    const hands = [button(keysOf('pad-1'), '下一位'), button(keysOf('pad-1'), '7'), button(tab.page, '贷款')];
    for (const hand of hands) {
      expect(await hand.isDisabled()).toBe(true);
      await hand.press('Enter');
    }
    expect(await note().innerText()).toBe('');
    const field = tab.page.getByLabel('票号或二维码内容');
    await field.press('A');
    await field.press('Enter');
    expect(await field.inputValue()).toBe('A');
    await next.focus();
    away = false;
    await connected();
    expect(await focused()).toBe('下一位');
    await next.press('Enter');
    await expect.poll(done).toEqual(pressed('pad-1', ['next', 'next']));
  });
});

/** Puts a list into the tab of all that it is to make heard. */
async function recordSound(into: Page): Promise<void> {
  await into.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    speechSynthesis.speak = ({ lang, text }) => void heard.push(`${lang} ${text}`);
    speechSynthesis.cancel = () => void heard.push('hush');
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function startHeard(at) {
      heard.push('beep');
      start.call(this, at);
    };
  });
}

/** What was heard after the hush with which a page without sound begins. */
const heard = async (): Promise<unknown[]> => {
  const all: unknown = await tab.page.evaluate(() => Reflect.get(window, 'heard'));
  return Array.isArray(all) ? all.slice(1) : [];
};
