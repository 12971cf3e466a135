import { describe, expect, it } from 'vitest';
import type { Event } from '../../../daemon/core/types/events.ts';
import { columns } from '../../../daemon/tools/report/columns.ts';
import { figureList } from '../../../daemon/tools/report/figure-list.ts';
import { namingOf } from '../../../daemon/tools/report/naming.ts';
import { sectionsOf } from '../../../daemon/tools/report/sections.ts';
import { zhCN } from '../../../daemon/tools/report/words/zh-CN.ts';
import { fuzhou, play } from '../../kit/hall/play.ts';
import { figure, figuresOf } from './figures-of.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const minuteMs = 60_000;

function served(grade?: number) {
  const game = play(fuzhou, ['0']);
  game.give({ verb: 'sign-in', counter: '0', clerk: '07' });
  game.take('advice');
  game.give(next('0'));
  game.give({ verb: 'finish', counter: '0', outcome: 'approved' });
  if (grade !== undefined) game.give({ verb: 'rate', counter: '0', grade, from: 'rater' });
  return game;
}

describe('ratings and follow-ups', () => {
  it('a rating belongs to the counter, its clerk, and the queue and service of the step', () => {
    const { log } = served(2);
    for (const [dimension, id] of [
      ['hall', ''],
      ['institution', 'centre'],
      ['queue', 'advice'],
      ['service', 'advice'],
      ['counter', '0'],
      ['clerk', '07'],
      ['class', 'normal'],
    ] as const) {
      expect(figure(log, 'ratings', dimension, id), dimension).toBe(1);
      expect(figure(log, 'rating-mean', dimension, id), dimension).toBe(2);
      expect(figure(log, 'rating-bad', dimension, id), dimension).toBe(100);
    }
    expect(figure(log, 'rating-mean', 'institution', 'icbc')).toBeUndefined();
  });

  it('a bad rating opens a follow-up, which is open until it is closed', () => {
    const game = served(1);
    expect(figure(game.log, 'follow-ups-opened', 'clerk', '07')).toBe(1);
    expect(figure(game.log, 'follow-ups-open', 'counter', '0')).toBe(1);
    const [id = ''] = game.hall.followUps.keys();
    game.give({ verb: 'follow-up-close', followUp: id });
    expect(figure(game.log, 'follow-ups-open')).toBe(0);
    expect(figure(game.log, 'follow-ups-closed')).toBe(1);
  });

  it('what was taken back with the press that opened it was neither opened nor closed', () => {
    const game = play(fuzhou, ['0']);
    game.take('advice');
    game.give(next('0'));
    game.give({ verb: 'finish', counter: '0', outcome: 'refused' });
    expect(figure(game.log, 'follow-ups-opened')).toBe(1);
    game.give({ verb: 'undo', counter: '0' });
    expect(figure(game.log, 'follow-ups-opened')).toBe(0);
    expect(figure(game.log, 'follow-ups-closed')).toBe(0);
    expect(figure(game.log, 'done')).toBe(0);
  });

  it('what is open overnight is no new one of the next day, and is told there once', () => {
    const game = served(1);
    game.give({ verb: 'close-day' });
    game.wait(15 * 3600);
    game.give({ verb: 'open-day', day: '2026-11-25' });
    expect(figure(game.log, 'follow-ups-opened')).toBe(0);
    expect(figure(game.log, 'follow-ups-open')).toBe(1);
    const month = figuresOf(game.log, '2026-11').groups.hall.get('');
    expect(month).toMatchObject({ followUpsOpened: 1, followUpsClosed: 0, followUpsOpen: 1 });
    expect(figuresOf(game.log).openFollowUps).toMatchObject([{ source: 'rating', carried: true }]);
  });
});

describe('the surge plan', () => {
  it('is told in time of each level; a break is left out', () => {
    const game = play(fuzhou, ['0']);
    game.give({ verb: 'surge-start', level: 'attention' });
    game.wait(600);
    game.give({ verb: 'surge-start', level: 'busy' });
    // 09:10 to 14:00: two hours of it are the break.
    game.wait(4 * 3600 + 50 * 60);
    game.give({ verb: 'surge-stop' });
    expect([...figuresOf(game.log).surge]).toEqual([
      ['attention', 10 * minuteMs],
      ['busy', 170 * minuteMs],
    ]);
  });
});

describe('devices', () => {
  it('are down while the hall is open only; one repair over two days is one', () => {
    const game = play(fuzhou, []);
    game.wait(3600);
    game.give({ verb: 'device-fit', device: 'board-1', why: 'no answer' });
    game.wait(1800);
    game.give({ verb: 'close-day' });
    game.wait(15 * 3600);
    game.give({ verb: 'open-day', day: '2026-11-25' });
    game.wait(600);
    game.give({ verb: 'device-fit', device: 'board-1' });
    const first = figuresOf(game.log, '2026-11-24');
    expect(first.downMs.get('board-1')).toBe(30 * minuteMs);
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
    const game = play(fuzhou, ['1', '7']);
    const green = game.take('withdrawal', 'icbc');
    game.take('withdrawal', 'icbc');
    game.give({ verb: 'set-class', ticket: green, class: 'green' });
    game.wait(60);
    game.give(next('1'));
    game.wait(60);
    game.give({ verb: 'finish', counter: '1', outcome: 'approved' });
    game.wait(600);
    game.give(next('7'));
    game.give(next('1'));
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

describe('a day', () => {
  it('that is not closed is told up to its last event, with who is inside', () => {
    const game = play(fuzhou, ['0']);
    game.take('advice');
    game.take('advice');
    game.give(next('0'));
    const open = figuresOf(game.log);
    expect(open).toMatchObject({ openDays: ['2026-11-24'], inside: 2 });
    game.give({ verb: 'close-day' });
    expect(figuresOf(game.log)).toMatchObject({ openDays: [], inside: 0 });
  });

  it('that was closed by mistake goes on: nobody left or was reopened, and what was closed between is no open time', () => {
    const game = play(fuzhou, ['0']);
    game.take('advice');
    game.wait(600);
    game.give({ verb: 'close-day' });
    game.wait(600);
    game.give({ verb: 'open-day', day: '2026-11-24' });
    game.give({ verb: 'open-counter', counter: '0' });
    game.take('advice');
    game.wait(600);
    const figures = figuresOf(game.log);
    expect(figures.last.openSpans.map(({ from, until }) => until - from)).toEqual([600_000, 0]);
    expect(figure(game.log, 'tickets')).toBe(2);
    expect(figure(game.log, 'left')).toBe(0);
    expect(figure(game.log, 'reopened')).toBe(0);
    expect(figure(game.log, 'open-hours', 'counter', '0')).toBeCloseTo(1 / 6, 6);
    game.give({ verb: 'close-day' });
    expect(figure(game.log, 'open-hours', 'counter', '0')).toBeCloseTo(2 / 6, 6);
  });

  it('whose promise was changed within it keeps each call to the promise of its time', () => {
    const game = play(fuzhou, ['0']);
    const stricter = new Map(fuzhou.queues);
    const advice = fuzhou.queues.get('advice');
    if (advice !== undefined) stricter.set('advice', { ...advice, promiseMs: 5 * minuteMs });
    for (let visit = 0; visit < 2; visit += 1) game.take('advice');
    game.wait(600);
    game.give(next('0'));
    game.restart({ ...fuzhou, queues: stricter });
    game.give({ verb: 'describe-hall' });
    game.give({ verb: 'start', counter: '0' });
    game.give(next('0'));
    expect(figure(game.log, 'promised')).toBe(2);
    expect(figure(game.log, 'promise-broken')).toBe(1);
  });

  it('whose journal is older is told by ids, without institutions and promises', () => {
    const game = served(2);
    game.take('advice');
    const old = game.log.map(({ at, event }) => ({ at, event: older(event) }));
    expect(figure(old, 'tickets')).toBe(2);
    expect(figure(old, 'calls', 'queue', 'advice')).toBe(1);
    expect(figure(old, 'promised')).toBe(0);
    expect(figure(old, 'rating-bad')).toBe(100);
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
