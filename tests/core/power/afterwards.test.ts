import { describe, expect, it } from 'vitest';
import { alarmIn, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { back, came, entered, fails, fullHall, onPaper, printAll, served } from '../../kit/hall/power-cut.ts';

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
