import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../../daemon/process/exit-codes.ts';
import { inItsLanguage, oneTicket } from '../../kit/hall/command-line.ts';
import { stateFolder } from '../../kit/hall/journal.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { journalled } from '../../kit/hall/played-journal.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;

/** Two loans and one who asks, of whom one has left the hall. */
function morning() {
  const hall = play(fuzhou, ['0', '1']);
  for (let visit = 0; visit < 2; visit += 1) hall.take('loan');
  hall.take('advice');
  hall.wait(240);
  hall.give(next('0'));
  hall.give(next('1'));
  hall.give({ verb: 'choose-route', counter: '1', queue: 'ccb' });
  hall.give({ verb: 'finish', counter: '1', outcome: 'refused', reason: 0 });
  hall.give(next('1'));
  return hall;
}

/** The lines of the table with that title. */
function section(out: string, title: string): string[] {
  const [, after = ''] = out.split(`\n\n${title}\n\n`);
  return (after.split('\n\n')[0] ?? '').trimEnd().split('\n');
}

async function reportOf(...words: string[]) {
  return inItsLanguage('report', ...words, '--state', journalled(morning()));
}

describe('report', () => {
  it('begins with what was out of the ordinary, in Chinese', async () => {
    const said = await reportOf();
    expect(said).toMatchObject({ code: exitCodes.ok, err: '' });
    expect(said.out.split('\n').slice(0, 10)).toEqual([
      '福州住房公积金管理中心服务大厅 日报 2026-11-24',
      '截至 2026-11-24 09:04，事件 17',
      '等候告知：须等候的 3 次叫号中，33% 在号票所印区间内叫到（应为九成），中途离开 0 人。',
      '',
      '值得注意',
      '',
      '· 2026-11-24 尚未结束，数字截至 09:04，厅内还有 2 人。',
      '· 最长等候 4 分钟：B001，中心审批，09:04 叫到。',
      '! 1 件事项尚未回复，最早的记于 2026-11-24 09:04。',
      '',
    ]);
    expect(section(said.out, '队列')).toEqual([
      '队列      号票  叫号  等候中位  等候90%  最长等候  有承诺  守诺率  办结环节  办理中位  办理90%  过号  弃号  忘按结束',
      '咨询台       1     1       4.0      4.0       4.0       1  100.0%         0         -        -     0     0         0',
      '中心审批     2     2       4.0      4.0       4.0       2  100.0%         1       0.0      0.0     0     0         0',
      '工商银行     0     0         -        -         -       0       -         0         -        -     0     0         0',
      '建设银行     0     0         -        -         -       0       -         0         -        -     0     0         0',
    ]);
  });

  it('tells in English how true the expected waits were, of those who were told one or had one', async () => {
    const { out } = await reportOf('--locale', 'en');
    expect(section(out, 'How true the expected waits were')).toEqual([
      'Queue     told a wait  in range  width  score  error  bias  within 5 min  at once  no minutes',
      '咨询台              1        0%    0.0   80.0    4.0   4.0          100%        0           0',
      '中心审批            2       50%   17.5   57.5    8.0  -4.0           50%        0           0',
      'all                 3       33%   11.7   65.0    6.7  -1.3           67%        0           0',
    ]);
    expect(section(out, 'Follow-ups still open')).toEqual([
      'id             from     ticket  counter  since             due',
      '2026-11-24-f1  refusal  B001    1        2026-11-24 09:04  2026-11-25',
    ]);
  });

  it('tells on a running day also how true the expected waits of the day before were', async () => {
    const hall = morning();
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    const { out } = await oneTicket('report', '--locale', 'en', '--state', journalled(hall));
    expect(out.split('\n').slice(0, 4)).toEqual([
      '福州住房公积金管理中心服务大厅: report of 2026-11-25',
      'told up to 2026-11-25 09:04, event 25',
      'The day before, 2026-11-24: Expected waits: of 3 calls with a wait 33 % came within the range of the ticket, nine in ten should; 0 walked away.',
      '',
    ]);
  });

  it('says in one sentence what each figure means', async () => {
    const { out } = await reportOf();
    expect(section(out, '各数字的含义')).toContain('过号: 叫到而无人来的次数。');
    expect(section(out, '各数字的含义')).toHaveLength(73);
  });

  it('tells which devices could not work, who has seen it, and how long, over days', async () => {
    const hall = play(fuzhou, []);
    hall.give({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
    hall.pass(60);
    hall.give({ verb: 'alarm-ack', alarm: 'device-board-1', by: 'ops' });
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'idle' });
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
    hall.wait(30);
    hall.give({ verb: 'device-fit', device: 'voice-1' });
    hall.wait(300);
    hall.give({ verb: 'device-fit', device: 'board-1' });
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    const { out } = await oneTicket('report', '--locale', 'en', '--state', journalled(hall));
    expect(section(out, 'Repairs')).toEqual([
      'device     first opened      last mended       seen by  why (last)  times       total     longest',
      'board-1    2026-11-24 09:00  2026-11-25 09:06  ops      no answer       1  24 h 7 min  24 h 7 min',
      'voice-1    2026-11-25 09:01  2026-11-25 09:01  -        idle            1        30 s        30 s',
      'printer-1  2026-11-25 09:06  not yet           -        paper out       1         0 s         0 s',
    ]);
    expect(section(out, 'Out of the ordinary')).toEqual([
      '· 2026-11-25 is not over: figures up to 09:06, 0 still inside.',
      '· No ticket was issued.',
      '! board-1 could not work for 6 min (no answer); mended.',
      '! voice-1 could not work for 30 s (idle); mended.',
      '! printer-1 could not work for 0 s (paper out); not mended yet.',
    ]);
  });

  it('tells a plug that hung loose in one line, and its two hundred faults one by one in the CSV', async () => {
    const hall = play(fuzhou, []);
    for (let nth = 1; nth <= 200; nth += 1) {
      hall.give({ verb: 'device-fit', device: 'board-1', why: nth < 200 ? 'no answer' : 'the port is gone' });
      hall.wait(nth === 7 ? 90 : 10);
      hall.give({ verb: 'device-fit', device: 'board-1' });
      hall.wait(20);
    }
    const state = journalled(hall);
    const [page, csv] = [join(state, 'page.html'), join(state, 'table.csv')];
    const words = ['--locale', 'en', '--html', page, '--csv', csv, '--state', state];
    const { out } = await oneTicket('report', ...words);
    expect(section(out, 'Repairs').slice(1)).toEqual([
      'board-1  2026-11-24 09:00  2026-11-24 10:41  -        the port is gone    200  35 min    2 min',
    ]);
    expect(section(out, 'Out of the ordinary')).toContain(
      '! board-1 could not work 200 times, 35 min in all (last: the port is gone); mended.',
    );
    const html = readFileSync(page, 'utf8');
    expect(html.match(/<th scope="row" class="word">board-1<\/th>/g)).toHaveLength(1);
    const lines = readFileSync(csv, 'utf8').split('\r\n');
    expect(lines).toContain('device,board-1,board-1,repairs,200,count,times');
    expect(lines).toContain('device,board-1,board-1,repair-time,34.7,minutes,total');
    expect(lines).toContain('device,board-1,board-1,repair-longest,1.5,minutes,longest');
    expect(lines.filter(line => line.startsWith('repair,board-1 ') && line.includes(',why,'))).toHaveLength(
      200,
    );
    expect(lines).toContain('repair,board-1 200,board-1,why,the port is gone,text,why (last)');

    // Of a month each device has its line too, and the single faults stand with their days.
    const month = await oneTicket('report', '--month', '2026-11', ...words);
    expect(section(month.out, 'Repairs')).toHaveLength(2);
    expect(readFileSync(csv, 'utf8')).not.toMatch(/^repair,/m);
  });

  it('tells of a month what its days come to, and which days have no journal', async () => {
    const hall = morning();
    hall.give({ verb: 'close-day' });
    hall.wait(24 * 3600);
    hall.give({ verb: 'open-day', day: '2026-11-25' });
    hall.take('advice');
    hall.give({ verb: 'close-day' });
    const state = journalled(hall);
    const { code, out } = await inItsLanguage('report', '--month', '2026-11', '--state', state);
    expect(code).toBe(exitCodes.ok);
    expect(out.split('\n').slice(0, 4)).toEqual([
      '福州住房公积金管理中心服务大厅 月报 2026-11',
      '截至 2026-11-25 09:04，事件 29',
      '有记录的日子 2 天：24–25。',
      '没有记录的日子：1–23, 26–30。',
    ]);
    expect(section(out, '日期').map(line => line.split(/ +/).slice(0, 3))).toEqual([
      ['日期', '号票', '叫号'],
      ['2026-11-24', '3', '3'],
      ['2026-11-25', '1', '0'],
    ]);
    expect(await oneTicket('report', '--month', '2026-10', '--state', state)).toEqual({
      code: exitCodes.usage,
      out: '',
      err: `${state}: found no day of 2026-10, expected one of the months 2026-11. Name one with --month, or a day with --day.\n`,
    });
  });

  it('says of an empty day that it was empty', async () => {
    const hall = play(fuzhou, []);
    hall.give({ verb: 'close-day' });
    const { code, out } = await inItsLanguage('report', '--state', journalled(hall));
    expect(code).toBe(exitCodes.ok);
    expect(section(out, '值得注意')).toEqual(['· 没有取过号票。']);
  });

  it('writes its files whole, and says so when it cannot', async () => {
    const state = journalled(morning());
    const page = join(state, 'page.html');
    const table = join(state, 'table.csv');
    const said = await oneTicket('report', '--html', page, '--csv', table, '--state', state);
    expect(said.code).toBe(exitCodes.ok);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
    expect(readFileSync(table, 'utf8')).toMatch(/^\uFEFFwhat,id,name,figure,value,unit,label\r\n/);
    const nowhere = join(state, 'none', 'page.html');
    expect(await oneTicket('report', '--html', nowhere, '--state', state)).toMatchObject({
      code: exitCodes.io,
      err: expect.stringContaining(`${nowhere}: found "ENOENT`),
    });
  });

  it.each([
    [['--day', '24.11.'], 'expected a day like 2026-11-24'],
    [['--day', '2026-11-23'], 'found no day 2026-11-23, expected one of 2026-11-24'],
    [['--month', '2026-13'], 'expected a month like 2026-11'],
    [['--month', '2026-11', '--day', '2026-11-24'], 'cannot be used with'],
  ])('says what is wrong with %j', async (words, text) => {
    expect(await reportOf(...words, '--locale', 'en')).toMatchObject({
      code: exitCodes.usage,
      out: '',
      err: expect.stringContaining(text),
    });
  });

  it('says what is wrong where there is no journal', async () => {
    const said = await oneTicket('report', '--state', stateFolder());
    expect(said).toMatchObject({
      code: exitCodes.io,
      out: '',
      err: expect.stringContaining('found no journal'),
    });
  });
});
