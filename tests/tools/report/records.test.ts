import { describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { columns } from '../../../daemon/tools/report/columns.ts';
import { figureList } from '../../../daemon/tools/report/figure-list.ts';
import { namingOf } from '../../../daemon/tools/report/names.ts';
import { sectionsOf } from '../../../daemon/tools/report/sections.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { fuzhou, type Play } from '../../kit/hall/play.ts';
import { advice, at, closeDay, day, dayAt, openDay, played, withdrawal } from '../../kit/hall/steps.ts';
import { come, figuresOf } from './figures-of.ts';

const minuteMs = 60_000;
const desk = at('0');

/** D001 is served at the desk by 07, and rates. */
const served = (grade?: number) =>
  dayAt(
    ['0'],
    [desk.signIn('07'), advice, desk.next, desk.finish],
    grade === undefined ? [] : { verb: 'rate', counter: '0', grade, from: 'rater' },
  );

describe('ratings and follow-ups', () => {
  it('a rating belongs to the counter, its clerk, and the queue and service of the step', () => {
    const game = served(2);
    for (const of of [
      'hall ',
      'institution centre',
      'queue advice',
      'service advice',
      'counter 0',
      'clerk 07',
    ])
      come({ [`ratings ${of}`]: 1, [`rating-mean ${of}`]: 2, [`rating-bad ${of}`]: 100 })(game);
    come({ 'ratings class normal': 1, 'rating-mean institution icbc': undefined })(game);
  });

  it('a bad rating opens a follow-up, which is open until it is closed', () => {
    const game = played(served(1), come({ 'follow-ups-opened clerk 07': 1, 'follow-ups-open counter 0': 1 }));
    const [followUp = ''] = game.hall.followUps.keys();
    played(
      game,
      { verb: 'follow-up-close', followUp },
      come({ 'follow-ups-open': 0, 'follow-ups-closed': 1 }),
    );
  });

  it('what was answered stands in the report of that day: when, by whom, and the word on a refusal', () => {
    const game = dayAt(
      ['0'],
      [advice, desk.next, desk.finish],
      { verb: 'rate', counter: '0', grade: 1, from: 'rater' },
      [advice, desk.next, desk.refused],
      { verb: 'follow-up-close', followUp: '2026-11-24-f1' },
      { verb: 'refusal-confirm', refusal: '2026-11-24-f2', text: '5f'.repeat(32) },
    );
    for (const told of game.log)
      if (told.event.kind === 'follow-up-closed') told.event = { ...told.event, orderedBy: 'head' };
    const found = figuresOf(game.log);
    const answered = sectionsOf(found, namingOf(found, zhCN)).find(({ title }) => title === '已答复的事项');
    expect(answered?.rows).toMatchObject([
      ['2026-11-24-f1', '差评', 'D001', '2026-12-01', expect.stringContaining('2026-11-24'), 'head', '-'],
      ['2026-11-24-f2', '不予办理', 'D002', '2026-11-25', expect.any(String), '-', '维持'],
    ]);
  });

  it('why grades were bad is told once five have said it, with the grade or after it', () => {
    const rated = (nth: number, reason: number) => [
      advice,
      desk.next,
      desk.finish,
      { verb: 'rate', counter: '0', grade: 1, from: 'mqtt' } as const,
      { verb: 'rate', counter: '0', grade: 1, from: 'mqtt', ticket: `D00${nth}`, reason } as const,
    ];
    const reasons = (game: Play) => {
      const found = figuresOf(game.log);
      return sectionsOf(found, namingOf(found, zhCN)).find(({ title }) => title === '差评的原因');
    };
    const four = dayAt(['0'], ...[1, 2, 3, 4].map(nth => rated(nth, 1)));
    expect(reasons(four)).toBeUndefined();
    const five = played(four, rated(5, 2));
    expect(reasons(five)).toMatchObject({
      rows: [
        ['等候时间长', '4'],
        ['服务态度不好', '1'],
      ],
      note: '共 5 人说明了原因；满五人才列出。',
    });
  });

  it('a refusal has the word of a supervisor, in time or late, on the day on which it is given', () => {
    const game = dayAt(
      ['0'],
      [desk.signIn('07'), ...[1, 2, 3].flatMap(() => [advice, desk.next, desk.refused])],
    );
    const review = (nth: number, verb: 'refusal-confirm' | 'refusal-overturn') =>
      ({ verb, refusal: `2026-11-24-f${nth}`, text: '5f'.repeat(32) }) as const;
    played(
      game,
      review(1, 'refusal-confirm'),
      come({ 'refusals-confirmed': 1, 'refusals-late': 0, 'follow-ups-closed': 1 }),
      [closeDay, 15 * 3600, openDay('2026-11-25'), review(2, 'refusal-overturn')],
      come({ 'refusals-overturned clerk 07': 1, 'refusals-late': 0 }),
      [closeDay, 15 * 3600, openDay('2026-11-26'), review(3, 'refusal-overturn')],
      come({ 'refusals-overturned counter 0': 1, 'refusals-late': 1 }),
    );
  });

  it('a question is of who owns it, and was answered in time or late', () => {
    const close = (nth: number) =>
      ({
        verb: 'question-close',
        question: `2026-11-24-q${nth}`,
        text: '5f'.repeat(32),
        told: 'phone',
      }) as const;
    const ask = { verb: 'question-open', counter: '0' } as const;
    const game = dayAt(
      ['0', '1'],
      [desk.signIn('07'), at('1').signIn('06'), [advice, desk.next, desk.start, ask, desk.undo]],
      come({ 'questions-opened': 0, 'questions-open': 0, 'questions-answered': 0 }),
      [ask, ask, ask],
      come({
        'questions-opened clerk 07': 3,
        'questions-open institution centre': 3,
        'questions-in-time': undefined,
      }),
      { verb: 'question-pass', question: '2026-11-24-q3', to: '06' },
      { verb: 'question-accept', question: '2026-11-24-q3' },
      come({ 'questions-passed clerk 06': 1, 'questions-opened clerk 06': 1, 'questions-opened': 3 }),
      [31 * 60, close(2), close(3)],
      come({ 'questions-answered counter 0': 2, 'questions-in-time': 50, 'questions-in-time clerk 06': 100 }),
      [closeDay, 15 * 3600, openDay('2026-11-25')],
      come({ 'questions-opened': 0, 'questions-answered': 0, 'questions-open clerk 07': 1 }),
    );
    const figures = figuresOf(game.log);
    const open = sectionsOf(figures, namingOf(figures, zhCN)).find(({ title }) => title === '未答复的首问');
    expect(open?.rows.map(([id, owner, ticket]) => [id, owner, ticket])).toEqual([
      ['2026-11-24-q4', '07', '-'],
    ]);
  });

  it('what was taken back with the press that opened it was neither opened nor closed', () =>
    void day(
      [advice, desk.next, desk.refused],
      come({ 'follow-ups-opened': 1 }),
      desk.undo,
      come({ 'follow-ups-opened': 0, 'follow-ups-closed': 0, done: 0 }),
    ));

  it('what is open overnight is no new one of the next day, and is told there once', () => {
    const game = played(
      served(1),
      [closeDay, 15 * 3600, openDay('2026-11-25')],
      come({ 'follow-ups-opened': 0, 'follow-ups-open': 1 }),
    );
    const month = figuresOf(game.log, '2026-11').groups.hall.get('');
    expect(month).toMatchObject({ followUpsOpened: 1, followUpsClosed: 0, followUpsOpen: 1 });
    expect(figuresOf(game.log).openFollowUps).toMatchObject([{ source: 'rating', carried: true }]);
  });
});

describe('the surge plan', () => {
  it('is told in time of each level; a break is left out', () => {
    const game = dayAt(
      ['0'],
      [{ verb: 'surge-start', level: 'attention' }, 600, { verb: 'surge-start', level: 'busy' }],
      // 09:10 to 14:00: two hours of it are the break.
      [4 * 3600 + 50 * 60, { verb: 'surge-stop' }],
    );
    expect([...figuresOf(game.log).surge]).toEqual([
      ['attention', 10 * minuteMs],
      ['busy', 170 * minuteMs],
    ]);
  });
});

describe('devices', () => {
  it('are down while the hall is open only; one repair over two days is one', () => {
    const game = dayAt(
      [],
      [3600, { verb: 'device-fit', device: 'board-1', why: 'no answer' }, 1800, closeDay],
      [15 * 3600, openDay('2026-11-25'), 600, { verb: 'device-fit', device: 'board-1' }],
    );
    expect(figuresOf(game.log, '2026-11-24').downMs.get('board-1')).toBe(30 * minuteMs);
    expect(figuresOf(game.log, '2026-11-25').downMs.get('board-1')).toBe(10 * minuteMs);
    const month = figuresOf(game.log, '2026-11');
    expect(month.downMs.get('board-1')).toBe(40 * minuteMs);
    expect(month.repairs).toHaveLength(1);
    expect(month.repairs).toMatchObject([
      { device: 'board-1', count: 1, last: { why: 'no answer', mendedAt: game.now() } },
    ]);
  });
});

describe('classes', () => {
  it('are compared in the same queue at the same step, each with how many it is told of', () => {
    const [one, seven] = [at('1'), at('7')];
    const game = day(
      [withdrawal, withdrawal, { verb: 'set-class', ticket: 'A001', class: 'green' }, 60, one.next, 60],
      [one.finish, 600, seven.next, one.next],
    );
    const { groups } = figuresOf(game.log);
    const told = [...groups['class-at-step']].flatMap(([id, { calls, waits }]) =>
      calls === 0 ? [] : [[id, calls, (waits.quantile(0.5) ?? 0) / minuteMs]],
    );
    expect(told).toEqual([
      ['approval/1/normal', 1, 12],
      ['approval/1/green', 1, 1],
      ['icbc/2/green', 1, 10],
    ]);
    // The wait at the second step is held against nobody at the first: all of a class are not told as one.
    expect(figureList['wait-median'].told).not.toContain('class');
    const { head, rows } = sectionsOf(figuresOf(game.log), namingOf(figuresOf(game.log), zhCN)).find(
      ({ title }) => title === '各类别在同一环节的对照',
    ) ?? { head: [], rows: [] };
    expect(head.slice(0, 3)).toEqual(['各类别在同一环节的对照', '叫号', '等候中位']);
    expect(rows.map(row => row.slice(0, 3))).toEqual([
      ['中心审批 第1步 普通', '1', '12.0'],
      ['中心审批 第1步 绿色通道', '1', '1.0'],
      ['工商银行 第2步 绿色通道', '1', '10.0'],
    ]);
  });

  it('and all else that is told of some: how many they are stands beside it', () => {
    for (const [dimension, told] of Object.entries(columns))
      for (const figure of told) {
        const { outOf } = figureList[figure];
        if (outOf !== undefined) expect(told, `${dimension}: ${figure}`).toContain(outOf);
      }
  });
});

describe('the institutions side by side', () => {
  it('have a row for each figure that one of them has, and none for what has not happened anywhere', () => {
    const figures = figuresOf(day(withdrawal, desk.next).log);
    const [table] = sectionsOf(figures, namingOf(figures, zhCN));
    expect(table?.title).toBe('各机构对照');
    const labels = table?.rows.map(([label]) => label);
    expect(labels).toContain('号票');
    expect(labels).not.toContain('首问');
    expect(table?.rows.filter(([, ...told]) => told.every(one => one === '0' || one === '-'))).toEqual([]);
  });
});

describe('a day', () => {
  it('that is not closed is told up to its last event, with who is inside', () => {
    const game = day(advice, advice, desk.next);
    expect(figuresOf(game.log)).toMatchObject({ openDays: ['2026-11-24'], inside: 2 });
    played(game, closeDay);
    expect(figuresOf(game.log)).toMatchObject({ openDays: [], inside: 0 });
  });

  it('that was closed by mistake goes on: nobody left or was reopened, and what was closed between is no open time', () => {
    const game = dayAt(
      ['0'],
      [advice, 600, closeDay, 600, openDay('2026-11-24'), desk.open, advice, 600],
      come({ tickets: 2, left: 0, reopened: 0, 'open-hours counter 0': 1 / 6 }),
    );
    const { openSpans } = figuresOf(game.log).last;
    expect(openSpans.map(({ from, until }) => until - from)).toEqual([600_000, 0]);
    played(game, closeDay, come({ 'open-hours counter 0': 2 / 6 }));
  });

  it('whose promise was changed within it keeps each call to the promise of its time', () => {
    const stricter = new Map(fuzhou.queues);
    const queue = fuzhou.queues.get('advice');
    if (queue !== undefined) stricter.set('advice', { ...queue, promiseMs: 5 * minuteMs });
    day(
      [advice, advice, 600, desk.next, game => game.restart({ ...fuzhou, queues: stricter })],
      [{ verb: 'describe-hall' }, desk.start, desk.next],
      come({ promised: 2, 'promise-broken': 1 }),
    );
  });

  it('whose journal is older is told by ids, without institutions and promises', () => {
    const { log } = played(served(2), advice);
    const old = log.map(told => ({ at: told.at, event: older(told.event) }));
    come({ tickets: 2, 'calls queue advice': 1, promised: 0, 'rating-bad': 100 })({ log: old });
    expect(figuresOf(old).bareDays).toEqual(['2026-11-24']);
  });
});

/** As it stood in a journal before layouts, the order of an event, and the time that a visit really waited were known. */
function older(event: Event): Event {
  const { order: _, ...bare } = event;
  if (bare.kind === 'day-opened') {
    const { layout: __, hall: ___, ...opened } = bare;
    return { ...opened, unfit: {}, followUps: [], alarms: [], notices: [] };
  }
  if (bare.kind === 'visit-queued') {
    const { since: __, ...queued } = bare;
    return queued as Event;
  }
  if (bare.kind === 'visit-called') {
    const { waitedMs: __, ...called } = bare;
    return called as Event;
  }
  return bare;
}
