import { describe, expect, it } from 'vitest';
import { readLocale } from '../../../config/load/locale.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const play = (counters?: string[]) => playOf(untimed, counters);
const noDesk: Rules = { ...untimed, desks: new Set() };

const next = (hall: Play, counter: string) => hall.press(counter, 'next');
const scan = (hall: Play, ticket?: string, desk?: string) =>
  hall.give({ verb: 'scan', ...(ticket !== undefined && { ticket }), ...(desk !== undefined && { desk }) });
const back = (hall: Play, counter: string, number?: number) =>
  hall.give({ verb: 'bring-back', counter, ...(number !== undefined && { number }) });
const place = (hall: Play, ticket: string) => hall.visit(ticket).place;
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
  it('twice in one queue is opened again over MQTT too, and stands behind the next three as others do', () => {
    const hall = play();
    const ticket = missTwice(hall);
    takeSome(hall, 4);
    expect(hall.give({ verb: 'reopen', ticket, reason: 'hard of hearing' })).toEqual([
      'visit-rejoined',
      'visit-queued',
    ]);
    expect(hall.last('visit-rejoined')).toMatchObject({ reason: 'hard of hearing' });
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
});

describe('a bare scan', () => {
  it('of who was parked by a counter that has closed joins its queue, behind the next one and kept for nobody', () => {
    const hall = play();
    takeSome(hall, 3);
    park(hall, '1');
    hall.press('1', 'close');
    expect(scan(hall, 'B001')).toEqual(['visit-rejoined', 'visit-queued', 'place-asked']);
    expect(hall.last('visit-rejoined')).toMatchObject({ ticket: 'B001', parked: true });
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

  it('of who was only presumed to have come is told its place, and whom to ask if nobody had served it', () => {
    const hall = play();
    const ticket = hall.take('withdrawal', 'icbc');
    next(hall, '1');
    hall.sayAll();
    hall.pass(300);
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket, presumed: true });
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
    hall.wait(1);
    park(hall, '1');
    const resumes = (...tickets: string[]) => {
      for (const ticket of tickets) {
        expect(back(hall, '1')).toEqual(['visit-resumed']);
        expect(hall.inHand('1')).toBe(ticket);
        hall.press('1', 'refused');
      }
    };
    resumes('B005', 'B004');
    expect(back(hall, '1')).toEqual(['visit-rejoined', 'visit-queued']);
    resumes('B001', 'B002');
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
});

describe('the number and next', () => {
  it('takes at once who was parked, or missed, and stands there', () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    miss(hall, '1');
    park(hall, '1');
    expect(back(hall, '1', 1)).toEqual(['visit-resumed']);
    expect(hall.last('visit-resumed')).toMatchObject({ ticket: 'B001', missed: true, order: 'bring-back' });
    expect(place(hall, 'B001')).toMatchObject({ is: 'serving', counter: '1' });
    expect(place(hall, 'B001')).not.toHaveProperty('presumed');
    hall.press('1', 'refused');
    expect(back(hall, '1', 2)).toEqual(['visit-resumed']);
    expect(hall.last('visit-resumed')).not.toHaveProperty('missed');
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

  it('and the answers to scans are told in English too', () => {
    const { phrases } = readLocale('config/locales/en.yaml');
    if (phrases === undefined) throw new Error('en.yaml has faults');
    const named = changed(untimed, { counters: { '0': { name: 'the information desk' } } });
    const hall = playOf({ ...named, phrases });
    const ticket = missTwice(hall);
    expect(bottom(hall)).toBe('Missed: B001');
    scan(hall, ticket);
    expect(told(hall)).toBe('B001 missed its call twice: please ask at the information desk');
    scan(hall);
    expect(told(hall)).toBe('Not read: please show the code on your ticket');
  });
});
