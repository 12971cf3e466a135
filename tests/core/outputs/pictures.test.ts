import { describe, expect, it } from 'vitest';
import { evolve } from '../../../daemon/core/evolve/evolve.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Event } from '../../../daemon/core/types/events.ts';
import type { Rules, SurgePlan } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const texts = (hall: Play, board: string) =>
  boardPicture(hall.rules, hall.hall, board, hall.now()).lines.map(({ text }) => text);
/** The bottom line of the main board. */
const bottom = (hall: Play) => texts(hall, 'main-board')[3];
/** What the rules decide elsewhere, folded as it would be. */
const happen = (hall: Play, ...events: Event[]) => {
  for (const event of events) evolve(hall.rules, hall.hall, event, hall.now());
};

const minute = 60;
const surge: SurgePlan = {
  automatic: true,
  release: 0.7,
  holdMs: 600_000,
  levels: [
    { id: 'attention', backup: false, limit: new Map() },
    { id: 'busy', backup: true, notice: '办事人员较多，请耐心等候', limit: new Map() },
  ],
};

/** Approval promises half an hour, the banks a quarter. */
const promising = (approvalMs: number | undefined): Rules['queues'] =>
  new Map(
    [...fuzhou.queues].map(([id, written]) => {
      const { promiseMs: _, ...queue } = written;
      const promiseMs = id === 'approval' ? approvalMs : approvalMs && 900_000;
      return [id, { ...queue, ...(promiseMs !== undefined && { promiseMs }) }];
    }),
  );
const withPromises: Rules = { ...fuzhou, queues: promising(1_800_000) };

/** The halls here open at nine. */
const hour = 3_600_000;
const untilNoon = { fromMs: 8.5 * hour, untilMs: 12 * hour, lastTicketMs: 11.5 * hour };
const wholeDay = { fromMs: 8.5 * hour, untilMs: 17 * hour, lastTicketMs: 16.5 * hour };
const untilFive = { fromMs: 14.5 * hour, untilMs: 17 * hour, lastTicketMs: 16.5 * hour };

describe('a counter board', () => {
  it('shows the number while called, blinking, and while serving, still', () => {
    const hall = play();
    hall.take('loan', undefined, 'green');
    hall.press('1', 'next');
    const picture = () => boardPicture(fuzhou, hall.hall, 'board-1', hall.now());
    expect(picture().lines).toEqual([{ text: 'B001优先', blink: true, colour: 'red' }]);
    hall.press('1', 'start');
    expect(picture().lines).toEqual([{ text: 'B001优先', blink: false, colour: 'red' }]);
  });

  it('shows the mark of green only for who is green: not for a claim that nobody has confirmed', () => {
    const hall = play();
    const ticket = hall.claim('loan');
    hall.press('1', 'next');
    expect(texts(hall, 'board-1')).toEqual(['B001']);
    hall.give({ verb: 'set-class', ticket, class: 'green', counter: '1' });
    expect(texts(hall, 'board-1')).toEqual(['B001优先']);
  });

  it('shows a notice instead of the institution while idle, and the number again when it calls', () => {
    const hall = play();
    hall.take('loan');
    happen(hall, { kind: 'notice-set', text: '明日停业' });
    expect(texts(hall, 'board-1')).toEqual(['明日停业', '1号窗口']);
    hall.press('1', 'next');
    expect(texts(hall, 'board-1')).toEqual(['B001']);
  });

  it('shows a notice for named boards there alone, before the one for all', () => {
    const hall = play();
    happen(
      hall,
      { kind: 'notice-set', text: '七号窗口办理商转公', boards: ['board-7'] },
      { kind: 'notice-set', text: '明日停业' },
    );
    expect(texts(hall, 'board-7')[0]).toBe('七号窗口办理商转公');
    expect(texts(hall, 'board-8')[0]).toBe('明日停业');
    happen(hall, { kind: 'notice-set', text: '' });
    expect(texts(hall, 'board-8')[0]).toBe('工商银行');
    expect(bottom(hall)).toBe('');
  });

  it('shows a notice no longer than it was set for, by the wall clock', () => {
    const hall = play();
    happen(hall, { kind: 'clock-set', aheadMs: 5000 });
    happen(hall, { kind: 'notice-set', text: '十点停电', until: hall.now() + 65_000 });
    hall.wait(59);
    expect(texts(hall, 'board-7')[0]).toBe('十点停电');
    hall.wait(1);
    expect(texts(hall, 'board-7')[0]).toBe('工商银行');
  });

  it('shows the notice of the surge level that is in force, before any other', () => {
    const hall = play({ ...fuzhou, surge });
    happen(hall, { kind: 'notice-set', text: '明日停业', boards: ['board-7'] });
    const shown = () => [texts(hall, 'board-7')[0], bottom(hall)];
    happen(hall, { kind: 'surge-changed', level: 'busy', by: 'plan' });
    expect(shown()).toEqual(['办事人员较多，请耐心等候', '办事人员较多，请耐心等候']);
    happen(hall, { kind: 'surge-changed', level: 'attention', was: 'busy', by: 'plan' });
    expect(shown()).toEqual(['明日停业', '']);
  });

  it('says who stands there while idle, and when the counter is paused or closed', () => {
    const hall = play();
    expect(texts(hall, 'board-7')).toEqual(['工商银行', '7号窗口']);
    hall.press('7', 'pause');
    expect(texts(hall, 'board-7')).toEqual(['暂停服务']);
    hall.press('7', 'close');
    expect(texts(hall, 'board-7')).toEqual(['窗口关闭']);
    hall.take('advice');
    hall.press('0', 'next', 'pause');
    expect(texts(hall, 'board-0')).toEqual(['D001']);
    hall.press('0', 'finish');
    expect(texts(hall, 'board-0')).toEqual(['暂停服务']);
  });
});

describe('the main board', () => {
  it('shows the latest calls that hold, newest first, and the next of every queue', () => {
    const hall = play();
    for (const bank of ['icbc', 'ccb', 'icbc', 'ccb', 'icbc', 'ccb']) hall.take('withdrawal', bank);
    for (const counter of ['1', '2', '3', '4']) {
      hall.wait(1);
      hall.press(counter, 'next');
    }
    expect(texts(hall, 'main-board')).toEqual([
      'A004 请到4号窗口',
      'A003 请到3号窗口',
      'A002 请到2号窗口',
      '请准备 A005 A006  中心审批等候10分钟以内',
    ]);
    hall.press('4', 'finish');
    expect(texts(hall, 'main-board')).toEqual([
      'A003 请到3号窗口',
      'A002 请到2号窗口',
      'A001 请到1号窗口',
      '请准备 A005 A004 A006  中心审批等候10分钟以内  建设银行等候15分钟以内',
    ]);
  });

  it('shows the latest call first, whichever counter it came from and whoever was started since', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    for (const counter of ['3', '1', '2']) {
      hall.wait(1);
      hall.press(counter, 'next');
    }
    hall.wait(1);
    hall.press('3', 'start');
    expect(texts(hall, 'main-board').slice(0, 3)).toEqual([
      'B003 请到2号窗口',
      'B002 请到1号窗口',
      'B001 请到3号窗口',
    ]);
  });

  it('brings a recalled number to the top', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.press('1', 'next');
    hall.wait(1);
    hall.call('2');
    hall.wait(8);
    hall.press('1', 'recall');
    expect(texts(hall, 'main-board')[0]).toBe('B001 请到1号窗口');
  });

  it('tells where to go while the kiosk cannot print', () => {
    const hall = play();
    hall.take('loan');
    expect(texts(hall, 'main-board')[3]).toBe('请准备 B001  中心审批等候10分钟以内');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(texts(hall, 'main-board')[3]).toBe(
      '取号机暂停 请到咨询台取号  请准备 B001  中心审批等候10分钟以内',
    );
  });

  it('says on its bottom line what is most urgent: no paper, no tickets, full today, the next, a notice, the promise', () => {
    const hall = play({ ...withPromises, timetable: { sessions: [wholeDay] } });
    hall.take('loan');
    hall.press('1', 'next');
    expect(bottom(hall)).toBe('等候承诺30分钟以内 今日达成100%');
    happen(hall, { kind: 'notice-set', text: '明日停业' });
    expect(bottom(hall)).toBe('明日停业');
    hall.take('loan');
    expect(bottom(hall)).toBe('请准备 B002  中心审批等候10分钟以内');
    for (const service of ['loan', 'withdrawal']) {
      happen(hall, {
        kind: 'alarm-raised',
        alarm: `full-${service}`,
        severity: 'warning',
        text: 'full',
        subject: {},
      });
    }
    expect(bottom(hall)).toBe('今日号满：提取、贷款  请准备 B002  中心审批等候10分钟以内');
    hall.wait(7.5 * 60 * minute);
    expect(bottom(hall)).toBe('已停止取号 已取号者继续办理  请准备 B002  中心审批等候10分钟以内');
    happen(hall, { kind: 'device-lost', device: 'printer-1', why: 'paper out' });
    expect(bottom(hall)).toBe('取号机暂停 请到咨询台取号  请准备 B002  中心审批等候10分钟以内');
  });

  it('says that no tickets are taken from the last ticket time of a session until the next one begins', () => {
    const hall = play({ ...fuzhou, timetable: { sessions: [untilNoon, untilFive] } });
    const stopped = () => bottom(hall) === '已停止取号 已取号者继续办理';
    hall.wait(2 * 60 * minute + 29 * minute);
    expect(stopped()).toBe(false);
    hall.wait(minute);
    expect(stopped()).toBe(true);
    hall.wait(3 * 60 * minute - 1);
    expect(stopped()).toBe(true);
    // R10: it goes by the wall clock.
    happen(hall, { kind: 'clock-set', aheadMs: 1000 });
    expect(stopped()).toBe(false);
  });

  it('tells the kept promise rounded down, with the longest wait that was promised', () => {
    const hall = play(withPromises);
    for (const waited of [1, 1, 31]) {
      hall.take('loan');
      hall.wait(waited * minute);
      hall.press('1', 'next', 'refused');
    }
    expect(bottom(hall)).toBe('等候承诺30分钟以内 今日达成66%');
  });

  it('has nothing to tell of a promise before the first call, or once nothing is promised any more', () => {
    expect(bottom(play(withPromises))).toBe('');
    const hall = play(withPromises);
    hall.take('loan');
    hall.press('1', 'next');
    expect(bottom(hall)).not.toBe('');
    hall.rules = { ...fuzhou, queues: promising(undefined) };
    expect(bottom(hall)).toBe('');
  });

  it('welcomes while nobody is called, and says so when the hall is closed', () => {
    const hall = play();
    expect(texts(hall, 'main-board')).toEqual(['欢迎光临', '', '', '']);
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(texts(hall, 'main-board')).toEqual(['停止取号', '', '', '']);
  });
});

it('a pad shows how many wait for its counter and the number in hand', () => {
  const hall = play();
  hall.take('loan');
  hall.take('withdrawal', 'icbc');
  hall.take('advice');
  hall.press('1', 'next');
  expect(padPicture(fuzhou, hall.hall, '1', hall.now())).toEqual({ waiting: 1, number: 1 });
  expect(padPicture(fuzhou, hall.hall, '7', hall.now())).toEqual({ waiting: 0 });
});

it('a pad shows in place of those waiting that the visit in hand is only presumed to have come, and then that a bank must be chosen', () => {
  const hall = play();
  hall.take('loan');
  hall.call('1');
  hall.pass(60);
  expect(padPicture(fuzhou, hall.hall, '1', hall.now())).toEqual({ waiting: 0, number: 1, mark: 'presumed' });
  hall.press('1', 'start');
  expect(padPicture(fuzhou, hall.hall, '1', hall.now())).toEqual({ waiting: 0, number: 1, mark: 'choice' });
  hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
  expect(padPicture(fuzhou, hall.hall, '1', hall.now())).toEqual({ waiting: 0, number: 1 });
});
