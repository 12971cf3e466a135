import { describe, expect, it } from 'vitest';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { handle } from '../../../daemon/core/decide/handle.ts';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import { alarmIn, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { back, entered, fails, fullHall, print, served } from '../../kit/hall/power-cut.ts';
import { timetableOf } from '../../kit/hall/rules.ts';

const minutes = 60;
const lists = (hall: Play) => hall.last('queues-printed')?.lists.map(({ queue }) => queue);
const listJobs = (hall: Play) =>
  [...hall.hall.jobs.values()].flatMap(job =>
    job.is === 'print' && job.what === 'queue' ? [job.queue] : [],
  );

describe('when the lights go out (R21)', () => {
  it('the queues are printed once the power has failed for 30 s, the fullest first, before any ticket', () => {
    const hall = fullHall();
    expect(hall.give(fails)).toEqual(['power-failing']);
    expect(hall.pass(29)).not.toContain('queues-printed');
    expect(hall.pass(1)).toContain('queues-printed');
    expect(hall.last('queues-printed')?.lists).toEqual([
      { queue: 'approval', waiting: 3, series: 'A', from: 6, to: 35 },
      { queue: 'icbc', waiting: 2 },
    ]);
    expect(listJobs(hall)).toEqual(['approval', 'icbc']);
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toMatchObject({
      what: 'queue',
      queue: 'approval',
    });
    expect(hall.pass(10 * minutes).filter(kind => kind === 'queues-printed')).toEqual([]);
  });

  it('a power that is back sooner prints nothing, however often it flaps', () => {
    const hall = fullHall();
    for (let time = 0; time < 10; time += 1) {
      hall.give(fails);
      hall.pass(29);
      expect(hall.give(back)).toEqual(['power-back']);
      hall.pass(5);
    }
    expect(hall.last('queues-printed')).toBeUndefined();
    expect(hall.hall.alarms.has('power')).toBe(false);
  });

  it('what is told again changes nothing: the 30 s run from the first time', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(20);
    expect(hall.give(fails)).toEqual([]);
    expect(hall.pass(11)).toContain('queues-printed');
    expect(hall.give(back)).toContain('power-back');
    expect(hall.give(back)).toEqual([]);
  });

  it('where the battery is low it does not wait', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.give({ ...fails, battery: 'low' });
    expect(hall.pass(0)).toContain('queues-printed');
    expect(hall.give({ ...fails, battery: 'low' })).toEqual([]);
  });

  it('where nobody waits nothing is printed, until somebody does', () => {
    const hall = playOf(untimed, ['1']);
    hall.give(fails);
    hall.pass(5 * minutes);
    expect(hall.last('queues-printed')).toBeUndefined();
    hall.take('loan');
    expect(hall.pass(0)).toContain('queues-printed');
  });

  it('a hall without a printer goes by the tickets: what was served is entered all the same', () => {
    const hall = fullHall({ ...untimed, printers: [] });
    hall.give(fails);
    expect(hall.pass(60)).not.toContain('queues-printed');
    expect(served(hall, {})).toContain('served-by-paper');
  });

  it('in a closed hall nothing is printed; it is known in the morning that the power still fails', () => {
    const hall = fullHall();
    hall.give({ verb: 'close-day' });
    expect(hall.give(fails)).toEqual(['power-failing']);
    hall.pass(5 * minutes);
    expect(hall.give({ verb: 'open-day', day: '2026-11-25' })).toContain('power-failing');
    hall.take('loan');
    hall.pass(31);
    expect(lists(hall)).toEqual(['approval']);
    hall.restart();
    expect(hall.hall.power.failing).toBeDefined();
  });

  it('lists that are not out when the day ends are not printed any more', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    expect(hall.give({ verb: 'close-day' })).toContain('queue-list-dropped');
    expect(listJobs(hall)).toEqual([]);
  });
});

describe('the lists', () => {
  it('when the power is back, those that nobody has begun are not printed, and the alarm names them', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall);
    expect(hall.give(back)).toEqual(['power-back', 'queue-list-dropped']);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({
      is: 'enter',
      out: ['approval'],
      missing: ['icbc'],
    });
  });

  it('come out of whatever printer works, side by side', () => {
    const hall = fullHall({ ...untimed, printers: ['printer-1', 'printer-2'] });
    hall.give(fails);
    hall.pass(31);
    const first = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
    expect(first).toMatchObject({ queue: 'approval' });
    expect(nextPrint(hall.rules, hall.hall, new Set([first?.id ?? '']), 'printer-2')).toMatchObject({
      queue: 'icbc',
    });
  });

  it('one that a printer has begun is waited for, and is printed again if nobody knows its end', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.restart();
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toMatchObject({
      queue: 'approval',
      begun: true,
    });
    print(hall);
    expect(hall.last('ticket-print-begun')).toMatchObject({ queue: 'approval', again: true });
    expect(hall.hall.power.out).toContain('approval');
  });

  it('one that breaks off when the power is back is not begun once more', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.give(back);
    const job = hall.last('ticket-print-begun')?.job ?? '';
    expect(
      hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'failed', why: 'paper out' }),
    ).toEqual(['ticket-print-failed', 'queue-list-dropped']);
    expect(listJobs(hall)).toEqual([]);
  });

  it('one that a process had begun and died with is not begun once more when the power is back', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.give(back);
    hall.restart();
    const job = hall.last('ticket-print-begun')?.job ?? '';
    expect(hall.give({ verb: 'begin-job', job, device: 'printer-1' })).toEqual(['queue-list-dropped']);
    expect(hall.last('queue-list-dropped')).toMatchObject({ queue: 'approval', why: 'power-back' });
    expect(listJobs(hall)).toEqual([]);
  });

  it('one of which nobody knows the end is not printed beside those of the next power cut', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall, 'begun');
    hall.restart();
    expect(hall.give(entered)).toEqual([
      'power-back',
      'queue-list-dropped',
      'paper-entered',
      'queue-list-dropped',
    ]);
    hall.give(fails);
    hall.pass(31);
    expect(listJobs(hall)).toEqual(['approval', 'icbc']);
  });

  it('what is not begun within five minutes is not printed any more: nobody waits for paper longer', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    print(hall);
    hall.pass(5 * minutes - 2);
    expect(listJobs(hall)).toEqual(['icbc']);
    hall.pass(2);
    expect(listJobs(hall)).toEqual([]);
    expect(hall.last('queue-list-dropped')).toMatchObject({ queue: 'icbc', why: 'too-late' });
  });

  it('one that a dead process had begun is given up at last', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(31);
    for (let list = 0; list < 2; list += 1) print(hall, 'begun');
    hall.restart();
    hall.pass(11 * minutes);
    expect(listJobs(hall)).toEqual([]);
  });
});

it('every moment that a power cut brings is one that a tick does something at', () => {
  const hall = playOf({ ...untimed, timetable: timetableOf('08:30', '12:00') }, ['1']);
  hall.take('loan');
  hall.give(fails);
  const due = nextDeadline(hall.rules, hall.hall, hall.now());
  expect(due).toBeLessThanOrEqual(hall.now() + 30_000);
  const ticked = handle(hall.rules, structuredClone(hall.hall), { verb: 'tick' }, hall.now() + 30_000);
  expect(isRefusal(ticked) ? [] : ticked.map(({ kind }) => kind)).toContain('queues-printed');
});
