import { describe, expect, it } from 'vitest';
import { breakToldAt } from '../../../daemon/core/day/break-notice.ts';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { whyLines } from '../../../daemon/core/outputs/why-lines.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const minutes = 60;
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`);

/** From nine on; a break from ten until eleven. One takes ten minutes. */
const resting: Rules = {
  ...changed(untimed, { queues: { approval: { usualMs: 600_000 }, icbc: { usualMs: 600_000 } } }),
  timetable: timetableOf('08:30', '10:00', '11:00', '14:00'),
};
const { timetable: _, ...withoutHours } = resting;

/** `waiting` of them come at once, and nobody calls before the quarter of an hour in which they are told begins. */
function morning(waiting: number, rules = resting): Play {
  const hall = playOf(rules, ['1']);
  for (let taken = 0; taken < waiting; taken += 1) hall.take('loan');
  hall.pass(45 * minutes - 1);
  return hall;
}
const mayGo = ({ log }: Play) =>
  log.flatMap(({ event }) => (event.kind === 'visit-may-go' ? [event.ticket] : []));
const away = (hall: Play, ticket: string) => hall.give({ verb: 'step-away', ticket });
const back = (hall: Play, ticket: string) => hall.give({ verb: 'step-back', ticket });
const board = ({ rules, hall, now }: Play) => boardPicture(rules, hall, 'main', now()).lines.at(-1)?.text;

describe('before a break (R16)', () => {
  it('those who are not called until it is over are told so a quarter of an hour before, once', () => {
    const hall = morning(6);
    expect(mayGo(hall)).toEqual([]);
    hall.pass(2);
    // One takes ten minutes: the first two may be called before ten, and the ranges of the next two begin before.
    const told = mayGo(hall);
    expect(told).toContain('B006');
    expect(told).not.toContain('B001');
    expect(hall.last('visit-may-go')).toMatchObject({ queue: 'approval', until: at('11:10') });
    hall.pass(14 * minutes);
    expect(mayGo(hall)).toEqual(told);
    expect(hall.log.filter(({ event }) => event.kind === 'break-near')).toHaveLength(1);
  });

  it('whose range begins within it is told nothing, nor is anybody where nobody calls', () => {
    const hall = morning(6);
    hall.pass(2);
    for (const { ticket, expectedMin } of hall.hall.visits.values()) {
      const [low = 0] = expectedMin ?? [];
      if (mayGo(hall).includes(ticket)) expect(low, ticket).toBeGreaterThan(15);
    }
    const closed = playOf(resting, []);
    closed.take('loan');
    closed.pass(50 * minutes);
    expect(mayGo(closed)).toEqual([]);
  });

  it('is heard and stands on the main board, with the time to be back and what to do', () => {
    const hall = morning(6);
    hall.pass(2);
    const [first] = mayGo(hall);
    expect(hall.last('break-near')?.text).toMatch(/10点00分开始休息.*11点10分前回来.*走前请办暂离/);
    expect(board(hall)).toContain(`${first} `);
    expect(board(hall)).toMatch(/休息前叫不到，可离开至11:10；走前请办暂离，位置保留/);
    // Who has gone need not read it.
    for (const ticket of mayGo(hall)) away(hall, ticket);
    expect(board(hall)).not.toContain('可离开至');
  });

  it('names twelve of them, and how many more', () => {
    const hall = morning(30);
    hall.pass(2);
    const told = mayGo(hall);
    expect(board(hall)).toContain(`${told.slice(0, 12).join(' ')} 及另外${told.length - 12}个号`);
  });

  it('nothing is said where nobody may go', () => {
    const hall = morning(1);
    hall.pass(2);
    expect(hall.last('break-near')).not.toHaveProperty('text');
    expect(board(hall)).not.toContain('可离开至');
  });

  it('whoever comes after that is told as it joins its queue, also in the break', () => {
    const hall = morning(6);
    hall.pass(5 * minutes);
    const late = hall.take('loan');
    expect(hall.last('visit-queued')).toMatchObject({ ticket: late, mayGoUntil: at('11:10') });
    hall.pass(30 * minutes);
    expect(hall.ask('loan')).toBe('B008');
    expect(hall.last('visit-queued')).toMatchObject({ mayGoUntil: at('11:10') });
    hall.pass(41 * minutes);
    hall.take('loan');
    expect(hall.last('visit-queued')).not.toHaveProperty('mayGoUntil');
  });

  it('whoever was told is not told again when its place changes', () => {
    const hall = morning(6);
    hall.pass(2);
    away(hall, 'B006');
    back(hall, 'B006');
    expect(hall.last('visit-queued')).not.toHaveProperty('mayGoUntil');
    expect(away(hall, 'B006')).toEqual(['visit-stepped-away']);
  });

  it('an institution with hours of its own has breaks of its own', () => {
    const icbc = { timetable: timetableOf('08:30', '11:30', '12:30', '14:00') };
    const hall = playOf(changed(resting, { institutions: { icbc } }), ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'finish');
    for (let taken = 0; taken < 6; taken += 1) hall.take('loan');
    hall.pass(46 * minutes);
    expect(hall.last('break-near')).toEqual(expect.not.objectContaining({ institution: 'icbc' }));
    expect(mayGo(hall).every(ticket => ticket.startsWith('B'))).toBe(true);
    hall.pass(90 * minutes);
    expect(hall.last('break-near')).toMatchObject({ institution: 'icbc', from: at('11:30') });
  });

  it('started again in the break, the hall tells those who wait', () => {
    const hall = morning(6);
    hall.wait(20 * minutes);
    hall.restart();
    expect(nextDeadline(hall.rules, hall.hall, hall.now())).toBe(hall.now());
    hall.pass(1);
    expect(mayGo(hall)).toContain('B006');
  });

  it.each<[string, Rules]>([
    ['whose config says so', changed(resting, { times: { breakNoticeMs: 0 } })],
    ['without sessions', withoutHours],
    [
      'whose sessions follow each other without one',
      { ...resting, timetable: timetableOf('08:30', '10:00', '10:00', '14:00') },
    ],
  ])('nobody is told of it in a hall %s', (_name, rules) => {
    const hall = morning(6, rules);
    hall.pass(30 * minutes);
    expect(hall.last('break-near')).toBeUndefined();
    expect(mayGo(hall)).toEqual([]);
    expect(breakToldAt(rules, hall.hall, '', hall.now())).toBeUndefined();
  });

  it('nor while the wall clock is doubted', () => {
    const hall = morning(6);
    const raised = { severity: 'critical', code: 'clock', args: {}, subject: {} } as const;
    hall.hall.alarms.set('clock', { id: 'clock', ...raised, since: 0, count: 1 } as never);
    expect(breakToldAt(hall.rules, hall.hall, '', hall.now())).toBeUndefined();
  });
});

describe('who goes for a break (R16)', () => {
  it('has not spent its step-away by it, and has spent it after', () => {
    const hall = morning(6);
    away(hall, 'B006');
    back(hall, 'B006');
    hall.pass(2);
    // It had stepped away before, and may go for the break all the same.
    expect(mayGo(hall)).toContain('B006');
    away(hall, 'B006');
    expect(hall.last('visit-stepped-away')).toMatchObject({ free: true });
    back(hall, 'B006');
    away(hall, 'B005');
    back(hall, 'B005');
    hall.pass(85 * minutes);
    expect(away(hall, 'B006')).toBe('away-once');
    expect(away(hall, 'B005')).toEqual(['visit-stepped-away']);
    expect(hall.last('visit-stepped-away')).not.toHaveProperty('free');
  });

  it('is passed over and not due until ten minutes into the next session, and back by then has its old place', () => {
    const hall = morning(6);
    hall.pass(2);
    const [first = ''] = mayGo(hall);
    for (const ticket of mayGo(hall)) away(hall, ticket);
    hall.pass(76 * minutes);
    // One of the others after the other is called at once; then nobody is there.
    hall.calls('1', 6);
    expect(hall.last('visit-due')).toBeUndefined();
    hall.press('1', 'cancel');
    const late = hall.take('loan');
    back(hall, first);
    expect(hall.calls('1', 2)).toEqual([first, late]);
  });

  it('is due when its turn comes after that, as anybody who is away', () => {
    const hall = morning(6);
    hall.pass(2);
    away(hall, 'B006');
    hall.pass(86 * minutes);
    hall.calls('1', 6);
    expect(hall.last('visit-due')).toMatchObject({ ticket: 'B006' });
  });

  it('in time, who is away beside those who have leave is due all the same', () => {
    const hall = morning(6);
    away(hall, 'B001');
    hall.pass(2);
    for (const ticket of mayGo(hall)) away(hall, ticket);
    hall.calls('1', 6);
    expect(hall.last('visit-due')).toMatchObject({ ticket: 'B001' });
  });

  it('nor are those hidden by them who came after the break and are away', () => {
    const hall = morning(6);
    hall.pass(2);
    for (const ticket of mayGo(hall)) away(hall, ticket);
    hall.pass(76 * minutes);
    const late = hall.take('loan');
    away(hall, late);
    hall.calls('1', 6);
    expect(hall.last('visit-due')).toMatchObject({ ticket: late });
  });

  it('holds for the queue in which it was told, and not for the next one', () => {
    const hall = playOf(resting, ['1', '7']);
    for (let taken = 0; taken < 6; taken += 1) hall.take('withdrawal', 'icbc');
    hall.pass(45 * minutes);
    expect(mayGo(hall)).toContain('A006');
    hall.give({ verb: 'call-number', counter: '1', ticket: 'A006', reason: 'asked' });
    hall.press('1', 'start', 'finish');
    expect(hall.visit('A006').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    away(hall, 'A006');
    expect(hall.last('visit-stepped-away')).not.toHaveProperty('free');
  });

  it('is told by a scan, by phone and as it goes until when', () => {
    const hall = morning(6);
    hall.pass(2);
    hall.give({ verb: 'scan', ticket: 'B006' });
    expect(board(hall)).toMatch(/B006 前面等候 5 人.*休息前叫不到：办暂离后可离开至11:10/);
    hall.wait(3);
    const told = { ahead: 5, mayGoUntil: at('11:10') };
    expect(whyLines(hall.rules, hall.hall, hall.visit('B006'), told)[0]).toContain('可离开至11:10');
    hall.give({ verb: 'ask-away', device: 'kiosk-1' });
    hall.give({ verb: 'scan', ticket: 'B006' });
    expect(board(hall)).toContain('B006 已暂离，位置保留，请在11:10前回来再扫号票');
    expect(whyLines(hall.rules, hall.hall, hall.visit('B006'), told)).toEqual([
      'B006 已暂离，位置保留，请在11:10前回来再扫号票',
    ]);
  });

  it('is no news to the board when the time is over: it is painted then', () => {
    const hall = morning(6);
    hall.pass(2);
    expect(board(hall)).toContain('可离开至11:10');
    hall.wait(85 * minutes);
    expect(nextDeadline(hall.rules, hall.hall, at('11:09'))).toBeLessThanOrEqual(at('11:10'));
    expect(board(hall)).not.toContain('可离开至');
  });

  it('goes by the wall clock, as what people were told does', () => {
    const hall = morning(6);
    hall.pass(2);
    hall.give({ verb: 'set-clock', wall: at('11:20'), unheardMs: 0 });
    away(hall, 'B006');
    expect(hall.last('visit-stepped-away')).not.toHaveProperty('free');
  });

  it('stands so after a start', () => {
    const hall = morning(6);
    hall.pass(2);
    away(hall, 'B006');
    const before = JSON.stringify(hall.visit('B006'));
    hall.restart();
    expect(JSON.stringify(hall.visit('B006'))).toBe(before);
    expect(mayGo(hall)).toContain('B006');
  });
});
