/** A day with troubles in a Chinese hall: nobody of the staff meets English, but names, ids and what is typed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startProgram } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';
import { latinWords } from '../text/filled-in.ts';
import { unspoken } from '../text/names.ts';

let hall: StandingHall;

beforeAll(async () => {
  hall = await standHall('config/halls/small.yaml', { inItsLanguage: true });
  await hall.open('1');
});
afterAll(() => hall.close());

/** Of the hall: its ids, its kinds of devices, codes, verbs and topics. */
function isOfTheHall(word: string): boolean {
  const { rules, devices } = hall.config;
  return [...rules.queues.keys(), ...rules.services.keys(), ...rules.institutions.keys(), ...devices.keys()]
    .concat(
      [...devices.values()].map(({ kind }) => kind),
      rules.hall,
      rules.timeZone,
    )
    .some(name => name.toLowerCase().includes(word.toLowerCase()));
}

const english = (text: string): string[] => latinWords(unspoken(text)).filter(word => !isOfTheHall(word));

type Told = { topic: string; text: string; english: string[] };

/** What of a payload people read, wherever it stands. What its sentence is made of stands beside it in `args`. */
function read(payload: unknown, topic: string): Told[] {
  if (typeof payload !== 'object' || payload === null) return [];
  const args = new Set(latinWords(JSON.stringify('args' in payload ? payload.args : '')));
  return Object.entries(payload).flatMap(([key, value]) => {
    if (key === 'args' || key === 'because') return [];
    const isTold =
      /^(text|message|reason|warning)$/.test(key) || (key === 'why' && topic.startsWith('device/'));
    if (!isTold || typeof value !== 'string') return read(value, topic);
    return [{ topic, text: value, english: english(value).filter(word => !args.has(word)) }];
  });
}

/** A verb as somebody there types it: its exit code, and what it says on both streams. */
async function says(...words: string[]): Promise<{ code: number | null; text: string }> {
  const verb = startProgram(words, { inItsLanguage: true });
  const code = await verb.ended;
  return { code, text: verb.said().replaceAll(hall.state, '') };
}

it('what stands on the broker, and what is answered, is Chinese', async () => {
  hall.press('kiosk-1', 'advice');
  await hall.happens('ticket-printed', { ticket: 'D001' });
  hall.fault('printer-1', 'paper-out');
  hall.fault('board-1', 'unplug');
  await hall.untilDevice('printer-1', 'degraded');
  await hall.untilDevice('board-1', 'lost');
  await hall.ops.until(() => hall.ops.last('alarm/device-printer-1') !== undefined);
  await hall.ops.until(() => hall.ops.last('$state')?.['state'] === 'degraded');
  const replies = [
    await hall.command('call-next', { counter: '9' }),
    await hall.command('take-ticket', { service: 'advice' }),
    await hall.command('take-ticket', { servce: 'advice' }),
    await hall.command('dance', {}),
    await hall.command('device-test', { device: 'board-1' }),
    await hall.command('call-number', { counter: '1', ticket: 'D777', reason: '问一下' }),
    await hall.command('open-day', {}),
  ];
  expect(replies.map(({ code }) => code)).not.toContain('ok');
  const messages = hall.ops.messages.map(({ topic, text }) => ({ topic, told: JSON.parse(text || 'null') }));
  const told = messages
    .filter(({ topic }) => !topic.startsWith('sim/'))
    .flatMap(({ topic, told: payload }) => read(payload, topic));
  for (const topic of ['alarm/device-printer-1', 'device/board-1/$state', '$state'])
    expect(told.map(one => one.topic)).toContain(topic);
  expect(told.filter(one => one.english.length > 0)).toEqual([]);
  expect(hall.ops.last('alarm/device-printer-1')?.['text']).toMatch(/^printer-1 自 .* 起不能工作：缺纸；/);
});

it('so are the tools that read it, each in the language of the hall', async () => {
  const state = ['--state', hall.state];
  const call = await hall.command('call-next', { counter: '1' });
  expect(call).toMatchObject({ status: 'ok' });
  await hall.command('finish', { counter: '1' });
  const faulty = join(hall.state, 'faulty.yaml');
  const good = readFileSync('config/halls/small.yaml', 'utf8');
  writeFileSync(
    faulty,
    good.replace('locale: zh-CN', 'locale: zh-CN\ntimes: { autoStart: 20 }\nbadRating: 7'),
  );
  const verbs: [string[], string][] = [
    [['explain', 'D001', ...state], '前面 0 人'],
    [['explain', 'D002', ...state], '没有这张号票'],
    [['report', ...state], '设备报修'],
    [['report', '--day', '2020-01-01', ...state], '没有 2020-01-01 这一天'],
    [['verify', ...state], '日终哈希'],
    [['watch', '--url', hall.broker.url, '--locale', 'zh-CN'], '告警'],
    [['devices', '--config', join(hall.state, 'stage.yaml')], '缺纸'],
    [['devices', '--config', join(hall.state, 'stage.yaml'), '--test', 'board-9'], '是不是想写 board-1'],
    [['check', join(hall.state, 'stage.yaml')], '中心审批 approval（1）'],
    [['check', faulty], '的时长，带单位'],
    [['backup', '--to', join(hall.state, 'copy.tar'), ...state], '已验证'],
  ];
  const said = await Promise.all(
    verbs.map(async ([words, has]) => ({ words, has, ...(await says(...words)) })),
  );
  for (const { words, has, text } of said) expect(`${words.join(' ')}\n${text}`).toContain(has);
  expect(said.flatMap(({ words, text }) => english(text).map(word => `${words[0]}: ${word}`))).toEqual([]);
});

it('and so is the report that a process of the daemon writes when the day closes', async () => {
  expect(await hall.command('close-day', {})).toMatchObject({ status: 'ok' });
  const day = String(hall.events().find(({ kind }) => kind === 'day-opened')?.['day']);
  const page = join(hall.state, 'reports', `${day}.html`);
  await expect.poll(() => existsSync(page), { timeout: 60_000 }).toBe(true);
  expect(readFileSync(page, 'utf8')).toContain(`日报 ${day}`);
  expect(readFileSync(page.replace('.html', '.csv'), 'utf8')).toContain('全大厅');
});
