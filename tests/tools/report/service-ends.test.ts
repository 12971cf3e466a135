/** How services ended, why they were refused, and whom the first slip did not name all papers. */
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../daemon/tools/report/csv.ts';
import { findingsOf } from '../../../daemon/tools/report/findings.ts';
import { namingOf } from '../../../daemon/tools/report/names.ts';
import { reportPage } from '../../../daemon/tools/report/page.ts';
import { sectionsOf } from '../../../daemon/tools/report/sections.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { advice, at, day, passes, reopen, type Step, said, withdrawal } from '../../kit/hall/steps.ts';
import { come, figuresOf } from './figures-of.ts';

const [desk, one, two, seven] = [at('0'), at('1'), at('2'), at('7')];
const lacks = (paper: number) => ({ ...one['papers-missing'], missing: [paper] });
/** The loan goes on, and the withdrawal lacks its second paper. */
const sentForPapers: readonly Step[] = [
  {
    verb: 'take-ticket',
    services: ['withdrawal', 'loan'],
    class: 'normal',
    choice: new Map([['bank', 'icbc']]),
    print: true,
  },
  [one.signIn('06'), one.next, lacks(2)],
];

describe('how services end', () => {
  it('each service of a ticket by itself, of so many that ended', () =>
    void day(
      [sentForPapers, one.next, one.finish],
      come({ ended: 1 }),
      [seven.next, seven.finish, one.next, one.finish],
      come({
        ended: 2,
        'papers-missing service withdrawal': 1,
        'papers-missing service loan': 0,
        'approved service loan': 1,
        'approved service withdrawal': 0,
      }),
    ));

  it('not at all with a press that is taken back', () =>
    void day(sentForPapers, one.undo, come({ ended: 0, 'papers-missing': 0 })));

  it('once, where a visit that nobody had seen was opened again and approved then', () =>
    void day(
      [advice, desk.next, said, passes(300), desk.next],
      come({ presumed: 1, approved: 1 }),
      // The counter that pressed next calls it at once.
      [reopen('D001', 'was not there'), come({ approved: 0 }), desk.finish],
      come({ approved: 1, ended: 1 }),
    ));

  it('for all of the visit in a journal older than outcomes per service', () => {
    const { log } = day(withdrawal, one.next, lacks(1));
    const old = log.map(({ at: when, event }) => {
      if (event.kind !== 'step-finished' && event.kind !== 'visit-done') return { at: when, event };
      const { services: _, ...older } = event;
      return { at: when, event: older };
    });
    come({ 'papers-missing service withdrawal': 1, ended: 1 })({ log: old });
  });
});

describe('why services were refused', () => {
  it('stands by reason in words, and one without a reason among the others; in the CSV too', () => {
    const refused = [{ reason: 2 }, { reason: 2 }, { reason: 0 }, {}].map(why => [
      withdrawal,
      one.next,
      { ...one.refused, ...why },
    ]);
    const figures = figuresOf(day(refused).log);
    const tables = sectionsOf(figures, namingOf(figures, zhCN));
    expect(tables.find(({ title }) => title === '不予办理的原因')?.rows).toEqual([
      ['材料不真实', '2'],
      ['其他，或未注明', '2'],
    ]);
    expect(tables.find(({ title }) => title === '各业务的办理结果')).toMatchObject({
      head: ['业务', '有结果', '办成', '不予办理', '材料不齐', '凭单回来', '未一次告知'],
      rows: [['提取', '4', '0', '4', '0', '0', '0']],
    });
    const lines = csvOf(figures, en).split('\r\n');
    expect(lines).toContain('refusal,材料不真实,材料不真实,refused,2,count,refused');
    expect(lines).toContain('refusal,,"another, or none named",refused,2,count,refused');
    expect(lines).toContain('service,withdrawal,提取,refused,4,count,refused');
    expect(reportPage(figures, en)).toContain('Why services were refused');
  });
});

describe('return slips', () => {
  it('count as given, and with who comes by one; a press that is taken back gave none', () => {
    const { log } = day(
      [withdrawal, withdrawal, one.next, lacks(2)],
      come({ 'slips-given': 1, 'slips-used': 0, 'slips-lapsed': 0 }),
      [one.next, lacks(1), { verb: 'undo', counter: '1' }],
      come({ 'slips-given': 1 }),
      [{ verb: 'come-again', slip: '2026-11-24-A001-1', print: true }],
      come({ 'slips-used': 1, 'slips-used service withdrawal': 1 }),
    );
    expect(sectionsOf(figuresOf(log), namingOf(figuresOf(log), zhCN)).length).toBeGreaterThan(0);
  });
});

describe('papers told twice', () => {
  it('count with the counter and the clerk that gave the first slip, not with who sent them away again', () => {
    const { log } = day(
      [one.signIn('06'), withdrawal, one.next, lacks(2)],
      come({ 'told-twice': 0 }),
      [one.signOut, reopen('A001', 'has the papers'), two.next, { ...lacks(4), counter: '2' }],
      come({
        'told-twice': 1,
        'told-twice counter 1': 1,
        'told-twice counter 2': 0,
        'told-twice clerk 06': 1,
        'told-twice institution centre': 1,
        'papers-missing service withdrawal': 2,
        done: 1,
      }),
    );
    const figures = figuresOf(log);
    expect(findingsOf(figures, namingOf(figures, zhCN))).toContainEqual({
      is: 'trouble',
      text: '未一次告知 1 次：按告知单补齐后又缺其他材料，首张告知单出自 1号窗口。',
    });
  });
});
