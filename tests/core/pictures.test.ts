import { describe, expect, it } from 'vitest';
import { boardPicture, padPicture } from '../../daemon/core/pictures.ts';
import { ticketLines } from '../../daemon/core/ticket.ts';
import { fuzhou, play } from './play.ts';

const texts = (hall: ReturnType<typeof play>, board: string) =>
  boardPicture(fuzhou, hall.hall, board, hall.now()).lines.map(({ text }) => text);

describe('a counter board', () => {
  it('shows the number while called, blinking, and while serving, still', () => {
    const hall = play();
    hall.take('loan', undefined, 'green');
    hall.give({ verb: 'call-next', counter: '1' });
    const picture = () => boardPicture(fuzhou, hall.hall, 'board-1', hall.now());
    expect(picture().lines).toEqual([{ text: 'B001优先', blink: true, colour: 'red' }]);
    hall.give({ verb: 'start', counter: '1' });
    expect(picture().lines).toEqual([{ text: 'B001优先', blink: false, colour: 'red' }]);
  });

  it('says who stands there while idle, and when the counter is paused or closed', () => {
    const hall = play();
    expect(texts(hall, 'board-7')).toEqual(['工商银行', '7号窗口']);
    hall.give({ verb: 'pause-counter', counter: '7' });
    expect(texts(hall, 'board-7')).toEqual(['暂停服务']);
    hall.give({ verb: 'close-counter', counter: '7', force: false });
    expect(texts(hall, 'board-7')).toEqual(['窗口关闭']);
  });
});

describe('the main board', () => {
  it('shows the latest calls that hold, newest first, and the next of every queue', () => {
    const hall = play();
    for (const bank of ['icbc', 'ccb', 'icbc', 'ccb', 'icbc', 'ccb']) hall.take('withdrawal', bank);
    for (const counter of ['1', '2', '3', '4']) {
      hall.wait(1);
      hall.give({ verb: 'call-next', counter });
    }
    expect(texts(hall, 'main-board')).toEqual([
      'A004 请到4号窗口',
      'A003 请到3号窗口',
      'A002 请到2号窗口',
      '请准备 A005 A006',
    ]);
    hall.give({ verb: 'finish', counter: '4', outcome: 'approved' });
    expect(texts(hall, 'main-board')).toEqual([
      'A003 请到3号窗口',
      'A002 请到2号窗口',
      'A001 请到1号窗口',
      '请准备 A005 A004 A006',
    ]);
  });

  it('brings a recalled number to the top', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.wait(1);
    hall.give({ verb: 'call-next', counter: '2' });
    hall.sayAll();
    hall.wait(8);
    hall.give({ verb: 'recall', counter: '1' });
    expect(texts(hall, 'main-board')[0]).toBe('B001 请到1号窗口');
  });

  it('tells where to go while the kiosk cannot print', () => {
    const hall = play();
    hall.take('loan');
    expect(texts(hall, 'main-board')[3]).toBe('请准备 B001');
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'paper out' });
    expect(texts(hall, 'main-board')[3]).toBe('取号机暂停 请到咨询台取号');
  });

  it('welcomes while nobody is called, and says so when the hall is closed', () => {
    const hall = play();
    expect(texts(hall, 'main-board')).toEqual(['欢迎光临', '', '', '']);
    hall.give({ verb: 'close-day' });
    expect(texts(hall, 'main-board')).toEqual(['停止取号', '', '', '']);
  });
});

it('a pad shows how many wait for its counter and the number in hand', () => {
  const hall = play();
  hall.take('loan');
  hall.take('withdrawal', 'icbc');
  hall.take('advice');
  hall.give({ verb: 'call-next', counter: '1' });
  expect(padPicture(fuzhou, hall.hall, '1')).toEqual({ waiting: 1, number: 1 });
  expect(padPicture(fuzhou, hall.hall, '7')).toEqual({ waiting: 0 });
});

describe('a ticket', () => {
  const printed = (service: string, visitClass: 'normal' | 'green', again = false) => {
    const hall = play();
    hall.take('advice');
    hall.take(service, service === 'withdrawal' ? 'ccb' : undefined, visitClass);
    const job = [...hall.hall.jobs.values()].at(-1);
    if (job?.is !== 'print') throw new Error('nothing is owed');
    return ticketLines(fuzhou, hall.hall, job, again).map(line => ('text' in line ? line.text : '---'));
  };

  it('says the number, the whole way, who is ahead, the papers, and that no other is needed', () => {
    expect(printed('withdrawal', 'normal')).toEqual([
      '福州住房公积金管理中心服务大厅',
      'A002',
      '提取',
      '---',
      '第1步 中心审批',
      '第2步 建设银行',
      '前面等候 0 人',
      '请备齐以下材料：',
      '·身份证原件及复印件',
      '·住房公积金提取申请表',
      '·提取用途证明材料',
      '·本人银行卡',
      '---',
      '全程凭此号，无需再次取号',
      '过号请于30分钟内到咨询台重新排队',
      '监督电话 0591-12329',
      '取号时间 2026-11-24 09:00',
    ]);
  });

  it('names both banks where the clerk will choose, marks the green channel and a reprint', () => {
    const lines = printed('loan', 'green', true);
    expect(lines).toEqual(
      expect.arrayContaining(['补打', '绿色通道 优先', '第2步 工商银行/建设银行', '第3步 中心审批']),
    );
  });
});
