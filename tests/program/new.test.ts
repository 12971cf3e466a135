/** `one-ticket new` in a real terminal: the keys of a technician, and what they read. The rest of it: new.long.test.ts. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { runVerb } from '../kit/hall/program.ts';
import { asksNow, begin, down } from './technician.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-new-'));
  file = join(folder, 'hall.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

const longName = '福州住房公积金管理中心马尾区亭江镇琅岐镇便民服务大厅综合受理窗口二楼东侧北厅';

test('a hall of two institutions is set up in Chinese, checked, and drawn', async () => {
  const { answer, ...technician } = await begin(folder, ['new', '--locale', 'zh-CN', file]);
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

test('a file that is there stays, unless it is said otherwise', async () => {
  writeFileSync(file, 'hall: old\n');
  const { answer, ...technician } = await begin(folder, ['new', '--locale', 'en', file]);
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
