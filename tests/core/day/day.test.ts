import { describe, expect, it } from 'vitest';
import { sessionsOf } from '../../../daemon/core/day/timetable.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const openDay = (day: string) => ({ verb: 'open-day', day }) as const;
const hour = 3_600_000;
const hours = (count: number) => count * 3600;

/** 08:30 to 12:00 and 14:00 to 17:30, the last ticket at 17:00. In these tests a day is opened at 09:00. */
const timed: Rules = { ...untimed, ...(fuzhou.timetable !== undefined && { timetable: fuzhou.timetable }) };

/** The kinds of all events so far. */
const kinds = ({ log }: Play) => log.map(({ event }) => event.kind);
const said = ({ log }: Play) => log.flatMap(({ event }) => (event.kind === 'announced' ? [event.text] : []));
/** Until seconds after nine in the morning. */
function passUntil(hall: Play, nine: number, seconds: number): void {
  hall.pass(nine / 1000 + seconds - hall.now() / 1000);
}

describe('the day', () => {
  it('that is open is not opened again, nor before it was closed another one', () => {
    const hall = play(timed);
    expect(hall.give(openDay('2026-11-24'))).toBe('already-open');
    expect(hall.give(openDay('2026-11-25'))).toBe('already-open');
    hall.give({ verb: 'close-day' });
    expect(hall.give({ verb: 'close-day' })).toBe('hall-closed');
  });

  it('that was closed by mistake goes on when it is opened again, and numbers go on', () => {
    const hall = play(timed);
    hall.take('loan');
    hall.give({ verb: 'close-day' });
    hall.give(openDay('2026-11-24'));
    expect(hall.take('loan')).toBe('B002');
    hall.give({ verb: 'close-day' });
    hall.give(openDay('2026-11-25'));
    expect(hall.take('loan')).toBe('B001');
  });

  it('is opened by the first clerk who opens a counter, but not again on the evening it was closed', () => {
    const hall = play(timed);
    hall.give({ verb: 'close-day' });
    const open = (day: string) => hall.give({ verb: 'open-counter', counter: '1', day });
    expect(open('2026-11-24')).toBe('hall-closed');
    expect(open('2026-11-25')).toEqual(['day-opened', 'carried', 'counter-opened']);
  });

  it('that lies before the last one is refused: somebody set the clock back', () => {
    const hall = play(timed);
    hall.give({ verb: 'close-day' });
    expect(hall.give(openDay('2026-11-23'))).toBe('too-late');
  });
});

describe('a day without sessions', () => {
  const leftOpen = (hall: Play) => hall.hall.alarms.has('day-left-open');

  it('that was named by hand has its evening too, whatever its date', () => {
    const hall = play(untimed, []);
    hall.give({ verb: 'close-day' });
    hall.give({ verb: 'open-day', day: '2026-12-24' });
    hall.give({ verb: 'open-day', day: '2026-11-25', insteadOf: '2026-12-24', named: true });
    hall.pass(hours(20));
    expect(leftOpen(hall)).toBe(false);
    hall.pass(hours(1));
    expect(leftOpen(hall)).toBe(true);
  });

  it('is told by the clock on the wall, also when that was set', () => {
    const hall = play(untimed);
    const wall = hall.now() + hours(22) * 1000;
    hall.give({ verb: 'set-clock', wall, unheardMs: 0 });
    hall.pass(1);
    expect(leftOpen(hall)).toBe(true);
  });
});

describe('what outlives a day', () => {
  it('are open follow-ups, notices that still hold, devices that cannot work, and alarms of no day', () => {
    const hall = play(timed);
    const tomorrow = hall.now() + hours(30) * 1000;
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: 'waited too long' });
    hall.give({ verb: 'follow-up-open', source: 'mail', text: 'thanks' });
    hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f2' });
    hall.give({ verb: 'notice-set', text: '明日停电', until: tomorrow });
    hall.give({ verb: 'notice-set', text: '今日有雨', boards: ['main-board'], until: hall.now() + 1000 });
    hall.give({ verb: 'device-fit', device: 'printer-1', why: 'no paper' });
    hall.wait(2);
    hall.give({ verb: 'close-day' });
    hall.give(openDay('2026-11-25'));
    hall.restart();
    expect(hall.hall.followUps.get('2026-11-24-f1')).toMatchObject({
      source: 'complaint',
      text: 'waited too long',
    });
    expect(hall.hall.followUps.size).toBe(1);
    expect(hall.hall.notices).toEqual([{ text: '明日停电', until: tomorrow }]);
    expect([...hall.hall.unfit.values()]).toMatchObject([{ device: 'printer-1', why: 'no paper' }]);
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: 'cold' });
    expect([...hall.hall.followUps.keys()]).toEqual(['2026-11-24-f1', '2026-11-25-f1']);
  });

  it('is not a ticket that did not come out after the hall had closed', () => {
    const hall = play(untimed);
    hall.take('loan');
    const job = hall.hall.jobs.values().find(({ is }) => is === 'print')?.id ?? '';
    hall.give({ verb: 'close-day' });
    for (let time = 0; time < 3; time += 1)
      hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'failed', why: 'no paper' });
    expect([...hall.hall.alarms.keys()]).toEqual(['not-printed-b001']);
    hall.give(openDay('2026-11-25'));
    expect([...hall.hall.alarms.keys()]).toEqual([]);
  });

  it('can be answered while no day is open, but not before the first', () => {
    const hall = play(timed);
    hall.give({ verb: 'follow-up-open', source: 'complaint', text: 'loud' });
    hall.give({ verb: 'close-day' });
    expect(hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1' })).toEqual(['follow-up-closed']);
    expect(hall.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1' })).toBe('unknown-follow-up');
    expect(hall.give({ verb: 'notice-set', text: '节日快乐' })).toEqual(['notice-set']);
    hall.log.length = 0;
    hall.restart();
    expect(hall.give({ verb: 'notice-set', text: '节日快乐' })).toBe('hall-closed');
    expect(hall.give({ verb: 'follow-up-open', source: 'complaint', text: 'loud' })).toBe('hall-closed');
  });

  it('is asked about a ticket of this day only', () => {
    const hall = play(timed);
    hall.take('loan');
    const complaint = { verb: 'follow-up-open', source: 'complaint', text: 'loud' } as const;
    expect(hall.give({ ...complaint, ticket: 'B002' })).toBe('unknown-ticket');
    hall.give({ ...complaint, ticket: 'B001' });
    expect(hall.hall.followUps.get('2026-11-24-f1')).toMatchObject({ ticket: 'B001' });
  });
});

describe('a notice', () => {
  it('stands until its time is over, also after hours, and is then taken away', () => {
    const hall = play(untimed);
    hall.give({ verb: 'notice-set', text: '系统维护', boards: ['board-1'], until: hall.now() + 60_000 });
    hall.give({ verb: 'notice-set', text: '欢迎' });
    hall.give({ verb: 'close-day' });
    hall.pass(59);
    expect(hall.hall.notices).toHaveLength(2);
    expect(hall.pass(1)).toEqual(['notice-set']);
    expect(hall.hall.notices).toEqual([{ text: '欢迎' }]);
    expect(hall.pass(hours(24))).toEqual([]);
  });

  it('is refused for a board that is not there, or when its time is over before it begins', () => {
    const hall = play(untimed);
    const notice = { verb: 'notice-set', text: '欢迎' } as const;
    expect(hall.give({ ...notice, boards: ['board-1', 'board-99'] })).toBe('unknown-board');
    expect(hall.give({ ...notice, boards: ['board-1', 'main-board'] })).toEqual(['notice-set']);
    expect(hall.give({ ...notice, until: hall.now() })).toBe('too-late');
  });
});

describe('the evening', () => {
  it('is announced once, a quarter of an hour before the last ticket, with the time', () => {
    const hall = play(timed);
    const nine = hall.now();
    passUntil(hall, nine, hours(7));
    hall.take('loan');
    passUntil(hall, nine, hours(7.75) - 1);
    expect(said(hall)).toEqual([]);
    passUntil(hall, nine, hours(7.75));
    expect(said(hall)).toEqual([expect.stringContaining('17点')]);
    expect(hall.sayAll(0)).toEqual(said(hall));
    hall.restart();
    passUntil(hall, nine, hours(10));
    expect(said(hall)).toHaveLength(1);
  });

  it('is not announced to an empty hall', () => {
    const hall = play(timed);
    hall.pass(hours(8));
    expect(said(hall)).toEqual([]);
  });

  it('is not announced when no more tickets are taken: the power was cut just then', () => {
    const hall = play(timed);
    hall.pass(hours(7));
    hall.take('loan');
    hall.wait(hours(1));
    hall.restart();
    hall.pass(hours(1));
    expect(said(hall)).toEqual([]);
  });

  it('ends the day by itself so long after the last session as the config says, to the second', () => {
    const hall = play(changed(timed, { times: { hardCloseMs: 2 * hour + 7000 } }));
    const nine = hall.now();
    hall.take('loan');
    passUntil(hall, nine, hours(10.5) + 6);
    expect(hall.hall.open).toBe(true);
    passUntil(hall, nine, hours(10.5) + 7);
    expect(hall.hall.open).toBe(false);
    expect(hall.visit('B001').place).toMatchObject({ is: 'left', reason: 'closing' });
    expect(kinds(hall).filter(kind => kind === 'day-closed')).toHaveLength(1);
  });

  it('of the institution that works longest is the one that counts', () => {
    const icbc = { timetable: timetableOf('09:00', '20:00') };
    const hall = play(changed(timed, { institutions: { icbc } }));
    const nine = hall.now();
    passUntil(hall, nine, hours(13) - 1);
    expect(hall.hall.open).toBe(true);
    passUntil(hall, nine, hours(13));
    expect(hall.hall.open).toBe(false);
  });

  it('leaves a day that was opened late by hand open until the next evening', () => {
    const hall = play(timed);
    const nine = hall.now();
    passUntil(hall, nine, hours(11));
    expect(hall.give(openDay('2026-11-24'))).toEqual(['day-opened']);
    passUntil(hall, nine, hours(10.5 + 24) - 1);
    expect(hall.hall.open).toBe(true);
    passUntil(hall, nine, hours(10.5 + 24));
    expect(hall.hall.open).toBe(false);
  });

  it('ends no day in a hall without a timetable', () => {
    const hall = play(untimed, []);
    expect(hall.pass(hours(24 * 7))).toEqual(['alarm-raised']);
    expect(hall.hall.open).toBe(true);
  });
});

describe('a power cut', () => {
  it('through midnight, in a hall without a timetable, changes nothing: the day is closed by hand', () => {
    const hall = play(untimed, ['1']);
    hall.take('loan');
    hall.wait(hours(16));
    hall.restart();
    hall.pass(0);
    expect(hall.hall).toMatchObject({ open: true, day: '2026-11-24' });
    expect(hall.take('loan')).toBe('B002');
  });
});

it('who was missed half an hour before the break has left as it begins', () => {
  const hall = play(timed);
  // 11:29:30 by the clocks of the hall.
  hall.wait(hours(2.5) - 30);
  hall.take('loan');
  hall.press('1', 'next');
  hall.sayAll(0);
  hall.wait(30);
  hall.press('1', 'miss');
  hall.pass(1799);
  expect(hall.visit('B001').place.is).toBe('missed');
  hall.pass(1);
  expect(hall.visit('B001').place.is).toBe('left');
});

describe('the missed of two institutions', () => {
  it('are left each in their own time: breaks of the one are none of the other', () => {
    const ccb = { timetable: timetableOf('08:00', '09:15', '10:00', '17:00') };
    const changes = { institutions: { ccb }, queues: { advice: { institution: 'ccb' } } };
    const hall = play(changed(untimed, changes));
    for (const [service, counter] of [
      ['advice', '0'],
      ['loan', '1'],
    ] as const) {
      hall.take(service);
      hall.press(counter, 'next');
      hall.sayAll(0);
      hall.wait(30);
      hall.press(counter, 'miss');
    }
    const [first = '', second = ''] = hall.hall.visits.keys();
    hall.pass(1800);
    expect([first, second].map(ticket => hall.visit(ticket).place.is)).toEqual(['missed', 'left']);
    hall.pass(2700);
    expect(hall.visit(first).place.is).toBe('left');
  });
});

describe('sessions', () => {
  it('are told in the time zone of the hall, whatever its offset is on that day', () => {
    const from = (timeZone: string, day: string, fromMs = 8.5 * hour) =>
      sessionsOf(
        { ...untimed, timeZone, timetable: { sessions: [{ fromMs, untilMs: 12 * hour }] } },
        day,
      ).get('')?.[0]?.from;
    expect(from('Asia/Shanghai', '2026-11-24')).toBe(Date.UTC(2026, 10, 24, 0, 30));
    expect(from('Asia/Kathmandu', '2026-11-24')).toBe(Date.UTC(2026, 10, 24, 2, 45));
    expect(from('America/New_York', '2026-11-24')).toBe(Date.UTC(2026, 10, 24, 13, 30));
    // The clocks are changed in that night.
    expect(from('America/New_York', '2026-11-01', 3 * hour)).toBe(Date.UTC(2026, 10, 1, 8));
    expect(from('America/New_York', '2026-11-01')).toBe(Date.UTC(2026, 10, 1, 13, 30));
    expect(from('America/New_York', '2026-03-08')).toBe(Date.UTC(2026, 2, 8, 12, 30));
  });
});
