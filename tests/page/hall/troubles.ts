/** What can be broken and taken away by hand on the page, and what the daemon believes beside what is physically so. */
import { afterEach, describe, expect, it } from 'vitest';
import type { PlannedDevice } from '../../../simulators/page/contract.ts';
import { faultOutcome } from '../../../simulators/page/troubles/fault-outcome.ts';
import { type Degree, usualDegree } from '../../../simulators/stage/fault-names.ts';
import { openAround, openDetails } from '../person.ts';
import { everyKindPlan } from '../plans.ts';
import { tabOn } from '../tab.ts';

const plan = everyKindPlan();
const tab = tabOn(plan);

afterEach(async () => {
  await tab.page.keyboard.press('Escape');
  await tab.page.locator('.drawer').waitFor({ state: 'hidden' });
});

const drawer = () => tab.page.getByRole('dialog');
const inDrawer = (name: string) => drawer().getByRole('region', { name, exact: true });

const asked = () => tab.bare.asked;
const doAt = (device: string, fault: string, degree: Degree = {}) => ({
  below: `sim/${device}/do`,
  payload: { fault, ...degree },
});
const faults = (...made: string[]) => ({ faults: made });

describe('the faults of a device', () => {
  it('are asked for by their buttons, each told in words', async () => {
    const [pad] = plan.devices as [PlannedDevice];
    await openDetails(tab.page, pad.id);
    const menu = inDrawer('弄坏它');
    const items = menu.getByRole('listitem');
    await items.getByRole('button').evaluateAll(all => {
      for (const button of all) if (button instanceof HTMLElement) button.click();
    });
    await expect.poll(asked).toEqual(pad.faults.map(fault => doAt(pad.id, fault, usualDegree(fault))));
    expect(await items.locator('span').allInnerTexts()).toEqual(
      pad.faults.map(fault => faultOutcome(pad, fault)),
    );
    await menu.getByRole('button', { name: '全部修好' }).click();
    await expect.poll(() => asked().at(-1)).toEqual(doAt(pad.id, 'none'));
  });

  it('that lasts is mended by pressing it again, and the others stay', async () => {
    await tab.bare.say('sim/pad-1/looks', faults('mute', 'slow', 'garble'));
    await openDetails(tab.page, 'pad-1');
    const slow = tab.page.getByRole('button', { name: '迟缓', exact: true, pressed: true });
    await slow.click();
    await expect.poll(asked).toEqual([doAt('pad-1', 'none'), doAt('pad-1', 'mute'), doAt('pad-1', 'garble')]);
    await tab.bare.say('sim/pad-1/looks', faults('mute', 'garble'));
    await tab.page.getByRole('button', { name: '迟缓', exact: true, pressed: false }).waitFor();
  });

  it('of which there is more or less are made with the number that was chosen, and with another while they last', async () => {
    await openDetails(tab.page, 'pad-1');
    const item = inDrawer('弄坏它').getByRole('listitem').filter({ hasText: '延迟' });
    const late = item.getByLabel('晚多少毫秒');
    await late.fill('-1');
    await late.blur();
    await late.fill('800');
    await late.blur();
    await item.getByRole('button', { name: '延迟' }).click();
    const made = { ms: 800, jitterMs: 200 };
    await expect.poll(asked).toEqual([doAt('pad-1', 'latency', made)]);
    await tab.bare.say('sim/pad-1/looks', {
      ...faults('latency', 'loss'),
      degrees: { latency: made, loss: { percent: 5 } },
    });
    await item.getByRole('button', { name: '延迟', pressed: true }).waitFor();
    await late.fill('900');
    await late.blur();
    await expect.poll(() => asked().at(-1)).toEqual(doAt('pad-1', 'latency', { ...made, ms: 900 }));
    await item.getByRole('button', { name: '延迟' }).click();
    await expect
      .poll(() => asked().slice(-2))
      .toEqual([doAt('pad-1', 'none'), doAt('pad-1', 'loss', { percent: 5 })]);
  });

  it('that the simulator refused is not shown as made', async () => {
    await tab.bare.say('sim/pad-1/looks', faults());
    await openDetails(tab.page, 'pad-1');
    await tab.page.getByRole('button', { name: '不应答', exact: true }).click();
    await expect.poll(asked).toEqual([doAt('pad-1', 'mute')]);
    expect(await tab.page.getByRole('button', { pressed: true }).count()).toBe(0);
    expect(await inDrawer('实际').innerText()).toContain('没有故障');
  });
});

describe('what the daemon believes of a device stands beside what is so', () => {
  const cases: [says: object | undefined, made: string[], verdict: string, around?: object][] = [
    [undefined, [], '控制程序还没有提到它。'],
    [{ state: 'init' }, [], '控制程序正在连接它。'],
    [{ state: 'ready' }, [], '控制程序以为正常，实际也正常。'],
    [{ state: 'ready' }, ['unplug'], '确有故障，控制程序还不知道。'],
    [{ state: 'ready', verified: false }, ['unplug'], '确有故障，但这种设备从不应答，控制程序看不出来。'],
    [{ state: 'lost', why: 'no answer' }, ['unplug'], '确有故障，控制程序已经知道。'],
    [
      { state: 'lost', why: 'no answer' },
      [],
      '这里没有故障，控制程序还以为有；也可能是同一条线上的别的设备。',
    ],
    [{ state: 'ready' }, [], '控制程序的消息传不到这里，看到的是它最后说的。', { daemon: 'pulled' }],
    [{ state: 'ready' }, [], '控制程序的消息传不到这里，看到的是它最后说的。', { broker: 'away' }],
  ];

  it('and how the two agree is told in a sentence', async () => {
    await openDetails(tab.page, 'printer-1');
    const sentence = drawer().locator('.troubles-verdict');
    for (const [says, made, verdict, around] of cases) {
      await tab.bare.say('demo/shows', around);
      await tab.bare.say('sim/printer-1/looks', faults(...made));
      await tab.bare.say('device/printer-1/$state', says);
      await expect.poll(() => sentence.innerText()).toBe(verdict);
    }
  });

  it('also what a printer shows of itself: no paper, an open cover, a jammed knife', async () => {
    await tab.bare.say('device/printer-1/$state', { state: 'degraded', why: 'paper out' });
    await tab.bare.say('sim/printer-1/shows', { paper: 'out', cover: 'open', cutter: 'jammed' });
    await openDetails(tab.page, 'printer-1');
    await expect
      .poll(() => inDrawer('实际').getByRole('listitem').allInnerTexts())
      .toEqual(['缺纸', '开盖', '切刀卡住']);
    expect(await inDrawer('控制程序以为').innerText()).toMatch(/异常[^]*paper out/);
  });

  it('for the whole hall as a table of those where either says trouble, which one button mends', async () => {
    await openAround(tab.page);
    const table = inDrawer('以为与实际');
    await tab.bare.say('device/pad-1/$state', { state: 'ready' });
    await table.getByText('所有设备就绪，也没有故障。').waitFor();
    await tab.bare.say('sim/pad-1/looks', faults('stuck-key', 'slow'));
    await tab.bare.say('device/printer-1/$state', { state: 'lost', why: 'no answer within 3 s' });
    const rows = async () =>
      (await table.getByRole('row').allInnerTexts()).slice(1).map(text => text.replaceAll(/\s+/g, ' '));
    await expect
      .poll(rows)
      .toEqual([
        expect.stringMatching(/^pad-1 就绪 .*卡键、迟缓 .*还不知道/),
        expect.stringMatching(/^printer-1 失联 no answer within 3 s 没有故障 .*还以为有/),
      ]);
    await table.getByRole('button', { name: '全部修好' }).click();
    await expect.poll(asked).toEqual([doAt('pad-1', 'none')]);
    await table.getByRole('button', { name: 'printer-1' }).click();
    await tab.page.getByRole('dialog', { name: 'printer-1' }).waitFor();
  });
});

describe('around the devices', () => {
  it("the daemon's plug is pulled and put in, beside what it says of itself", async () => {
    await openAround(tab.page);
    const daemon = inDrawer('控制程序');
    const told = async () => (await daemon.innerText()).replaceAll(/\s+/g, ' ');
    expect(await daemon.getByRole('button').isDisabled()).toBe(true);
    await tab.bare.say('$state', { state: 'online', ts: Date.now() });
    await tab.bare.say('demo/shows', { daemon: 'running', broker: 'here' });
    await daemon.getByRole('button', { name: '拔掉电源' }).click();
    await expect.poll(asked).toEqual([{ below: 'demo/do', payload: { daemon: 'pull' } }]);
    expect(await told()).toMatch(/它自己说 在线 .*实际 在运行/);
    await tab.bare.say('demo/shows', { daemon: 'pulled', broker: 'here' });
    await expect.poll(told).toMatch(/它自己说 在线 .*实际 电源已拔 没有人管大厅了/);
    await tab.bare.say('$state', { state: 'offline', reason: 'the connection was lost' });
    await expect.poll(told).toMatch(/它自己说 离线 the connection was lost 实际 电源已拔/);
    await daemon.getByRole('button', { name: '插上电源' }).click();
    await expect.poll(() => asked().at(-1)).toEqual({ below: 'demo/do', payload: { daemon: 'start' } });
    await tab.bare.say('demo/shows', { daemon: 'running', broker: 'here' });
    await expect.poll(told).toContain('还没有连上消息代理');
  });

  it('the broker is taken away and brought back', async () => {
    await openAround(tab.page);
    const broker = inDrawer('消息代理');
    expect(await broker.getByRole('button').isDisabled()).toBe(true);
    await tab.bare.say('demo/shows', { daemon: 'running', broker: 'here' });
    await broker.getByRole('button', { name: '拿走' }).click();
    await expect.poll(asked).toEqual([{ below: 'demo/do', payload: { broker: 'take-away' } }]);
    await tab.bare.say('demo/shows', { daemon: 'running', broker: 'away' });
    await broker.getByText('已拿走。大厅照常').waitFor();
    expect(await inDrawer('控制程序').innerText()).toContain('它的话传不出来');
    await broker.getByRole('button', { name: '放回' }).click();
    await expect.poll(() => asked().at(-1)).toEqual({ below: 'demo/do', payload: { broker: 'bring-back' } });
  });

  it('what rings is listed, critical ones first, repairs apart, each with the way to its device', async () => {
    const device = plan.devices.find(({ class: of }) => of === 'board') as PlannedDevice;
    const since = Date.now() - 600_000;
    await tab.bare.say('alarm/wait-long', {
      severity: 'warning',
      since,
      text: 'A001 waits 31 min',
      count: 3,
    });
    await tab.bare.say('alarm/clock', { severity: 'critical', since, text: 'The clock is doubted' });
    await tab.bare.say(`alarm/device-${device.id}`, {
      severity: 'critical',
      since,
      text: `${device.id} is lost`,
      subject: { device: device.id },
      ackedBy: 'ops',
    });
    await openAround(tab.page);
    const list = (name: string) => inDrawer(name).getByRole('listitem');
    await expect
      .poll(() => list('其他警报').allInnerTexts())
      .toEqual([
        expect.stringMatching(/^严重[^]*10 分钟前[^]*The clock is doubted$/),
        expect.stringMatching(/^注意[^]*A001 waits 31 min\s+今天第 3 次。$/),
      ]);
    expect(await list('报修').innerText()).toMatch(/is lost\s+ops 已看到。$/);
    await list('报修').getByRole('button', { name: device.id }).click();
    await tab.page.getByRole('dialog', { name: device.id }).waitFor();
    expect(await inDrawer('控制程序以为').innerText()).toContain(`${device.id} is lost`);
  });
});
