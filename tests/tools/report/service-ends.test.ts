/** How services ended, why they were refused, and whom the first slip did not name all papers. */
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../daemon/tools/report/csv.ts';
import { findingsOf } from '../../../daemon/tools/report/findings.ts';
import { namingOf } from '../../../daemon/tools/report/naming.ts';
import { reportPage } from '../../../daemon/tools/report/page.ts';
import { sectionsOf } from '../../../daemon/tools/report/sections.ts';
import { en } from '../../../daemon/tools/report/words/en.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { figure, figuresOf } from './figures-of.ts';

type Game = ReturnType<typeof play>;

/** The loan goes on, and the withdrawal lacks its second paper. */
function sentForPapers(): Game {
  const game = play(fuzhou, ['1', '2', '7']);
  game.give({ verb: 'sign-in', counter: '1', clerk: '06' });
  game.give({
    verb: 'take-ticket',
    services: ['withdrawal', 'loan'],
    class: 'normal',
    choice: new Map([['bank', 'icbc']]),
    print: true,
  });
  away(game, '1', [2]);
  return game;
}

function away(game: Game, counter: string, missing: number[]): void {
  game.give({ verb: 'call-next', counter });
  game.give({ verb: 'finish', counter, outcome: 'papers-missing', missing });
}

const refuse = (game: Game, reason?: number) =>
  game.give({ verb: 'finish', counter: '1', outcome: 'refused', ...(reason !== undefined && { reason }) });

describe('how services end', () => {
  it('each service of a ticket by itself, of so many that ended', () => {
    const game = sentForPapers();
    game.give({ verb: 'call-next', counter: '1' });
    game.give({ verb: 'finish', counter: '1', outcome: 'approved' });
    expect(figure(game.log, 'ended')).toBe(1);
    for (const counter of ['7', '1']) {
      game.give({ verb: 'call-next', counter });
      game.give({ verb: 'finish', counter, outcome: 'approved' });
    }
    expect(figure(game.log, 'ended')).toBe(2);
    expect(figure(game.log, 'papers-missing', 'service', 'withdrawal')).toBe(1);
    expect(figure(game.log, 'papers-missing', 'service', 'loan')).toBe(0);
    expect(figure(game.log, 'approved', 'service', 'loan')).toBe(1);
    expect(figure(game.log, 'approved', 'service', 'withdrawal')).toBe(0);
  });

  it('not at all with a press that is taken back', () => {
    const game = sentForPapers();
    game.give({ verb: 'undo', counter: '1' });
    expect(figure(game.log, 'ended')).toBe(0);
    expect(figure(game.log, 'papers-missing')).toBe(0);
  });

  it('once, where a visit that nobody had seen was opened again and approved then', () => {
    const game = play(fuzhou, ['0']);
    const ticket = game.take('advice');
    game.give({ verb: 'call-next', counter: '0' });
    game.sayAll();
    game.pass(300);
    game.give({ verb: 'call-next', counter: '0' });
    expect(figure(game.log, 'presumed')).toBe(1);
    expect(figure(game.log, 'approved')).toBe(1);
    game.give({ verb: 'reopen', ticket, reason: 'was not there' });
    // The counter that pressed next calls it at once.
    expect(figure(game.log, 'approved')).toBe(0);
    game.give({ verb: 'finish', counter: '0', outcome: 'approved' });
    expect(figure(game.log, 'approved')).toBe(1);
    expect(figure(game.log, 'ended')).toBe(1);
  });

  it('for all of the visit in a journal older than outcomes per service', () => {
    const game = play(fuzhou, ['1']);
    game.take('withdrawal', 'icbc');
    away(game, '1', [1]);
    const old = game.log.map(({ at, event }) => {
      if (event.kind !== 'step-finished' && event.kind !== 'visit-done') return { at, event };
      const { services: _, ...older } = event;
      return { at, event: older };
    });
    expect(figure(old, 'papers-missing', 'service', 'withdrawal')).toBe(1);
    expect(figure(old, 'ended')).toBe(1);
  });
});

describe('why services were refused', () => {
  it('stands by reason in words, and one without a reason among the others; in the CSV too', () => {
    const game = play(fuzhou, ['1']);
    for (const reason of [2, 2, 0, undefined]) {
      game.take('withdrawal', 'icbc');
      game.give({ verb: 'call-next', counter: '1' });
      refuse(game, reason);
    }
    const figures = figuresOf(game.log);
    const tables = sectionsOf(figures, namingOf(figures, zhCN));
    expect(tables.find(({ title }) => title === '不予办理的原因')?.rows).toEqual([
      ['材料不真实', '2'],
      ['其他，或未注明', '2'],
    ]);
    expect(tables.find(({ title }) => title === '各业务的办理结果')).toMatchObject({
      head: ['业务', '有结果', '办成', '不予办理', '材料不齐', '未一次告知'],
      rows: [['提取', '4', '0', '4', '0', '0']],
    });
    const lines = csvOf(figures, en).split('\r\n');
    expect(lines).toContain('refusal,材料不真实,材料不真实,refused,2,count,refused');
    expect(lines).toContain('refusal,,"another, or none named",refused,2,count,refused');
    expect(lines).toContain('service,withdrawal,提取,refused,4,count,refused');
    expect(reportPage(figures, en)).toContain('Why services were refused');
  });
});

describe('papers told twice', () => {
  it('count with the counter and the clerk that gave the first slip, not with who sent them away again', () => {
    const game = play(fuzhou, ['1', '2']);
    game.give({ verb: 'sign-in', counter: '1', clerk: '06' });
    const ticket = game.take('withdrawal', 'icbc');
    away(game, '1', [2]);
    expect(figure(game.log, 'told-twice')).toBe(0);
    game.give({ verb: 'sign-out', counter: '1' });
    game.give({ verb: 'reopen', ticket, reason: 'has the papers' });
    away(game, '2', [4]);
    expect(figure(game.log, 'told-twice')).toBe(1);
    expect(figure(game.log, 'told-twice', 'counter', '1')).toBe(1);
    expect(figure(game.log, 'told-twice', 'counter', '2')).toBe(0);
    expect(figure(game.log, 'told-twice', 'clerk', '06')).toBe(1);
    expect(figure(game.log, 'told-twice', 'institution', 'centre')).toBe(1);
    expect(figure(game.log, 'papers-missing', 'service', 'withdrawal')).toBe(2);
    expect(figure(game.log, 'done')).toBe(1);
    const figures = figuresOf(game.log);
    expect(findingsOf(figures, namingOf(figures, zhCN))).toContainEqual({
      is: 'trouble',
      text: '未一次告知 1 次：按告知单补齐后又缺其他材料，首张告知单出自 1号窗口。',
    });
  });
});
