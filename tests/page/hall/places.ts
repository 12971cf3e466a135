/** The hall as it is drawn around the devices: people, counters, the line on top, and what the config names. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DemoPeople, HallPlan } from '../../../simulators/page/contract.ts';
import { type BarePage, openBarePage } from '../bare-page.ts';
import { device, smallPlan } from '../plans.ts';
import { tabOn } from '../tab.ts';
import { takenIn } from '../taken-in.ts';

/** Every place for a device has one. */
const devices = [
  device('printer-9', 'printer', { counter: '1' }),
  device('pad-9', 'pad', { counter: '1' }),
  device('board-9', 'board', { counter: '1' }),
  device('lost-board', 'board', { counter: '99' }),
  device('manager-pad', 'pad'),
  device('printer-1', 'printer'),
  device('scanner-1', 'reader'),
  device('kiosk-1', 'reader', { presses: [{ word: 'loan' }] }),
  device('voice-1', 'voice'),
  device('main-board', 'board'),
  device('sign-1', 'board'),
  { ...device('gate-1', 'board'), class: 'gate' as 'board', kind: 'turnstile' },
];

const tab = tabOn(smallPlan(devices));
/** Of a hall that a test opens beside the one that all share. */
let other: { page: Page; bare: BarePage } | undefined;

beforeEach(() => {
  other = undefined;
});
afterEach(async () => {
  await other?.page.close();
  await other?.bare.close();
  await tab.page.bringToFront();
});

type Said = Record<string, object>;

/** Resolves when the page has taken in all of it. */
async function stands(said: Said = {}, hall: { page: Page; bare: BarePage } = tab): Promise<void> {
  await Promise.all(Object.entries(said).map(([below, what]) => hall.bare.say(below, what)));
  await takenIn(hall);
}

/** Another hall in a tab of its own. */
async function open(plan: HallPlan, said: Said = {}): Promise<Page> {
  const bare = await openBarePage(plan);
  const page = await tab.browser.open(bare.url);
  other = { page, bare };
  await stands(said, other);
  return page;
}

const say = (below: string, what: object | undefined) => tab.bare.say(below, what);
/** A minute is counted every ten seconds: far enough from both ends of it. */
const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000 - 20_000;
const waits = (queue: string, minutes: number, more: object = {}) => ({
  place: 'waiting',
  queue,
  class: 'normal',
  joinedAt: minutesAgo(minutes),
  ...more,
});
const texts = async (selector: string) =>
  (await tab.page.locator(selector).allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());

describe('people', () => {
  it('stand in their queue with number, class and wait, who has waited longest first', async () => {
    await stands({
      'state/visit/A002': waits('approval', 7, { class: 'green', expectedWaitMin: [5, 10] }),
      'state/visit/A001': waits('approval', 12, { expectedWaitMin: [5, 10] }),
      'state/visit/A003': waits('money', 0, { class: 'appointment' }),
      'state/queue/approval': { waiting: 2, expectedWaitMin: [15, 20] },
      'state/queue/money': { waiting: 1, expectedWaitMin: [0, 0] },
    });
    const approval = tab.page.getByRole('region', { name: '审批' });
    expect(await approval.getByText('2 人等候').isVisible()).toBe(true);
    expect(await approval.getByText('约 15–20 分钟').isVisible()).toBe(true);
    expect(await approval.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/A001.*12 分.*等候 12 分钟/s),
      expect.stringMatching(/A002.*绿色通道.*7 分/s),
    ]);
    const late = approval.locator('[data-late="true"]');
    expect(await late.allInnerTexts()).toEqual([expect.stringContaining('12')]);
    const money = tab.page.getByRole('region', { name: '银行', exact: true }).first();
    expect(await money.getByRole('listitem').allTextContents()).toEqual([
      expect.stringMatching(/A003.*预约.*0 分/s),
    ]);
    expect(await money.getByText('随到随办').isVisible()).toBe(true);

    await say('state/visit/A001', { place: 'called', counter: '1' });
    await expect.poll(() => texts('.queue .person-ticket')).toEqual(['A002', 'A003']);
    await say('state/visit/A002', undefined);
    await expect.poll(() => texts('.queue .person-ticket')).toEqual(['A003']);
  });

  it('are told by their number when too many to draw, and drawn when asked for', async () => {
    const visits = Array.from({ length: 200 }, (_, nth) => [
      `state/visit/A${String(nth + 1).padStart(3, '0')}`,
      waits('approval', 300 - nth),
    ]);
    await stands(Object.fromEntries(visits));
    const approval = tab.page.getByRole('region', { name: '审批' });
    expect(await approval.getByText('200 人等候').isVisible()).toBe(true);
    expect(await approval.locator('.person').count()).toBe(24);
    expect((await texts('.person-ticket')).slice(0, 2)).toEqual(['A001', 'A002']);
    const more = approval.getByRole('button', { name: '再显示 176 人' });
    expect(await more.innerText()).toBe('+176');
    await more.click();
    expect(await approval.locator('.person').count()).toBe(200);
    await approval.getByRole('button', { name: '收起' }).click();
    expect(await approval.locator('.person').count()).toBe(24);
  });

  it('stand beside those with whom they came, tied by a line', async () => {
    const people: DemoPeople['people'] = [
      { nth: 1, ticket: 'A001', class: 'normal', is: 'waiting' },
      { nth: 2, ticket: 'A002', class: 'normal', is: 'waiting' },
      { nth: 3, with: 1, ticket: 'A003', class: 'normal', is: 'waiting' },
      { nth: 4, with: 1, ticket: 'A004', class: 'normal', is: 'waiting' },
      { nth: 5, with: 2, class: 'normal', is: 'at-kiosk' },
    ];
    await stands({
      'demo/people': { people },
      'state/visit/A001': waits('approval', 9),
      'state/visit/A002': waits('approval', 8),
      'state/visit/A003': waits('approval', 7),
      'state/visit/A004': waits('approval', 6),
    });
    const approval = tab.page.getByRole('region', { name: '审批' });
    expect(await approval.locator('.person').allTextContents()).toEqual([
      expect.stringMatching(/A001.*结伴/s),
      expect.stringMatching(/A003.*结伴/s),
      expect.stringMatching(/A004.*结伴/s),
      expect.not.stringContaining('结伴'),
    ]);
    const companies = await approval
      .locator('.person')
      .evaluateAll(all => all.map(one => one.getAttribute('data-company')));
    expect(companies).toEqual(['first', 'between', 'last', null]);
    // Whoever has just come is still walking to their place.
    await approval
      .locator('.person')
      .evaluateAll(all =>
        Promise.all(all.flatMap(one => one.getAnimations()).map(({ finished }) => finished)),
      );
    const lines = await approval.locator('.person[data-company] .person-glyph').evaluateAll(all =>
      all.map(one => {
        const { left, right, bottom } = one.getBoundingClientRect();
        return { left, right, bottom };
      }),
    );
    expect(new Set(lines.map(({ bottom }) => bottom)).size).toBe(1);
    expect(lines.slice(1).map(({ left }) => left)).toEqual(lines.slice(0, 2).map(({ right }) => right));
    // Whose company is somewhere else stands alone there.
    const entrance = tab.page.getByRole('region', { name: '入口' });
    expect(await entrance.locator('[data-company]').count()).toBe(0);
  });

  it('are marked as green or with an appointment, in the colours of the legend', async () => {
    await stands({
      'state/visit/A001': { ...waits('approval', 9), class: 'green' },
      'state/visit/A002': { ...waits('approval', 8), class: 'appointment' },
    });
    const marks = await tab.page
      .locator('.queue .person-mark circle')
      .evaluateAll(all => all.map(one => getComputedStyle(one).fill));
    const legend = await tab.page
      .locator('.class-marks span')
      .evaluateAll(all => all.map(one => getComputedStyle(one, '::before').backgroundColor));
    expect(new Set(marks).size).toBe(2);
    expect(marks).toEqual(legend);
  });

  it('are drawn where the crowd sees them, whatever the daemon believes', async () => {
    const people: DemoPeople['people'] = [
      { nth: 1, ticket: 'A001', class: 'normal', is: 'waiting' },
      { nth: 2, ticket: 'A002', class: 'normal', is: 'away' },
      { nth: 3, ticket: 'A003', class: 'normal', is: 'walking', counter: '1' },
      { nth: 4, class: 'green', is: 'at-kiosk' },
      { nth: 5, ticket: 'A900', class: 'normal', is: 'walking' },
    ];
    await stands({
      'demo/people': { people },
      'state/visit/A001': waits('approval', 3),
      'state/visit/A002': waits('approval', 2),
      'state/visit/A003': { place: 'called', counter: '1', class: 'normal' },
      'state/visit/A004': { place: 'parked', counter: '2', class: 'normal' },
      'state/visit/A005': { place: 'missed', counter: '1', class: 'normal' },
      'state/counter/1': { status: 'open', place: 'called', ticket: 'A003', service: 'loan' },
    });
    expect(await tab.page.locator('.queue [data-is="away"]').allTextContents()).toEqual([
      expect.stringMatching(/A002.*走开了/s),
    ]);
    expect(await tab.page.getByRole('region', { name: '入口' }).locator('.person').allTextContents()).toEqual(
      [expect.stringMatching(/绿色通道.*正在取号/s)],
    );
    expect(await tab.page.getByRole('region', { name: '挂起' }).innerText()).toMatch(/A004.*2号窗口/s);
    expect(await tab.page.getByRole('region', { name: '过号' }).innerText()).toMatch(/A005.*1号窗口/s);
    expect(await tab.page.getByRole('region', { name: '走动中' }).innerText()).toContain('A900');
    const visit = tab.page.locator('.visit');
    expect(await visit.innerText()).toMatch(/A003.*正走来/s);
    expect(await visit.getAttribute('data-here')).toBe('false');
    await say('demo/people', { people: [{ nth: 3, ticket: 'A003', class: 'normal', is: 'at-counter' }] });
    await expect.poll(() => visit.getAttribute('data-here')).toBe('true');
    await say('demo/people', undefined);
    await expect.poll(() => visit.getAttribute('data-here')).toBe('false');
    await say('state/counter/1', { status: 'open', place: 'serving', ticket: 'A003' });
    await expect.poll(() => visit.getAttribute('data-here')).toBe('true');
  });
});

describe('a counter', () => {
  it('shows its plate, its status, its clerk, and how far its visit has come', async () => {
    await stands({
      'state/counter/1': { status: 'paused', clerk: '21' },
      'state/counter/2': {
        status: 'open',
        place: 'serving',
        ticket: 'A007',
        service: 'loan+other',
        since: minutesAgo(4),
      },
      'state/visit/A007': {
        place: 'serving',
        class: 'green',
        step: 1,
        route: [
          { queue: 'approval', doneAt: '1' },
          { queue: 'money' },
          { choice: 'c', among: ['approval', 'money'] },
        ],
      },
    });
    const [first, second] = await texts('.counter');
    expect(first).toMatch(/1号窗口 暂停 经办人 21/);
    expect(second).toMatch(/2号窗口 开放 A007 绿色通道 办理中 4 分 贷款、other/);
    expect(await texts('.steps li')).toEqual(['审批 已办', '银行 正在办', '审批或银行 待办']);
    await say('state/counter/2', { status: 'closed', place: 'idle' });
    await expect.poll(() => texts('.counter-status')).toEqual(['暂停', '关闭']);
    expect(await tab.page.locator('.visit').count()).toBe(0);
  });

  it('that is called by a name has it beside its number, wherever it is told of', async () => {
    const plan = smallPlan([device('pad-1', 'pad', { counter: '1' })]);
    const counters = plan.counters.map(one => (one.id === '1' ? { ...one, name: '咨询台' } : one));
    const page = await open(
      { ...plan, counters },
      {
        'state/counter/1': { status: 'open' },
        'state/visit/A004': { place: 'parked', counter: '1', class: 'normal' },
        'state/visit/A005': { place: 'missed', counter: '2', class: 'normal' },
      },
    );
    const said = (selector: string) => page.locator(selector).allTextContents();
    expect(await said('.counter h4')).toEqual(['咨询台（1号）', '22号窗口']);
    expect(await said('.person-counter')).toEqual(['咨询台（1号）', '2号窗口']);
    await page.getByRole('button', { name: /pad-1/ }).click();
    expect(await page.getByRole('dialog', { name: 'pad-1' }).innerText()).toContain(
      'ff68-pad · 咨询台（1号）',
    );
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'English' }).click();
    await expect.poll(() => said('.person-counter')).toEqual(['咨询台 (counter 1)', 'counter 2']);
    const fits = ({ scrollWidth, clientWidth }: Element) => scrollWidth <= clientWidth;
    expect(await page.locator('.plate[data-is="name"]').evaluate(fits)).toBe(true);
    await page.getByRole('button', { name: '中文' }).click();
  });

  it('has its boards above, and its pads before everything else on the desk', async () => {
    expect(await texts('.counter-sign .device-name')).toEqual(['board-9']);
    expect(await texts('.counter-desk .device-name')).toEqual(['pad-9', 'printer-9']);
    expect(await texts('.main-boards .device-name')).toEqual(['lost-board', 'main-board', 'sign-1']);
    expect(await texts('.loudspeakers .device-name')).toEqual(['voice-1']);
    expect(await texts('.entrance .device-name')).toEqual(['kiosk-1', 'printer-1', 'scanner-1']);
    expect(await texts('.elsewhere .device-name')).toEqual(['manager-pad', 'gate-1']);
  });
});

describe('a device', () => {
  it('shows what the hall believes of it, why, and every fault made by hand', async () => {
    await stands({
      'device/board-9/$state': { state: 'ready', since: 1, simulated: true },
      'sim/board-9/looks': { faults: ['unplug', 'sabotage'] },
    });
    expect(await tab.page.getByRole('button', { name: /board-9.*就绪/ }).isVisible()).toBe(true);
    expect(
      await tab.page.getByRole('list', { name: '人为故障' }).getByRole('listitem').allInnerTexts(),
    ).toEqual(['拔线', 'sabotage']);
    await say('device/board-9/$state', { state: 'lost', since: 1, why: 'no answer within 150 ms' });
    await tab.page.getByText('no answer within 150 ms').waitFor();
    expect(await tab.page.getByRole('button', { name: /board-9.*失联/ }).isVisible()).toBe(true);
    await say('sim/board-9/looks', { faults: [] });
    await tab.page.getByRole('list', { name: '人为故障' }).waitFor({ state: 'detached' });
  });

  it('of a kind without a drawing tells what it shows', async () => {
    await stands({
      'sim/gate-1/shows': { arm: 'up', passed: 3, last: ['A001', 'A002'] },
      'sim/gate-1/looks': { faults: [] },
      'sim/sign-1/shows': { lamp: 'red' },
      'sim/sign-1/looks': { faults: [], drawing: { is: 'hologram' } },
    });
    expect(await texts('.elsewhere .shows')).toEqual(['arm up passed 3 last A001 A002']);
    expect(await texts('.main-boards .shows')).toEqual(['lamp red']);
  });

  it('opens its details by a button, which closing gives the focus back to', async () => {
    const button = tab.page.getByRole('button', { name: /board-9/ });
    await button.focus();
    await tab.page.keyboard.press('Enter');
    const drawer = tab.page.getByRole('dialog', { name: 'board-9' });
    await drawer.waitFor();
    const focused = () => tab.page.evaluate(() => document.activeElement?.textContent?.trim());
    expect(await focused()).toBe('board-9');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await tab.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await focused()).toContain('board-9');
    await tab.page.getByRole('button', { name: '周边' }).click();
    await tab.page.getByRole('dialog', { name: '周边' }).getByRole('button', { name: '关闭' }).click();
    expect(await focused()).toBe('周边');
  });

  it('on a narrow screen has its details over everything, and Escape closes them too', async () => {
    await tab.page.setViewportSize({ width: 390, height: 844 });
    await tab.page.getByRole('button', { name: /board-9/ }).click();
    const drawer = tab.page.getByRole('dialog', { name: 'board-9' });
    await drawer.waitFor();
    expect(await drawer.evaluate(dialog => dialog.matches(':modal'))).toBe(true);
    await tab.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(await tab.page.evaluate(() => document.activeElement?.textContent)).toContain('board-9');
    await tab.page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('the line on top', () => {
  it('tells what the daemon says of itself, when it was heard, the day and the surge', async () => {
    await stands({
      'state/hall': { open: true, day: '2026-11-25', surge: 'busy', totals: { issued: 7 } },
    });
    await say('$state', { state: 'online', ts: Date.now() - 42_000 });
    await expect
      .poll(() => texts('.top-facts'))
      .toEqual([expect.stringMatching(/控制程序 在线 (4|5)\d 秒前 营业中 今日 7 号 高峰/)]);
    await say('$state', { state: 'offline', ts: Date.now() - 600_000, reason: 'the connection was lost' });
    await expect.poll(() => texts('.daemon')).toEqual(['控制程序 离线 10 分钟前 the connection was lost']);
    await say('$state', { state: 'dreaming' });
    await expect.poll(() => texts('.daemon')).toEqual(['控制程序 dreaming']);
  });

  it('tells how many waits came within the range on the ticket, and nothing while nobody was told one', async () => {
    const told = () => texts('[data-figure="told-true"]');
    await say('stat/day', { estimates: 0 });
    await expect.poll(told).toEqual([]);
    await say('stat/day', { estimates: 42, estimateCoverage: 0.91 });
    await expect.poll(told).toEqual(['等候告知兑现 91%（42 次）']);
    await say('stat/day', undefined);
  });

  it('counts what rings, and leads to it', async () => {
    await tab.page.getByRole('button', { name: '没有警报' }).waitFor();
    await say('alarm/one', { severity: 'warning', text: 'One' });
    const alarms = tab.page.locator('.alarms');
    await expect.poll(() => alarms.getAttribute('data-severity')).toBe('warning');
    await say('alarm/two', { severity: 'critical', text: 'Two' });
    await expect.poll(() => alarms.getAttribute('data-severity')).toBe('critical');
    await say('alarm/one', undefined);
    await tab.page.getByRole('button', { name: '1 个警报' }).click();
    await tab.page.getByRole('dialog', { name: '周边' }).waitFor();
    await tab.page.keyboard.press('Escape');
  });

  it('keeps language, appearance and sound of this browser over a reload', async () => {
    expect(await tab.page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await tab.page.getByRole('button', { name: 'English' }).click();
    await tab.page.getByRole('heading', { name: 'Waiting area' }).waitFor();
    await tab.page.getByRole('button', { name: 'Appearance: As the system' }).click();
    await tab.page.getByRole('button', { name: 'Appearance: Light' }).click();
    await tab.page.getByRole('button', { name: 'Sound' }).click();
    await tab.page.reload();
    await tab.page.getByRole('heading', { name: 'Waiting area' }).waitFor();
    expect(await tab.page.locator('html').getAttribute('lang')).toBe('en');
    expect(await tab.page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await tab.page.getByRole('button', { name: 'Appearance: Dark' }).isVisible()).toBe(true);
    expect(await tab.page.getByRole('button', { name: 'Sound' }).getAttribute('aria-pressed')).toBe('true');
    const ground = () => tab.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    await tab.page.getByRole('button', { name: 'Appearance: Dark' }).click();
    await tab.page.getByRole('button', { name: '中文' }).click();
    await expect.poll(ground).not.toBe(dark);
    await tab.page.getByRole('button', { name: '声音' }).click();
  });
});

describe('whatever is in the plan or comes by the broker', () => {
  it('names of the config are text', async () => {
    const evil = `<script>document.title='gone'</script>"'&<img src=x onerror="document.title='gone'">`;
    const plan = smallPlan();
    const page = await open(
      {
        ...plan,
        name: evil,
        institutions: plan.institutions.map(({ id }) => ({ id, name: evil })),
        queues: plan.queues.map(queue => ({ ...queue, name: evil })),
        services: [{ id: 'loan', name: evil, series: 'A' }],
      },
      {
        'state/counter/1': { status: 'open', place: 'serving', ticket: evil, service: 'loan' },
        'state/visit/A001': waits('approval', 1, { class: evil, counter: evil }),
        'alarm/evil': { severity: evil, text: evil, subject: { device: evil } },
      },
    );
    await page.getByRole('button', { name: '1 个警报' }).click();
    expect(await page.getByRole('dialog').getByText(evil).count()).toBe(2);
    expect(await page.title()).toBe(evil);
    expect(await page.locator('h1').textContent()).toBe(evil);
    expect(await page.locator('h3').allTextContents()).toEqual(expect.arrayContaining([evil]));
    expect(await page.locator('.visit-ticket').textContent()).toContain(evil);
    expect(await page.locator('body :is(script, img)').count()).toBe(0);
  });

  it('a message that is no object of the kind expected harms nothing', async () => {
    await stands({ 'state/visit/A001': waits('approval', 1) });
    const odd = [
      ...'[]|{}|null|"text"|7|{|ÿ|{"faults":7}|{"people":"many"}'.split('|'),
      '{"state":{},"status":[],"severity":{},"clerk":{},"ticket":["A001"],"service":7,"totals":{"issued":{}}}',
      '{"state":[],"status":{},"ticket":"A001","service":{},"ts":"now","since":{},"route":[7],"why":{},"text":{}}',
      '{"place":"waiting","queue":"nowhere","class":"royal","joinedAt":"noon","expectedWaitMin":["a"]}',
    ];
    const topics = [
      ...['hall', 'queue/approval', 'counter/1', 'visit/B001', 'new/x'].map(below => `state/${below}`),
      ...['pad-9/looks', 'board-9/looks', 'printer-9/shows'].map(below => `sim/${below}`),
      ...['people', 'shows', 'new'].map(below => `demo/${below}`),
      '$state',
      'alarm/x',
      'device/pad-9/$state',
    ];
    await tab.page.getByRole('button', { name: '周边' }).click();
    // What comes close together is taken in together: each of them shall be drawn.
    for (const text of odd) {
      await Promise.all(topics.map(topic => tab.bare.sayText(topic, text)));
      await stands();
    }
    await tab.bare.sayText('state/visit/A001', '{"place":');
    await expect.poll(() => tab.page.locator('.queue .person').count()).toBe(0);
    expect(await tab.page.locator('.waiting').innerText()).toContain('B001');
    await say('state/visit/A002', waits('approval', 1));
    await expect.poll(() => texts('.queue .person-ticket')).toEqual(['A002']);
    await tab.page.keyboard.press('Escape');
  });

  it('before the daemon has spoken the hall stands there, and says that nothing is known', async () => {
    await tab.page.reload();
    await expect.poll(() => texts('.daemon')).toEqual(['控制程序 还没有消息']);
    expect(await tab.page.getByRole('heading', { level: 1 }).innerText()).toBe('市民大厅');
    expect(await texts('.queue-count')).toEqual(['—', '—']);
    expect(await texts('.counter-status')).toEqual(['—', '—']);
    expect(await tab.page.locator('.device').count()).toBe(devices.length);
    expect(new Set(await texts('.device-state'))).toEqual(new Set(['未知']));
  });

  it('sixty counters are drawn, on every width without a scroll to the side', async () => {
    const ids = Array.from({ length: 60 }, (_, nth) => String(nth + 1));
    const presses = ['next', 'recall', 'ok', '1', '2', '3'].map(word => ({ word }));
    const page = await open({
      ...smallPlan(ids.slice(0, 4).map(counter => device(`pad-${counter}`, 'pad', { counter, presses }))),
      counters: ids.map(id => ({
        id,
        institution: Number(id) > 30 ? 'centre' : 'bank',
        queues: ['approval'],
      })),
    });
    expect(await page.locator('.counter').count()).toBe(60);
    for (const width of [320, 768, 2560]) {
      await page.setViewportSize({ width, height: 900 });
      const scrolls = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrolls).toBeLessThanOrEqual(width);
    }
  });
});

describe('when the demo ends', () => {
  const lost = () => tab.page.getByText('与演示程序的连接断了');

  it('the page shows the hall as it stood, goes on when the demo is there again, and with another hall shows that one', async () => {
    const { port } = tab.bare;
    await stands({ 'state/visit/A001': waits('approval', 1) });
    await tab.bare.close();
    await lost().waitFor();
    expect(await texts('.queue .person-ticket')).toEqual(['A001']);
    tab.bare = await openBarePage(smallPlan(devices), port);
    await lost().waitFor({ state: 'hidden' });
    expect(await texts('.queue .person-ticket')).toEqual([]);
    await stands({ 'state/visit/A002': waits('approval', 1) });
    expect(await texts('.queue .person-ticket')).toEqual(['A002']);
    await tab.bare.close();
    await lost().waitFor();
    tab.bare = await openBarePage({ ...smallPlan(), name: '另一个大厅' }, port);
    await tab.page.getByRole('heading', { name: '另一个大厅' }).waitFor();
    // Each try to connect meanwhile is told on the console.
    const { complaints } = tab.browser;
    expect(complaints.splice(0).filter(said => !said.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
  });
});
