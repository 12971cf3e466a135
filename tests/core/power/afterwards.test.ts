import { describe, expect, it } from 'vitest';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import { powerTold } from '../../../daemon/core/outputs/power-told.ts';
import { queueListLines } from '../../../daemon/core/outputs/queue-list.ts';
import { alarmIn, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import {
  back,
  came,
  entered,
  fails,
  fullHall,
  onPaper,
  print,
  printAll,
  served,
} from '../../kit/hall/power-cut.ts';

const minutes = 60;

describe('afterwards', () => {
  /** Somebody is called, and does not come. */
  function calledInVain(hall: Play): void {
    hall.press('1', 'next');
    hall.sayAll();
    hall.wait(61);
  }

  it('nobody is missed until the list is entered, or 15 min have passed since the power was back', () => {
    const hall = onPaper();
    calledInVain(hall);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.give(back);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.wait(15 * minutes - 1);
    expect(hall.press('1', 'miss')).toBe('paper-first');
    hall.wait(1);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });

  it('when the list is entered they are at once', () => {
    const hall = onPaper();
    calledInVain(hall);
    hall.give(back);
    hall.give(entered);
    expect(hall.press('1', 'miss')).toContain('visit-missed');
  });

  it('that the list is entered tells that the power is back', () => {
    const hall = onPaper();
    expect(hall.give(entered)).toEqual(['power-back', 'paper-entered']);
    expect(hall.pass(5 * minutes)).not.toContain('queues-printed');
  });

  it('who missed a call, or was away when it went dark, has not left and is not missed by time', () => {
    const hall = playOf(untimed, ['1']);
    for (let taken = 0; taken < 4; taken += 1) hall.take('withdrawal', 'icbc');
    hall.miss('1');
    hall.give({ verb: 'step-away', ticket: 'A002' });
    hall.press('1', 'next');
    expect(hall.visit('A002').place).toMatchObject({ is: 'away', due: {} });
    hall.give(fails);
    hall.pass(31);
    expect(hall.pass(60 * minutes)).not.toContain('visit-left');
    hall.give(back);
    hall.pass(15 * minutes - 1);
    expect(hall.visit('A001').place.is).toBe('missed');
    expect(hall.visit('A002').place.is).toBe('away');
    hall.pass(2);
    expect(hall.visit('A001').place.is).toBe('left');
    expect(hall.visit('A002').place.is).toBe('missed');
  });

  it('the power fails again before that: the lists that lie there hold on', () => {
    const hall = onPaper();
    hall.give(back);
    hall.pass(10 * minutes);
    hall.give(fails);
    expect(hall.pass(20 * minutes)).not.toContain('queues-printed');
    calledInVain(hall);
    expect(hall.press('1', 'miss')).toBe('paper-first');
  });

  describe('the power fails again before that, and not every list came out', () => {
    /** The list of approval alone, or none. */
    function brokenOff(lists: 0 | 1): Play {
      const hall = fullHall();
      hall.give(fails);
      hall.pass(31);
      if (lists === 1) print(hall);
      expect(hall.give(back)).toContain('queue-list-dropped');
      hall.pass(10 * minutes);
      hall.give(fails);
      return hall;
    }
    const told = (hall: Play) => powerTold(hall.rules, hall.hall)?.lists;
    const printed = (hall: Play) => hall.last('queues-printed')?.lists;

    it('the one that did not is printed, and the others are as good as before', () => {
      const hall = brokenOff(1);
      expect(hall.pass(29)).not.toContain('queues-printed');
      const { printedAt } = hall.hall.power;
      expect(hall.pass(1)).toContain('queues-printed');
      expect(printed(hall)).toEqual([{ queue: 'icbc', waiting: 2 }]);
      expect(told(hall)).toMatchObject([
        { queue: 'approval', is: 'out', open: 3 },
        { queue: 'icbc', is: 'owed', open: 2 },
      ]);
      printAll(hall);
      hall.pass(1);
      expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ out: ['approval', 'icbc'], missing: [] });
      expect(hall.hall.power.printedAt, 'what began before the first is told by neither').toBe(printedAt);
      expect(came(hall, 'A006')).toContain('visit-queued');
    });

    it('where none did, all are printed, marked and with the same numbers: flapping uses up no others', () => {
      const hall = brokenOff(0);
      const before = printed(hall);
      for (let flap = 0; flap < 10; flap += 1) {
        expect(hall.pass(30)).toContain('queues-printed');
        expect(printed(hall)).toEqual(before);
        hall.pass(1);
        hall.give(back);
        hall.give(fails);
      }
      hall.pass(30);
      printAll(hall);
      const begun = hall.log.flatMap(({ event }) => (event.kind === 'ticket-print-begun' ? [event] : []));
      expect(begun.filter(({ what }) => what === 'queue')).toMatchObject([
        { queue: 'approval', again: true },
        { queue: 'icbc', again: true },
      ]);
      expect(hall.take('withdrawal', 'icbc')).toBe('A036');
    });

    it('a number that somebody has from a piece of it is not offered again', () => {
      const hall = brokenOff(0);
      expect(came(hall, 'A007')).toContain('visit-queued');
      hall.pass(30);
      const job = nextPrint(hall.rules, hall.hall, new Set(), 'printer-1');
      if (job?.what !== 'queue') throw new Error('no list');
      const lines = queueListLines(hall.rules, hall.hall, job, { again: true, now: hall.now() });
      const torn = lines.flatMap(line => ('text' in line && line.size === 2 ? [line.text] : []));
      expect(torn).toEqual(expect.arrayContaining(['A006', 'A008']));
      expect(torn).not.toContain('A007');
    });

    it('a queue in which nobody waited has one now, and who came to it since is on it', () => {
      const hall = brokenOff(1);
      hall.take('advice');
      expect(hall.pass(30)).toContain('queues-printed');
      expect(
        printed(hall)
          ?.map(({ queue }) => queue)
          .toSorted(),
      ).toEqual(['advice', 'icbc']);
      expect(told(hall)?.find(({ queue }) => queue === 'advice')).toMatchObject({ open: 1 });
    });

    it('it has five minutes to come out, and is not printed once more in the same failure', () => {
      const hall = brokenOff(1);
      hall.pass(30);
      expect(hall.pass(5 * minutes - 1)).not.toContain('queue-list-dropped');
      expect(hall.pass(1)).toContain('queue-list-dropped');
      expect(hall.pass(20 * minutes)).not.toContain('queues-printed');
      expect(told(hall)).toMatchObject([{ is: 'out' }, { is: 'dropped', why: 'too-late' }]);
    });

    it('a flicker prints nothing', () => {
      const hall = brokenOff(0);
      hall.pass(29);
      hall.give(back);
      expect(hall.pass(5 * minutes)).not.toContain('queues-printed');
    });
  });

  describe('the power fails again later than that, and nobody said that the lists are entered', () => {
    function hoursLater(): Play {
      const hall = onPaper();
      hall.give(back);
      hall.pass(15 * minutes);
      hall.give(fails);
      hall.pass(1);
      return hall;
    }

    it('the queues are printed anew, with other numbers; nobody is missed again, and the first lists are still taken', () => {
      const hall = hoursLater();
      const { printedAt: at = 0 } = hall.hall.power;
      expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'failing' });
      expect(hall.pass(30)).toContain('queues-printed');
      calledInVain(hall);
      expect(hall.last('queues-printed')?.lists[0]).toMatchObject({ queue: 'approval', from: 36, to: 65 });
      expect(hall.press('1', 'miss')).toBe('paper-first');
      hall.give(back);
      expect(served(hall, { ticket: 'A004', at })).toContain('served-by-paper');
      for (const ticket of ['A006', 'A036']) expect(came(hall, ticket)).toContain('visit-queued');
      expect(hall.give(entered)).toContain('paper-entered');
    });

    it('if it flickers, the first lists are asked for as before, and whoever does not come is missed', () => {
      const hall = hoursLater();
      hall.give(back);
      expect(hall.pass(5 * minutes)).not.toContain('queues-printed');
      expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'enter' });
      calledInVain(hall);
      expect(hall.press('1', 'miss')).toContain('visit-missed');
      expect(hall.give(entered)).toContain('paper-entered');
    });
  });

  it('the alarm tells what to do until it is done', () => {
    const hall = fullHall();
    hall.give(fails);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')).toMatchObject({ severity: 'critical', args: { is: 'failing' } });
    hall.pass(31);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'on-paper', out: [] });
    printAll(hall);
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ out: ['approval', 'icbc'], missing: [] });
    hall.give(back);
    hall.pass(20 * minutes);
    expect(alarmIn(hall.hall, 'power')).toMatchObject({ severity: 'warning', args: { is: 'enter' } });
    hall.give(entered);
    hall.pass(1);
    expect(hall.hall.alarms.has('power')).toBe(false);
  });

  it('a hall that was dark and starts again has power; one whose process ended for a moment does not know', () => {
    const hall = onPaper();
    const starts = (unheardMs: number) =>
      hall.give({ verb: 'set-clock', wall: hall.now(), unheardMs, starts: true });
    hall.restart();
    expect(starts(5_000)).not.toContain('power-back');
    // A wall clock that jumps while it runs is no dark.
    hall.give({ verb: 'set-clock', wall: hall.now(), unheardMs: 3 * 60 * minutes * 1000 });
    expect(hall.hall.power.failing).toBeDefined();
    hall.wait(3 * 60 * minutes);
    hall.restart();
    expect(starts(3 * 60 * minutes * 1000)).toContain('power-back');
    expect(hall.last('power-back')).toMatchObject({ started: true });
    hall.pass(1);
    expect(alarmIn(hall.hall, 'power')?.args).toMatchObject({ is: 'enter' });
  });
});
