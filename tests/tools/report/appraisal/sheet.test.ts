/** The sheets as they are read: on the terminal, on paper, as a table; and the month of a state folder of which some days are not there. */
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Appraisal } from '../../../../daemon/core/types/appraisal.ts';
import { exitCodes } from '../../../../daemon/process/exit-codes.ts';
import { sheetsPage } from '../../../../daemon/tools/report/appraisal/page.ts';
import { pointsOf } from '../../../../daemon/tools/report/appraisal/points.ts';
import { sheetRows } from '../../../../daemon/tools/report/appraisal/rows.ts';
import { subjectsOf } from '../../../../daemon/tools/report/appraisal/sheet.ts';
import { emptyAppraised } from '../../../../daemon/tools/report/appraisal/sums.ts';
import { sheetsText } from '../../../../daemon/tools/report/appraisal/text.ts';
import { en as ownInEnglish } from '../../../../daemon/tools/report/appraisal/words/en.ts';
import { zhCN as ownInChinese } from '../../../../daemon/tools/report/appraisal/words/zh-CN.ts';
import { emptyGroup } from '../../../../daemon/tools/report/group.ts';
import { en } from '../../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../../daemon/tools/report/words/zh-CN.ts';
import { inItsLanguage, oneTicket } from '../../../kit/hall/command-line.ts';
import { play, fuzhou as played } from '../../../kit/hall/play.ts';
import { journalled } from '../../../kit/hall/played-journal.ts';
import { fuzhou } from '../../simulate/small-setup.ts';
import { simulatedDays } from '../simulated-day.ts';
import { appraisedOf } from './appraised.ts';

const appraisal: Appraisal = { promises: 30, serving: 20, ratings: 20, answers: 15, refusals: 10, green: 5 };
const rules = { ...fuzhou, appraisal };
const days = ['2026-11-24', '2026-11-25'];

const small = () => simulatedDays({ rules, days, tickets: 60, seed: 3 }).log;

describe('a sheet', () => {
  it.each([
    ['zh-CN', zhCN, ownInChinese],
    ['en', en, ownInEnglish],
  ])('of each institution and of each clerk says what it is told of (%s)', async (tag, words, own) => {
    const about = appraisedOf(small(), words, own);
    const [institutions, clerks] = [subjectsOf(about, 'institution'), subjectsOf(about, 'clerk')];
    const text = `${sheetsText(about, institutions)}\n\n\n${sheetsText(about, clerks.slice(0, 1))}\n`;
    await expect(text).toMatchFileSnapshot(`sheets.${tag}.txt`);
  });

  it('has the same lines in every language but for names, days and labels, and each figure once', () => {
    const log = small();
    const [chinese, english] = [appraisedOf(log, zhCN, ownInChinese), appraisedOf(log, en, ownInEnglish)].map(
      about =>
        sheetRows(about, [...subjectsOf(about, 'institution'), ...subjectsOf(about, 'clerk')]).map(
          ([what, id, , figure, value, unit]) => [what, id, figure, value, unit],
        ),
    );
    expect(chinese).toEqual(english);
    const keys = chinese?.map(([what, id, figure]) => `${what} ${id} ${figure}`) ?? [];
    expect(new Set(keys).size).toBe(keys.length);
    expect(chinese).toContainEqual(['month', '2026-11', 'days', 2, 'count']);
  });

  it('on paper is a section of its own for each institution', () => {
    const about = appraisedOf(small());
    const html = sheetsPage(about, subjectsOf(about, 'institution'));
    expect(html.match(/<section class="sheet">/g)).toHaveLength(3);
    expect(html.match(/<h1>[^<]*/g)).toEqual(
      ['公积金中心', '工商银行', '建设银行'].map(
        name => `<h1>福州住房公积金管理中心服务大厅 考核表 2026-11：${name}`,
      ),
    );
  });
});

describe('points', () => {
  const shares = (of: number, good: number) => ({ of, good });
  const all = {
    ...emptyAppraised(),
    promises: shares(100, 90),
    serving: shares(40, 20),
    answers: shares(10, 10),
    green: shares(10, 5),
  };
  const group = { ...emptyGroup(), ratings: 20, badRatings: 1, refusalsConfirmed: 9, refusalsOverturned: 1 };

  it('are the share times the points of a figure', () => {
    const { figures, total, outOf } = pointsOf(appraisal, all, group);
    expect([...figures]).toEqual([
      ['promises', 27],
      ['serving', 10],
      ['ratings', 19],
      ['answers', 15],
      ['refusals', 9],
      ['green', 2.5],
    ]);
    expect([outOf, total]).toEqual([100, 82.5]);
  });

  it('are not given where fewer than ten are concerned, and the whole is what the others come to', () => {
    const few = { ...all, serving: shares(9, 0), answers: shares(0, 0) };
    const { figures, total, outOf } = pointsOf(appraisal, few, group);
    expect(figures.has('serving')).toBe(false);
    expect(outOf).toBe(65);
    expect(total).toBeCloseTo((100 * 57.5) / 65, 6);
  });

  it('have no whole where less than half of them are known', () => {
    const few = { ...all, promises: shares(9, 9), serving: shares(9, 9) };
    expect(pointsOf({ ...appraisal, green: 5 }, few, group)).toMatchObject({ outOf: 50 });
    expect(pointsOf({ ...appraisal, promises: 31, green: 4 }, few, group).total).toBeUndefined();
  });
});

describe('ratings', () => {
  const rated = (grades: readonly (1 | 5)[]) => {
    const hall = play(played, []);
    hall.give({ verb: 'sign-in', counter: '0', clerk: '06' });
    hall.press('0', 'open');
    for (const grade of grades) {
      hall.take('advice');
      hall.press('0', 'next', 'start', 'finish');
      hall.give({ verb: 'rate', counter: '0', grade, from: 'rater' });
    }
    const about = appraisedOf(hall.log);
    const subjects = [...subjectsOf(about, 'institution'), ...subjectsOf(about, 'clerk')];
    return sheetRows(about, subjects).filter(
      ([what, id, , figure]) =>
        `${what} ${id}` !== 'institution icbc' &&
        `${what} ${id}` !== 'institution ccb' &&
        figure.startsWith('ratings'),
    );
  };

  it('of four say nothing, neither how many nor how many were bad', () => {
    expect(rated([5, 1, 5, 5])).toEqual([]);
  });

  it('of five are told', () => {
    expect(rated([5, 1, 5, 5, 5]).map(([what, , , figure, value]) => [what, figure, value])).toEqual([
      ['institution', 'ratings-of', 5],
      ['institution', 'ratings', 80],
      ['institution', 'ratings:bad-answered', 0],
      ['clerk', 'ratings-of', 5],
      ['clerk', 'ratings', 80],
    ]);
  });
});

describe('one-ticket report --appraisal', () => {
  /** Three days; of the second only the beginning is left. */
  function threeDays(): string {
    const hall = play(played, []);
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-27']) {
      hall.give({ verb: 'sign-in', counter: '0', clerk: '06' });
      hall.press('0', 'open');
      hall.take('advice');
      hall.press('0', 'next', 'start', 'finish');
      hall.give({ verb: 'close-day' });
      hall.wait(24 * 3600);
      if (day !== '2026-11-27') hall.give({ verb: 'open-day', day });
    }
    return journalled(hall);
  }

  it('names at the top the days that have no journal and those whose journal cannot be read', async () => {
    const state = threeDays();
    truncateSync(join(state, 'journal', '2026-11-25.db'), 5000);
    const { code, out, err } = await inItsLanguage(
      'report',
      '--month',
      '2026-11',
      '--appraisal',
      '--state',
      state,
    );
    expect({ code, err }).toEqual({ code: exitCodes.ok, err: '' });
    expect(out.split('\n').slice(0, 5)).toEqual([
      '福州住房公积金管理中心服务大厅 考核表 2026-11：公积金中心',
      '! 日志读不出、未计入的日子：25。',
      '! 没有记录的日子：1–23, 27–30。',
      '截至 2026-11-26 09:00，事件 36',
      '有记录的日子 2 天：24, 26。',
    ]);
    const month = await oneTicket('report', '--month', '2026-11', '--state', state);
    expect(month.out).toContain('Days whose journal cannot be read, in no figure: 25.');
    truncateSync(join(state, 'journal', '2026-11-24.db'), 5000);
    truncateSync(join(state, 'journal', '2026-11-26.db'), 5000);
    expect(await oneTicket('report', '--month', '2026-11', '--appraisal', '--state', state)).toMatchObject({
      code: exitCodes.io,
      out: '',
      err: expect.stringContaining('2026-11-24.db'),
    });
  });

  it('writes the sheets as a page and a table, and tells a program the same lines', async () => {
    const state = threeDays();
    const [page, csv] = [join(state, 'sheets.html'), join(state, 'sheets.csv')];
    const words = ['report', '--month', '2026-11', '--appraisal', '--state', state];
    const { out, code } = await oneTicket(...words, '--html', page, '--csv', csv, '--json');
    expect(code).toBe(exitCodes.ok);
    const lines = readFileSync(csv, 'utf8').split('\r\n');
    expect(lines[0]).toBe('\uFEFFwhat,id,name,figure,value,unit,label');
    expect(lines).toContain('institution,centre,公积金中心,serving:served,3,count,steps');
    expect(lines.at(-1)).toBe('');
    expect(JSON.parse(out).figures).toHaveLength(lines.length - 2);
    expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>/);
  });

  it('tells the sheet of one clerk alone, and says which numbers there are', async () => {
    const state = threeDays();
    const words = ['report', '--month', '2026-11', '--state', state];
    const { out } = await oneTicket(...words, '--clerk', '06', '--json');
    const rows: { what: string; id: string }[] = JSON.parse(out).figures;
    expect(new Set(rows.map(({ what, id }) => `${what} ${id}`))).toEqual(
      new Set(['month 2026-11', 'clerk 06', 'clerk-service 06 advice']),
    );
    expect(await oneTicket(...words, '--clerk', '99')).toEqual({
      code: exitCodes.usage,
      out: '',
      err: '--clerk: found 99, expected the number of somebody who worked in 2026-11: 06\n',
    });
  });

  it.each([
    [['--appraisal'], 'found no month'],
    [['--clerk', '06', '--appraisal', '--month', '2026-11'], 'cannot be used with'],
    [['--appraisal', '--month', '2026-13'], 'expected a month like 2026-11'],
    [['--appraisal', '--day', '2026-11-24'], 'cannot be used with'],
  ])('says what is wrong with %j', async (words, text) => {
    expect(await oneTicket('report', ...words, '--state', threeDays())).toMatchObject({
      code: exitCodes.usage,
      out: '',
      err: expect.stringContaining(text),
    });
  });
});
