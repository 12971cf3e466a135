import { describe, expect, it } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const play = (counters?: string[]) => playOf(untimed, counters);
const noDesk: Rules = { ...untimed, desks: new Set() };

const next = (hall: Play, counter: string) => hall.press(counter, 'next');
const scan = (hall: Play, ticket?: string, desk?: string) =>
  hall.give({ verb: 'scan', ...(ticket !== undefined && { ticket }), ...(desk !== undefined && { desk }) });
const back = (hall: Play, counter: string, number?: number) =>
  hall.give({ verb: 'bring-back', counter, ...(number !== undefined && { number }) });
const place = (hall: Play, ticket: string) => hall.visit(ticket).place;
const last = (hall: Play, kind: string) => hall.log.findLast(({ event }) => event.kind === kind)?.event;
const bottom = (hall: Play) =>
  boardPicture(hall.rules, hall.hall, 'main-board', hall.now()).lines.at(-1)?.text ?? '';
const told = (hall: Play) => bottom(hall).split('  ')[0];
const order = (hall: Play, counter: string, many: number) =>
  Array.from({ length: many }, () => {
    next(hall, counter);
    const { ticket } = hall.hall.counters.get(counter) ?? {};
    hall.press(counter, 'refused');
    return ticket;
  });

function takeSome(hall: Play, many: number): void {
  for (let visit = 0; visit < many; visit += 1) {
    hall.take('loan');
    hall.wait(10);
  }
}

function serve(hall: Play, counter: string): void {
  next(hall, counter);
  hall.press(counter, 'start');
}

function park(hall: Play, counter: string): void {
  serve(hall, counter);
  expect(hall.press(counter, 'park')).toContain('visit-parked');
}

function miss(hall: Play, counter: string, seconds = 30): void {
  next(hall, counter);
  hall.sayAll();
  hall.wait(seconds);
  expect(hall.press(counter, 'miss')).toContain('visit-missed');
}

function missTwice(hall: Play): string {
  const ticket = hall.take('loan');
  miss(hall, '1');
  expect(scan(hall, ticket)).toContain('visit-rejoined');
  miss(hall, '1');
  return ticket;
}

describe('who missed a call (R4)', () => {
  it('of the green channel comes back behind the next one of it only', () => {
    const hall = play();
    for (let visit = 0; visit < 4; visit += 1) {
      const ticket = hall.take('loan');
      hall.give({ verb: 'set-class', ticket, class: 'green' });
      hall.wait(10);
    }
    miss(hall, '1', 60);
    scan(hall, 'B001');
    expect(order(hall, '2', 4)).toEqual(['B002', 'B001', 'B003', 'B004']);
  });

  it('twice in one queue comes back by the desk only: whoever asks otherwise is told so', () => {
    const hall = play();
    const ticket = missTwice(hall);
    expect(hall.give({ verb: 'rejoin', ticket })).toBe('missed-twice');
    expect(back(hall, '1')).toBe('missed-twice');
    expect(back(hall, '1', 1)).toBe('missed-twice');
    expect(scan(hall, ticket, '0')).toEqual(['place-asked']);
    expect(told(hall)).toBe('B001 已两次过号，请到咨询台');
    expect(place(hall, ticket).is).toBe('missed');
    expect(back(hall, '0')).toEqual(['visit-rejoined', 'visit-queued']);
    expect(last(hall, 'visit-rejoined')).toMatchObject({ ticket, counter: '0', order: 'bring-back' });
    expect(told(hall)).toBe('请准备 B001');
  });

  it('twice in one queue is opened again over MQTT too, and stands behind the next three as others do', () => {
    const hall = play();
    const ticket = missTwice(hall);
    takeSome(hall, 4);
    expect(hall.give({ verb: 'reopen', ticket, reason: 'hard of hearing' })).toEqual([
      'visit-rejoined',
      'visit-queued',
    ]);
    expect(last(hall, 'visit-rejoined')).toMatchObject({ reason: 'hard of hearing' });
    expect(order(hall, '1', 5)).toEqual(['B002', 'B003', 'B004', ticket, 'B005']);
  });

  it('once at each of two banks has not missed twice in one queue', () => {
    const hall = play();
    const ticket = hall.take('withdrawal', 'icbc');
    miss(hall, '1');
    scan(hall, ticket);
    serve(hall, '1');
    hall.press('1', 'finish');
    miss(hall, '7');
    expect(scan(hall, ticket)).toContain('visit-rejoined');
  });

  it('twice is not forgotten over a restart, and is when the second miss is taken back', () => {
    const hall = play();
    const ticket = missTwice(hall);
    hall.restart();
    expect(hall.give({ verb: 'rejoin', ticket })).toBe('missed-twice');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    hall.press('1', 'miss');
    expect(hall.give({ verb: 'rejoin', ticket })).toBe('missed-twice');
    hall.press('1', 'undo');
    expect(hall.visit(ticket).missedIn).toEqual(['approval']);
  });

  it('twice, in a hall whose readers name no desk, is sent to the staff, and comes back by any pad that knows it', () => {
    const hall = playOf(noDesk);
    const ticket = missTwice(hall);
    scan(hall, ticket);
    expect(told(hall)).toBe('B001 已两次过号，请咨询工作人员');
    expect(back(hall, '1')).toEqual(['visit-rejoined', 'visit-queued']);
  });

  it('is not held to have heard while its call waits for the voice, however long', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    next(hall, '1');
    hall.wait(600);
    expect(hall.press('1', 'miss')).toBe('not-heard');
    hall.sayAll();
    hall.wait(29);
    expect(hall.press('1', 'miss')).toBe('not-heard');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });

  it('with no voice alive is given twice the time from when the board showed it', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
    next(hall, '1');
    hall.wait(59);
    expect(hall.press('1', 'miss')).toBe('not-heard');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });
});

describe('a bare scan', () => {
  it('of who was parked by a counter that has closed joins its queue, behind the next one and kept for nobody', () => {
    const hall = play();
    takeSome(hall, 3);
    park(hall, '1');
    hall.press('1', 'close');
    expect(scan(hall, 'B001')).toEqual(['visit-rejoined', 'visit-queued', 'place-asked']);
    expect(last(hall, 'visit-rejoined')).toMatchObject({ ticket: 'B001', parked: true });
    expect(place(hall, 'B001')).not.toHaveProperty('bound');
    expect(told(hall)).toBe('B001 已重新排队，前面等候 1 人');
    expect(hall.hall.counters.get('1')?.parked).toEqual([]);
    expect(order(hall, '2', 3)).toEqual(['B002', 'B001', 'B003']);
  });

  it('of who was parked by a counter that pauses does so too, and by one that works is sent there', () => {
    const hall = play();
    hall.take('loan');
    park(hall, '1');
    scan(hall, 'B001');
    expect(told(hall)).toBe('B001 请到1号窗口');
    hall.wait(3);
    hall.press('1', 'pause');
    expect(scan(hall, 'B001')).toContain('visit-queued');
    expect(place(hall, 'B001')).toMatchObject({ is: 'waiting', queue: 'approval' });
  });

  it('of anything that is no ticket is told so, and takes away the answer before it', () => {
    const hall = play();
    hall.take('loan');
    scan(hall, 'B001');
    hall.wait(5);
    expect(scan(hall)).toEqual(['place-asked']);
    expect(told(hall)).toBe('未识别，请出示号票上的二维码');
    hall.wait(1);
    expect(scan(hall)).toEqual([]);
    hall.wait(1);
    scan(hall, 'B777');
    expect(told(hall)).toBe('今天没有B777号，请核对号票');
    hall.wait(1);
    scan(hall, 'B778');
    expect(told(hall)).toBe('今天没有B778号，请核对号票');
  });

  it('of who was only presumed to have come is told its place, and whom to ask if nobody had served it', () => {
    const hall = play();
    const ticket = hall.take('withdrawal', 'icbc');
    next(hall, '1');
    hall.sayAll();
    hall.pass(300);
    hall.press('1', 'next');
    expect(last(hall, 'step-finished')).toMatchObject({ ticket, presumed: true });
    scan(hall, ticket);
    expect(told(hall)).toBe('A001 前面等候 0 人（之前叫号未办理的，请到咨询台）');
    expect(place(hall, ticket)).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('of who is done, or came too late, names no desk where no reader has one', () => {
    const hall = playOf(noDesk);
    hall.take('loan');
    miss(hall, '1');
    hall.pass(1800);
    scan(hall, 'B001');
    expect(told(hall)).toBe('B001 过号已超时，请咨询工作人员');
    hall.take('loan');
    order(hall, '1', 1);
    scan(hall, 'B002');
    expect(told(hall)).toBe('B002 已办结或已取消，请咨询工作人员');
  });
});

describe('what is opened again', () => {
  it('stands last in the queue of the step it had reached, and what was approved stays so', () => {
    const hall = play();
    const ticket = hall.take('withdrawal', 'icbc');
    serve(hall, '1');
    hall.press('1', 'finish');
    serve(hall, '7');
    hall.press('7', 'papers-missing');
    expect(place(hall, ticket).is).toBe('done');
    expect(hall.give({ verb: 'reopen', ticket, reason: 'papers are here' })).toEqual([
      'visit-reopened',
      'visit-queued',
    ]);
    const { steps, step } = hall.visit(ticket);
    expect(step).toBe(1);
    expect(steps.map(({ doneAt }) => doneAt)).toEqual(['1', undefined]);
    expect(place(hall, ticket)).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('is nothing that was approved, waits or is being served', () => {
    const hall = play();
    hall.take('advice');
    hall.take('loan');
    serve(hall, '0');
    hall.press('0', 'finish');
    const reopen = (ticket: string) => hall.give({ verb: 'reopen', ticket, reason: 'asked' });
    expect(reopen('D001')).toBe('wrong-place');
    expect(reopen('B002')).toBe('wrong-place');
    serve(hall, '1');
    expect(reopen('B002')).toBe('wrong-place');
  });
});

describe('the hand of the desk', () => {
  it('opens again with 3 ok who was scanned there: gone, or sent away refused', () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'asked' });
    order(hall, '1', 1);
    for (const ticket of ['B001', 'B002']) {
      scan(hall, ticket, '0');
      expect(back(hall, '0')).toEqual(['visit-reopened', 'visit-queued']);
      expect(last(hall, 'visit-reopened')).toMatchObject({ ticket, counter: '0' });
    }
  });

  it('can take that back, and has no hand for who is where they belong', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'asked' });
    scan(hall, 'B001', '0');
    back(hall, '0');
    expect(back(hall, '0')).toBe('wrong-place');
    hall.press('0', 'undo');
    expect(place(hall, 'B001').is).toBe('left');
  });

  it('is empty after half a minute, and then 3 ok means whom the desk itself set aside', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'asked' });
    scan(hall, 'B001', '0');
    hall.wait(30);
    expect(back(hall, '0')).toBe('nobody-scanned');
    hall.take('advice');
    park(hall, '0');
    expect(back(hall, '0')).toEqual(['visit-resumed']);
  });

  it('is not filled by who only asks for their place there: 3 ok means whom the desk set aside', () => {
    const hall = play();
    hall.take('advice');
    hall.take('loan');
    park(hall, '0');
    scan(hall, 'B002', '0');
    expect(back(hall, '0')).toEqual(['visit-resumed']);
    expect(hall.inHand('0')).toBe('D001');
    expect(back(hall, '0')).toBe('wrong-place');
  });

  it('works at a desk that is paused', () => {
    const hall = play();
    hall.take('loan');
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'asked' });
    hall.press('0', 'pause');
    scan(hall, 'B001', '0');
    expect(back(hall, '0')).toContain('visit-reopened');
  });
});

describe('3 ok at a counter', () => {
  it('brings back of several parked ones the last', () => {
    const hall = play();
    for (let visit = 0; visit < 2; visit += 1) {
      hall.take('loan');
      park(hall, '1');
      hall.wait(1);
    }
    back(hall, '1');
    expect(hall.inHand('1')).toBe('B002');
  });

  it('brings back its last parked one, then its last missed one, then who waits longest for one that is gone', () => {
    const hall = play();
    for (let visit = 0; visit < 5; visit += 1) hall.take('loan');
    park(hall, '2');
    hall.wait(10);
    park(hall, '3');
    hall.press('3', 'close');
    hall.press('2', 'pause');
    miss(hall, '1');
    park(hall, '1');
    expect(back(hall, '1')).toEqual(['visit-resumed']);
    expect(hall.inHand('1')).toBe('B004');
    hall.press('1', 'refused');
    expect(back(hall, '1')).toEqual(['visit-rejoined', 'visit-queued']);
    for (const ticket of ['B001', 'B002']) {
      expect(back(hall, '1')).toEqual(['visit-resumed']);
      expect(hall.inHand('1')).toBe(ticket);
      hall.press('1', 'refused');
    }
    expect(back(hall, '1')).toBe('nobody-set-aside');
  });

  it('leaves alone who was parked for a queue that it does not serve', () => {
    const hall = play();
    hall.take('advice');
    park(hall, '0');
    hall.press('0', 'close');
    expect(back(hall, '1')).toBe('nobody-set-aside');
    // 咨询台 is a queue that counter 5 helps out with.
    expect(back(hall, '5')).toEqual(['visit-resumed']);
  });

  it('and resume take who was parked by a paused counter, not by one that works', () => {
    const hall = play();
    hall.take('loan');
    park(hall, '1');
    const resume = () => hall.give({ verb: 'resume', counter: '2', ticket: 'B001' });
    expect(resume()).toBe('other-hands');
    hall.press('1', 'pause');
    expect(resume()).toEqual(['visit-resumed']);
  });
});

describe('the number and next', () => {
  it('takes at once who was parked, or missed, and stands there', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    miss(hall, '1');
    park(hall, '1');
    expect(back(hall, '1', 1)).toEqual(['visit-resumed']);
    expect(last(hall, 'visit-resumed')).toMatchObject({ ticket: 'B001', missed: true, order: 'bring-back' });
    expect(place(hall, 'B001')).toMatchObject({ is: 'serving', counter: '1' });
    expect(place(hall, 'B001')).not.toHaveProperty('presumed');
    hall.press('1', 'refused');
    expect(back(hall, '1', 2)).toEqual(['visit-resumed']);
    expect(last(hall, 'visit-resumed')).not.toHaveProperty('missed');
  });

  it('finishes first whom the counter is serving, and is refused where that one was only called', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('advice');
    park(hall, '0');
    serve(hall, '0');
    expect(back(hall, '0', 1)).toEqual(['step-finished', 'visit-done', 'visit-resumed']);
    expect(hall.last('step-finished')?.order).toBe('bring-back');
    hall.press('0', 'park');
    next(hall, '0');
    expect(back(hall, '0', 1)).toBe('not-started');
  });

  it('finishes nobody when there is nobody of that number here, or two', () => {
    const hall = play();
    for (let visit = 0; visit < 104; visit += 1) hall.take('loan');
    miss(hall, '2');
    for (let visit = 0; visit < 2; visit += 1) park(hall, '1');
    serve(hall, '1');
    expect(back(hall, '1', 1)).toBe('not-on-list');
    hall.give({ verb: 'call-number', counter: '3', ticket: 'B102', reason: 'asked' });
    expect(place(hall, 'B004').is).toBe('serving');
    hall.press('1', 'refused');
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B103', reason: 'asked' });
    hall.press('1', 'start', 'park');
    expect(back(hall, '1', 3)).toBe('which-one');
    expect(back(hall, '1', 2)).toEqual(['visit-resumed']);
  });

  it('can be taken back: who was missed is missed again, and who was finished is served', () => {
    const hall = play();
    hall.take('advice');
    hall.take('advice');
    miss(hall, '0');
    serve(hall, '0');
    back(hall, '0', 1);
    expect(hall.press('0', 'undo')).toEqual(['press-undone']);
    expect([place(hall, 'D001').is, place(hall, 'D002').is]).toEqual(['missed', 'serving']);
    expect(hall.hall.counters.get('0')).toMatchObject({ ticket: 'D002', missed: ['D001'] });
  });
});

describe('the missed numbers on the main board', () => {
  it('stand there newest first while they may come', () => {
    const hall = play();
    for (let visit = 0; visit < 2; visit += 1) hall.take('loan');
    miss(hall, '1');
    miss(hall, '2');
    expect(bottom(hall)).toBe('过号 B002 B001');
    scan(hall, 'B002');
    hall.wait(15);
    expect(bottom(hall)).toContain('过号 B001');
    hall.pass(1800);
    expect(bottom(hall)).not.toContain('过号');
  });

  it('are the newest six, whichever counters missed them', () => {
    const hall = play();
    for (let visit = 0; visit < 8; visit += 1) hall.take('loan');
    for (let visit = 0; visit < 8; visit += 1) miss(hall, visit % 2 === 0 ? '1' : '2');
    expect(bottom(hall)).toBe('过号 B008 B007 B006 B005 B004 B003');
  });

  it('stand behind who is to get ready, and before how long one waits', () => {
    const hall = playOf({ ...fuzhou });
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    miss(hall, '1');
    expect(bottom(hall)).toMatch(/^请准备 B002 B003 {2}过号 B001 {2}中心审批等候/);
  });

  it('and the answers to scans are told in English too', () => {
    const { phrases } = readLocale('config/locales/en.yaml');
    if (phrases === undefined) throw new Error('en.yaml has faults');
    const hall = playOf({ ...untimed, phrases });
    const ticket = missTwice(hall);
    expect(bottom(hall)).toBe('Missed: B001');
    scan(hall, ticket);
    expect(told(hall)).toBe('B001 missed its call twice: please ask at the information desk');
    scan(hall);
    expect(told(hall)).toBe('Not read: please show the code on your ticket');
  });
});
