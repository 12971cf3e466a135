/** `one-ticket new` in a real terminal: the keys of a technician, and what they read. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { runVerb } from '../kit/hall/program.ts';
import { openTerminal, type Terminal } from '../tools/watch/tmux.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-new-'));
  file = join(folder, 'hall.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Technician = Terminal & {
  /** Waits for the question, then types the answer; without one the usual answer is taken. */
  answer(question: string | RegExp, ...typed: string[]): Promise<void>;
};

async function begin(words: readonly string[], program?: string): Promise<Technician> {
  const terminal = await openTerminal(
    { width: 180, height: 60, folder, env: { LANG: 'C.UTF-8' }, ...(program !== undefined && { program }) },
    words,
  );
  onTestFinished(terminal.close);
  return {
    ...terminal,
    async answer(question, ...typed) {
      await terminal.untilShows(asksNow(question));
      await terminal.keys(...typed, 'Enter');
      await terminal.untilShows(wasAsked(question));
    },
  };
}

/** The mark of a question that waits, and of one that was answered. */
const marked = (mark: string, question: string | RegExp): RegExp =>
  new RegExp(
    `${mark} ${typeof question === 'string' ? question.replaceAll(/[?()]/g, '\\$&') : question.source}`,
  );
const asksNow = (question: string | RegExp) => marked('\\?', question);
const wasAsked = (question: string | RegExp) => marked('✔', question);
const down = (times: number): string[] => Array.from({ length: times }, () => 'Down');

const longName = '福州住房公积金管理中心马尾区亭江镇琅岐镇便民服务大厅综合受理窗口二楼东侧北厅';

test('a hall of two institutions is set up in Chinese, checked, and drawn', async () => {
  const { answer, ...technician } = await begin(['new', '--locale', 'zh-CN', file]);
  await answer('大厅名称', longName);
  await technician.untilShows(longName);
  await technician.untilShows(asksNow('大厅编号'));
  await technician.keys('Ma_wei', 'Enter');
  await technician.untilShows('发现 "Ma_wei"，应为编号');
  await answer('大厅编号', ...Array.from({ length: 6 }, () => 'BSpace'), 'mawei');
  await answer('时区');
  await answer('监督电话', '0591-12329');
  await answer('营业时间固定吗');
  await answer('一天的时段', '8:30-12:00、14:00-17:30');
  await answer('几点起停止取号', '17:00');
  await answer('星期几营业');

  await answer('机构名称', '公积金中心');
  await answer('公积金中心的窗口办的事都一样吗');
  await answer('群众在那里等什么', '中心审批');
  await answer('中心审批的窗口号', '1-2');
  await answer('大厅里还有别的机构吗');
  await answer('机构名称', '工商银行');
  await answer('工商银行的窗口办的事都一样吗');
  await answer(/群众在那里等什么.*工商银行/);
  await technician.untilShows(asksNow('工商银行的窗口号'));
  await technician.keys('2', 'Enter');
  await technician.untilShows('发现 2，已是公积金中心的窗口');
  await answer('工商银行的窗口号', 'BSpace', '3');
  await answer('大厅里还有别的机构吗', 'y');
  await answer('机构名称', '建设银行');
  await answer('建设银行的窗口办的事都一样吗');
  await answer(/群众在那里等什么.*建设银行/);
  await answer('建设银行的窗口号');
  await answer('大厅里还有别的机构吗');
  await answer('机构和窗口：接下来');
  await answer('哪个窗口是咨询台', 'Down');

  await answer('业务名称', '提取');
  await answer('号码字头');
  await answer('需要的材料', '身份证原件、本人银行卡');
  await answer('第 1 步');
  await answer('第 2 步', ...down(4));
  await answer('哪几个', 'Down', 'Space', 'Down', 'Space');
  await answer('由谁来选');
  await answer('第 3 步');
  await answer('还有别的业务吗', 'n');
  await answer('业务和流程：接下来');
  await answer('要列出在这里工作的人员吗');
  await answer('有 MQTT 消息服务器吗');
  await answer('它的地址');
  await answer('要找插在这台电脑上的设备吗', 'n');
  await answer('要添加没有插在这里的设备吗');
  await technician.untilShows(
    'A 提取 withdrawal   中心审批 approval（1 2） → 工商银行 icbc（3） | 建设银行 ccb（4）',
  );
  await answer('都对吗');
  await technician.untilShows('已写好');
  await answer('现在打开它的虚拟大厅吗');
  await technician.untilShows('大厅已开放');
  await technician.keys('C-c');
  await technician.untilShows('ended 0');

  const read = readConfig(file);
  if (!read.ok) throw new Error('it has faults');
  expect(read.config).toMatchObject({ hall: 'mawei', name: longName, locale: 'zh-CN' });
  expect([...read.config.rules.desks]).toEqual(['1']);
  expect(readFileSync(file, 'utf8')).toContain('# 一个队列，是在同一种窗口前等候的所有人。');
  expect(readdirSync(folder)).toEqual(['hall.yaml']);
});

test('Ctrl-C writes no hall, and the next time goes on with what was answered', async () => {
  const first = await begin(['new', '--locale', 'en', file]);
  await first.answer('Name of the hall', 'Town Hall');
  for (const question of ['Its id', 'Time zone', 'Telephone']) await first.answer(question);
  await first.untilShows(asksNow('Does it work at fixed hours'));
  await first.keys('C-c');
  await first.untilShows('No hall was written; your answers are in');
  await first.untilShows('ended 0');
  expect(readdirSync(folder)).toEqual(['hall.yaml.answers']);

  const again = await begin(['new', file]);
  await again.answer('Your answers of last time are in');
  await again.answer('Does it work at fixed hours', 'n');
  await again.untilShows(asksNow('Name of the institution'));
  await again.keys('C-c');
  await again.untilShows('ended 0');

  const kept = `${file}.answers`;
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('Town Hall', 'Town Mall'));
  const damaged = await begin(['new', file]);
  await damaged.untilShows('answers that are damaged or of another version');
  await damaged.untilShows(asksNow('Language of the hall'));
  await damaged.keys('C-c');
  await damaged.untilShows('Nothing was written');
});

/** A hall of one bank with two counters and one service, up to its devices. */
async function oneBank({ answer }: Technician): Promise<void> {
  for (const question of ['Name of the hall', 'Its id', 'Time zone', 'Telephone']) await answer(question);
  await answer('Does it work at fixed hours', 'n');
  await answer('Name of the institution', 'Bank');
  await answer('Do all counters of Bank do the same');
  await answer('What do people wait for there');
  await answer('Plates of the counters', '1-2');
  await answer('Is there another institution', 'n');
  await answer('Institutions and counters: what next');
  await answer('Which counter is the information desk');
  await answer('Name of the service', 'Advice');
  await answer('Letter of its numbers');
  await answer('Papers that it needs');
  await answer('Step 1');
  await answer('Step 2');
  await answer('Is there another service', 'n');
  await answer('Services and their routes: what next');
  await answer('Is there a list of who works here');
  await answer('Is there an MQTT broker', 'n');
}

test('what is plugged in shows itself and is told where it is, and a kiosk is pressed button by button', async () => {
  const technician = await begin([file], 'tests/tools/new/on-a-stage.ts');
  const { answer } = technician;
  await oneBank(technician);
  await answer('Look for devices that are plugged in');
  await technician.untilShows('an Onbon card, screen id 7');
  await answer(/What hangs at \/dev\/pts/);
  await answer('Width in pixels', '96');
  await answer('Height in pixels');
  await answer('Model of its card', 'Down');
  await answer('Addresses on this line');
  await technician.untilShows('shows the test picture');
  await answer('Which one is board-7', 'Down');

  await technician.untilShows(/says nothing by itself[^]*\? What hangs at/);
  await technician.untilShows(/❯ pad ff68-pad/);
  await technician.keys('Enter');
  await answer('Addresses on this line');
  await technician.untilShows('pad-1 shows 888888 and beeps once');
  // Whoever looks finds the first pad at the second counter.
  await answer('Which one is pad-1', 'Down');
  await technician.untilShows('pad-2 shows 888888 and beeps once');
  await answer('Which one is pad-2', 'Up');

  await technician.untilShows(/❯ pad ff68-pad[^]*a kiosk: a box with buttons/);
  await technician.keys('Down', 'Down', 'Enter');
  await technician.untilShows(asksNow('Press Advice at the box'));
  writeFileSync(`${file}.press`, 'BTN 1');
  await technician.untilShows(asksNow('Press Advice · green channel at the box'));
  await answer('Press Advice · green channel at the box', '-');
  await answer('Add a device that is not plugged in here');
  await answer('Devices: what next');
  await answer('Is it right');
  await answer('Open the virtual hall of it now', 'n');
  await technician.untilShows('test picture true, pads that beeped 2');
  await technician.untilShows('ended 0');

  const read = readConfig(file);
  if (!read.ok) throw new Error('it has faults');
  const { devices } = read.config;
  expect(devices.get('board-7')).toMatchObject({ address: 7, counter: '2', width: 96, height: 32 });
  expect(devices.get('pad-1')).toMatchObject({ address: 1, counter: '2' });
  expect(devices.get('pad-2')).toMatchObject({ address: 2, counter: '1' });
  expect(devices.get('kiosk-1')).toMatchObject({
    reads: { presses: new Map([['BTN 1', { service: 'advice', class: 'normal', choices: new Map() }]]) },
  });
});

test('what does not fit any more is told at the end, and nothing is written before it is corrected', async () => {
  const technician = await begin(['new', '--locale', 'en', file]);
  const { answer } = technician;
  await oneBank(technician);
  await answer('Look for devices that are plugged in', 'n');
  await answer('Add a device that is not plugged in here', 'y');
  await answer('What kind is it', 'printer');
  await answer('How is it reached', 'Down');
  await technician.untilShows(asksNow('network'));
  await technician.keys('192.168.1.60', 'Enter');
  await technician.untilShows('expected a host and its TCP port');
  await answer('network', ':9100');
  await answer('Columns');
  await answer('printer-1: was it that one');
  await technician.keys('Enter');
  await answer('Devices: what next');

  await answer('Is it right', ...down(3));
  await answer('Institutions and counters: what next', ...down(2));
  await answer(/Bank: .*: what is to be done/, 'Down');
  await answer('Institutions and counters: what next', 'Down');
  await answer('Name of the institution', 'Post');
  await answer('Do all counters of Post do the same');
  await answer('What do people wait for there');
  await answer('Plates of the counters', '7');
  await technician.untilShows(/\? Institutions and counters: what next/);
  await technician.keys('Enter');
  await answer('Which counter is the information desk');
  await technician.untilShows('This does not fit yet:');
  await technician.untilShows('services.advice.route[0].queue: found "bank"');
  expect(existsSync(file)).toBe(false);
  expect(await technician.screen()).not.toContain('yes, write');
});

test('a file that is there stays, unless it is said otherwise', async () => {
  writeFileSync(file, 'hall: old\n');
  const { answer, ...technician } = await begin(['new', '--locale', 'en', file]);
  await answer(/.*Write over it at the end/);
  await technician.untilShows('expected the name of a new file');
  await technician.untilShows('ended 64');
  expect(readFileSync(file, 'utf8')).toBe('hall: old\n');
});

test('without a terminal nothing is asked', async () => {
  const { code, err } = await runVerb('new', file);
  expect(code).toBe(64);
  expect(err).toContain('found no terminal to ask in');
  expect(existsSync(file)).toBe(false);
});
