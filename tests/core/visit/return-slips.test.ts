/** R15: who lacked papers comes back by the slip, today or days later, at the step that was reached. */
import { describe, expect, it } from 'vitest';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';
import { sinceMidnightMs, timetableOf } from '../../kit/hall/rules.ts';

const first = '2026-11-24-A001-1';
const missing = (counter: string, ...papers: number[]) =>
  ({ verb: 'finish', counter, outcome: 'papers-missing', missing: papers }) as const;
const come = (slip: string) => ({ verb: 'come-again', slip, print: true }) as const;
const slip = (hall: Play, id = first) => hall.hall.returnSlips.get(id);

/** A001 was sent away from approval at counter 1, for paper 2 of a withdrawal through ICBC, after ten minutes' waiting. */
function sentAway(rules: Rules = untimed, counters: string[] = ['1', '2', '7']): Play {
  const hall = play(rules, counters);
  hall.take('withdrawal', 'icbc');
  hall.wait(600);
  hall.press('1', 'next', 'start');
  hall.give(missing('1', 2));
  return hall;
}

function nextDay(hall: Play, day: string): string[] | string {
  hall.give({ verb: 'close-day' });
  hall.wait(60);
  const given = hall.give({ verb: 'open-day', day });
  for (const counter of ['1', '2', '7']) hall.give({ verb: 'open-counter', counter });
  return given;
}

/** Slips that are still to be printed. */
const owedIn = ({ hall }: Play) =>
  [...hall.jobs.values()].flatMap(job => (job.is === 'print' && job.what === 'papers' ? [job] : []));

/** The last number issued. */
const taken = (hall: Play) => hall.last('ticket-issued')?.ticket ?? '';

describe('a return slip', () => {
  it('is given to who lacks papers, for fifteen days that are worked, and says which in words', () => {
    const hall = sentAway({ ...untimed, workdays: new Set([1, 2, 3, 4, 5]) });
    expect(hall.last('return-slip-issued')).toEqual({
      kind: 'return-slip-issued',
      ticket: 'A001',
      counter: '1',
      slip: first,
      until: '2026-12-15',
      missing: [{ service: 'withdrawal', papers: [{ number: 2, paper: '住房公积金提取申请表' }] }],
    });
    const holidays = new Set(['2026-12-01', '2026-12-02']);
    const calendar = { years: new Set(['2026']), holidays, workdays: new Set(['2026-12-05']) };
    const late = sentAway({ ...untimed, workdays: new Set([1, 2, 3, 4, 5]), calendar });
    expect(late.last('return-slip-issued')?.until).toBe('2026-12-16');
    // A hall that never works counts the days.
    const never = sentAway({ ...untimed, workdays: new Set() });
    expect(never.last('return-slip-issued')?.until).toMatch(/^20\d\d-/);
  });

  it('is owed while no printer works, and given all the same: it comes out when one is well again', () => {
    const hall = play(untimed, ['1']);
    hall.take('withdrawal', 'icbc');
    const ticketJob = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
    hall.give({ verb: 'end-job', job: ticketJob?.id ?? '', device: 'printer-1', outcome: 'done' });
    for (const device of untimed.printers) hall.give({ verb: 'device-fit', device, why: 'no paper' });
    hall.press('1', 'next', 'start');
    expect(hall.give(missing('1', 2))).toContain('return-slip-issued');
    const [owed] = owedIn(hall);
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toBeUndefined();
    expect(owed).toMatchObject({ what: 'papers', slip: first, again: false });
    hall.restart();
    for (const device of untimed.printers) hall.give({ verb: 'device-fit', device });
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toEqual(owed);
  });

  it('that is owed in the evening comes out in the morning, at its counter, and is not carried on once printed', () => {
    const hall = sentAway();
    hall.give({ verb: 'begin-job', job: owedIn(hall)[0]?.id ?? '', device: 'printer-1' });
    nextDay(hall, '2026-11-25');
    hall.restart();
    const [job, ...others] = owedIn(hall);
    expect(job).toMatchObject({ slip: first, counter: '1', again: true, begun: false });
    expect(others).toEqual([]);
    hall.give({ verb: 'begin-job', job: job?.id ?? '', device: 'printer-1' });
    hall.give({ verb: 'end-job', job: job?.id ?? '', device: 'printer-1', outcome: 'done' });
    // Whoever it is for is at home.
    expect(hall.hall.toFetch).toEqual([]);
    nextDay(hall, '2026-11-26');
    expect(owedIn(hall)).toEqual([]);
    expect(slip(hall)).toBeDefined();
  });

  it('that is owed is none any more once it is spent, and none of another with the same number', () => {
    const hall = sentAway();
    nextDay(hall, '2026-11-25');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.give(missing('1', 3));
    expect(owedIn(hall).map(job => job.slip)).toEqual([first, '2026-11-25-A001-1']);
    hall.give({ verb: 'undo', counter: '1' });
    expect(owedIn(hall).map(job => job.slip)).toEqual([first]);
    hall.press('1', 'finish');
    hall.give(come(first));
    hall.press('1', 'next', 'start', 'finish');
    const toPrint = () => nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
    for (let job = toPrint(); job?.what === 'ticket'; job = toPrint())
      hall.give({ verb: 'end-job', job: job.id, device: 'printer-1', outcome: 'done' });
    expect(toPrint()?.what).toBe('closing');
    // Today's of the same number is called at the bank, and that is taken back.
    hall.give({ verb: 'call-number', counter: '7', ticket: 'A001', reason: 'asked' });
    expect(hall.inHand('7')).toBe('A001');
    hall.give({ verb: 'undo', counter: '7' });
    // The press that spent it is taken back.
    hall.give({ verb: 'undo', counter: '1' });
    expect(toPrint()).toMatchObject({ slip: first });
  });

  it.each(['in the morning', 'at the desk'])(
    'that fails three times is tried no more that day, and comes out %s',
    when => {
      const hall = sentAway();
      const tryOnce = (outcome: 'failed' | 'done') => {
        const job = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
        hall.give({ verb: 'begin-job', job: job?.id ?? '', device: 'printer-1' });
        hall.give({ verb: 'end-job', job: job?.id ?? '', device: 'printer-1', outcome });
        return job?.what;
      };
      expect(tryOnce('done')).toBe('ticket');
      for (let nth = 0; nth < 3; nth += 1) expect(tryOnce('failed')).toBe('papers');
      expect(tryOnce('failed')).toBeUndefined();
      if (when === 'at the desk') {
        hall.give({ verb: 'slip', slip: first });
        expect(tryOnce('done')).toBe('papers');
      }
      nextDay(hall, '2026-11-25');
      hall.restart();
      expect(owedIn(hall).map(job => job.slip)).toEqual(when === 'at the desk' ? [] : [first]);
    },
  );

  it('that is owed lapses, and of many only the newest are printed by themselves', () => {
    const hall = play({ ...untimed, times: { ...untimed.times, returnForDays: 0 } }, ['1']);
    for (let nth = 0; nth < 40; nth += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next', 'start');
      hall.give(missing('1', 2));
    }
    nextDay(hall, '2026-11-25');
    expect(owedIn(hall).map(job => job.ticket)).toEqual(
      Array.from({ length: 31 }, (_, nth) => `A0${String(nth + 10).padStart(2, '0')}`),
    );
    nextDay(hall, '2026-11-26');
    expect(owedIn(hall)).toEqual([]);
  });

  it('is given to nobody who was refused, or approved', () => {
    const hall = play(untimed, ['1']);
    hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'refused');
    hall.press('1', 'next', 'start', 'finish');
    expect(hall.hall.returnSlips.size).toBe(0);
  });

  it('brings a new number the same day, at the step that was reached, with credit for what was waited', () => {
    const hall = sentAway();
    hall.take('withdrawal', 'icbc');
    expect(hall.give(come(first))).toEqual(['ticket-issued', 'visit-queued', 'return-slip-used']);
    expect(hall.last('ticket-issued')).toMatchObject({
      ticket: 'A003',
      services: ['withdrawal'],
      print: true,
    });
    expect(hall.last('visit-queued')).toMatchObject({
      ticket: 'A003',
      queue: 'approval',
      waitedMs: 600_000,
      creditMs: 600_000,
    });
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe('A003');
  });

  it('keeps what was approved: who came as far as the bank comes back to the bank', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start', 'finish');
    hall.press('7', 'next', 'start');
    hall.give(missing('7', 1));
    nextDay(hall, '2026-11-26');
    hall.give(come('2026-11-24-A001-2'));
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    hall.press('7', 'next', 'start', 'finish');
    expect(hall.visit('A001').place).toMatchObject({ is: 'done', outcome: 'approved' });
    expect(hall.hall.returnSlips.size).toBe(0);
  });

  it('keeps the class: green that was confirmed, and a claim that nobody had answered', () => {
    const hall = play(untimed, ['1', '2']);
    hall.take('withdrawal', 'icbc', 'green');
    hall.claim('withdrawal', 'icbc');
    for (const counter of ['1', '2']) {
      hall.press(counter, 'next', 'start');
      hall.give(missing(counter));
    }
    hall.give(come('2026-11-24-A001-1'));
    expect(hall.visit('A003')).toMatchObject({ class: 'green', asked: undefined });
    hall.give(come('2026-11-24-A002-1'));
    expect(hall.visit('A004')).toMatchObject({ class: 'normal', asked: 'green' });
  });

  it('has one live visit: used at two kiosks in one instant it brings one number', () => {
    const hall = sentAway();
    hall.give(come(first));
    expect(hall.give(come(first))).toBe('slip-used');
    expect(hall.hall.visits.size).toBe(2);
  });

  it('is spent when the step is finished with somebody there, and not by a step that time alone began', () => {
    const hall = sentAway();
    hall.give(come(first));
    hall.call('1');
    hall.pass(600);
    hall.press('1', 'next');
    expect(hall.visit('A002').place).toMatchObject({ is: 'waiting', queue: 'icbc' });
    expect(slip(hall)).toMatchObject({ usedBy: 'A002' });
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'gone' });
    hall.give(come(first));
    hall.press('1', 'next', 'start', 'finish');
    expect(slip(hall)).toBeUndefined();
    expect(hall.give(come(first))).toBe('slip-unknown');
  });

  it('is had back by who leaves unserved, and by who is inside when the day ends', () => {
    const hall = sentAway();
    hall.give(come(first));
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'no time' });
    expect(slip(hall)).toMatchObject({ id: first });
    expect(slip(hall)?.usedBy).toBeUndefined();
    hall.give(come(first));
    expect(nextDay(hall, '2026-11-25')).toContain('carried');
    hall.give(come(first));
    expect(taken(hall)).toBe('A001');
    expect(slip(hall)?.usedBy).toBe('A001');
  });

  it('goes over nights and restarts until its last day, is told as over the day after, and then forgotten', () => {
    const hall = sentAway({ ...untimed, times: { ...untimed.times, returnForDays: 2 } });
    nextDay(hall, '2026-11-25');
    nextDay(hall, '2026-11-26');
    hall.restart();
    expect(slip(hall)).toMatchObject({ until: '2026-11-26', day: '2026-11-24', waitedMs: 600_000 });
    expect(nextDay(hall, '2026-11-27')).not.toContain('return-slip-lapsed');
    expect(hall.give(come(first))).toBe('slip-lapsed');
    expect(nextDay(hall, '2026-11-28')).toContain('return-slip-lapsed');
    expect(hall.last('return-slip-lapsed')).toMatchObject({ slip: first, until: '2026-11-26' });
    expect(hall.hall.returnSlips.size).toBe(0);
    expect(hall.give(come(first))).toBe('slip-unknown');
  });

  it('whose last day becomes a holiday by decree is good on the next day that is worked, and no longer', () => {
    const weekdays = { ...untimed, workdays: new Set([1, 2, 3, 4, 5]) };
    const times = { ...untimed.times, returnForDays: 2 };
    const decree = {
      years: new Set(['2026']),
      holidays: new Set(['2026-11-26', '2026-11-27']),
      workdays: new Set(['2026-11-28']),
    };
    const hall = sentAway({ ...weekdays, times });
    expect(slip(hall)?.until).toBe('2026-11-26');
    nextDay(hall, '2026-11-25');
    hall.rules = { ...hall.rules, calendar: decree };
    // Thursday and Friday are off, the Saturday is worked for them.
    expect(nextDay(hall, '2026-11-28')).not.toContain('return-slip-lapsed');
    expect(hall.give(come(first))).toContain('ticket-issued');
    hall.give({ verb: 'abandon', ticket: taken(hall), reason: 'gone' });
    nextDay(hall, '2026-11-30');
    expect(hall.give(come(first))).toBe('slip-lapsed');
    expect(nextDay(hall, '2026-12-01')).toContain('return-slip-lapsed');
  });

  it('that is worked by decree is no day more: what is printed stands', () => {
    const hall = sentAway({ ...untimed, workdays: new Set([1, 2, 3, 4, 5]) });
    const { until } = slip(hall) ?? {};
    const saturdays = new Set(['2026-11-28', '2026-12-05']);
    hall.rules = {
      ...hall.rules,
      calendar: { years: new Set(['2026']), holidays: new Set(), workdays: saturdays },
    };
    nextDay(hall, '2026-11-28');
    expect(slip(hall)?.until).toBe(until);
  });

  it('is not lost with a day that was opened under a date years ahead', () => {
    const hall = sentAway();
    nextDay(hall, '2036-01-01');
    hall.give({ verb: 'open-day', day: '2026-11-25', named: true, insteadOf: '2036-01-01' });
    expect(hall.give(come(first))).toContain('ticket-issued');
  });

  it('is taken back with the press that gave it, unless somebody has come by it', () => {
    const hall = sentAway();
    expect(hall.give({ verb: 'undo', counter: '1' })).toContain('press-undone');
    expect(hall.hall.returnSlips.size).toBe(0);
    hall.give(missing('1', 2));
    hall.give(come(first));
    expect(hall.give({ verb: 'undo', counter: '1' })).toBe('moved-on');
  });

  it('is good again when the press that spent it is taken back', () => {
    const hall = sentAway();
    hall.give(come(first));
    hall.press('1', 'next', 'start');
    hall.give(missing('1', 3));
    expect([...hall.hall.returnSlips.keys()]).toEqual(['2026-11-24-A002-1']);
    hall.give({ verb: 'undo', counter: '1' });
    expect(slip(hall)).toMatchObject({ usedBy: 'A002' });
    expect(hall.hall.returnSlips.size).toBe(1);
  });

  it('knows what it named: a paper that it did not is told twice', () => {
    const hall = sentAway();
    nextDay(hall, '2026-11-25');
    hall.give(come(first));
    hall.press('2', 'next', 'start');
    hall.give(missing('2', 2, 4));
    expect(hall.last('step-finished')?.services).toMatchObject([
      { toldTwice: { papers: [4], counter: '1' } },
    ]);
  });

  it('goes with a visit that the desk takes in again, and a visit by it is not taken in beside that', () => {
    const hall = sentAway();
    expect(hall.give({ verb: 'reopen', ticket: 'A001', reason: 'brought it' })).toEqual([
      'visit-reopened',
      'visit-queued',
      'return-slip-used',
    ]);
    expect(hall.give(come(first))).toBe('slip-used');
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gone' });
    hall.give(come(first));
    expect(hall.give({ verb: 'reopen', ticket: 'A001', reason: 'again' })).toBe('slip-used');
    hall.press('1', 'next', 'start', 'finish');
    expect(hall.give({ verb: 'reopen', ticket: 'A001', reason: 'again' })).toBe('slip-unknown');
  });

  it('is that of the visit which had come by it, when the desk takes that one in again', () => {
    const hall = sentAway();
    hall.give(come(first));
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'gone' });
    hall.give({ verb: 'reopen', ticket: 'A002', reason: 'is back' });
    expect(slip(hall)?.usedBy).toBe('A002');
    expect(hall.give(come(first))).toBe('slip-used');
  });

  it('has one for all services of a step, and each is spent by its own step', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take(['withdrawal', 'loan'], 'icbc');
    hall.press('1', 'next', 'start');
    hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', services: ['withdrawal'] });
    expect(slip(hall)?.services.map(({ service }) => service)).toEqual(['withdrawal']);
  });

  it('is printed again by its ticket and day, and of one that nobody was given there is none', () => {
    const hall = sentAway();
    nextDay(hall, '2026-11-25');
    expect(hall.give({ verb: 'slip', ticket: 'A001', day: '2026-11-24' })).toEqual(['reprint-asked']);
    expect([...hall.hall.jobs.values()]).toContainEqual(
      expect.objectContaining({ is: 'print', what: 'papers', slip: first, again: true }),
    );
    expect(hall.give({ verb: 'slip', ticket: 'A001' })).toBe('slip-unknown');
    for (const device of untimed.printers) hall.give({ verb: 'device-fit', device, why: 'no paper' });
    expect(hall.give({ verb: 'slip', slip: first })).toBe('no-paper');
    expect(hall.give(come(first))).toBe('no-paper');
    expect(slip(hall)?.usedBy).toBeUndefined();
  });

  it('names what the config has no more: the queue that is gone, the service that is gone', () => {
    const hall = sentAway();
    const queues = new Map([...untimed.queues].filter(([id]) => id !== 'icbc'));
    hall.rules = { ...untimed, queues };
    expect(hall.give(come(first))).toBe('unknown-queue');
    hall.rules = { ...untimed, services: new Map() };
    expect(hall.give(come(first))).toBe('unknown-service');
  });
});

describe('a slip held under a scanner', () => {
  const read = (hall: Play, id: string | undefined, until = '2026-12-15') =>
    hall.give({ verb: 'scan', slip: { until, ...(id !== undefined && { id }) } });

  it('brings a number, and tells its place; held there again it is that number', () => {
    const hall = sentAway();
    expect(read(hall, first)).toContain('ticket-issued');
    expect(hall.last('place-asked')).toMatchObject({
      ticket: 'A002',
      answer: { is: 'waiting', queue: 'approval', ahead: 0 },
    });
    expect(read(hall, first)).toEqual([]);
    hall.wait(10);
    expect(read(hall, first)).toEqual(['place-asked']);
    expect(hall.hall.visits.size).toBe(2);
  });

  it('that is past its day, or nobody’s, is told so, and stands on the main board', () => {
    const hall = sentAway();
    read(hall, undefined, '2026-11-23');
    expect(hall.last('place-asked')?.answer).toEqual({ is: 'slip-lapsed' });
    read(hall, undefined);
    expect(hall.last('place-asked')?.answer).toEqual({ is: 'slip-unknown' });
  });

  it('that the hall still knows the day after its last is told so by its code alone', () => {
    const hall = sentAway({ ...untimed, times: { ...untimed.times, returnForDays: 1 } });
    nextDay(hall, '2026-11-25');
    nextDay(hall, '2026-11-26');
    read(hall, first, '2026-12-31');
    expect(hall.last('place-asked')?.answer).toEqual({ is: 'slip-lapsed' });
  });

  it('that brings no number now is told so on the main board, with what to do, and is as good as before', () => {
    const board = ({ rules, hall, now }: Play) => boardPicture(rules, hall, 'main', now()).lines.at(-1)?.text;
    const hall = sentAway();
    for (const device of untimed.printers) hall.give({ verb: 'device-fit', device, why: 'no paper' });
    expect(read(hall, first)).toEqual(['place-asked']);
    expect(hall.last('place-asked')?.answer).toMatchObject({ is: 'slip-later', because: 'no-paper' });
    expect(board(hall)).toContain('取号机暂停');
    // A scanner reads it again while it is held there.
    expect(read(hall, first)).toEqual([]);
    for (const device of untimed.printers) hall.give({ verb: 'device-fit', device });
    const lastTicket = timetableOf('08:30', '17:30').sessions.map(one => ({
      ...one,
      lastTicketMs: sinceMidnightMs('09:05'),
    }));
    const evening = sentAway({ ...untimed, timetable: { sessions: lastTicket } });
    read(evening, first);
    expect(evening.last('place-asked')?.answer).toMatchObject({ because: 'no-tickets', until: '2026-12-15' });
    expect(board(evening)).toContain('现在不取号。此告知单2026-12-15前（含当日）有效，请稍后或改日再来');
    hall.rules = { ...untimed, services: new Map() };
    hall.wait(3);
    read(hall, first);
    expect(hall.last('place-asked')?.answer).toMatchObject({ because: 'other' });
    expect(board(hall)).toContain('此告知单不能使用，请到咨询台查询');
    hall.rules = untimed;
    hall.wait(3);
    expect(read(hall, first)).toContain('ticket-issued');
  });
});
