import { describe, expect, it } from 'vitest';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import type { Counter, Rules } from '../../../daemon/core/types/rules.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const minutes = (count: number) => count * 60;

const promising: Rules = {
  ...untimed,
  queues: new Map(
    [...untimed.queues].map(([id, queue]) => [
      id,
      { ...queue, promiseMs: 20 * 60_000, serveMs: 15 * 60_000 },
    ]),
  ),
};
/** A day is opened at 09:00 in these tests. */
const withLunch = timetableOf('08:30', '12:00', '14:00', '17:30');

/** The alarms that were raised (+) and cleared (-), in their order. */
function alarmsOf({ log }: Play): string[] {
  return log.flatMap(({ event }) => {
    if (event.kind === 'alarm-raised') return [`+${event.alarm}`];
    return event.kind === 'alarm-cleared' ? [`-${event.alarm}`] : [];
  });
}
const active = ({ hall }: Play) => [...hall.alarms.keys()];

/** Not a second before. */
function raisedJustAfter(hall: Play, seconds: number, ...alarms: string[]): void {
  hall.pass(seconds - 1);
  expect(active(hall).filter(alarm => alarms.includes(alarm))).toEqual([]);
  hall.pass(1);
  expect(active(hall)).toEqual(expect.arrayContaining(alarms));
}

/** Its visit is being served at counter 1. */
function serve(hall: Play, service = 'loan', bank?: string): string {
  const ticket = hall.take(service, bank);
  hall.press('1', 'next');
  hall.sayAll(0);
  hall.press('1', 'start');
  return ticket;
}

describe('a promised wait', () => {
  it('that is passed raises an alarm once, and clears it when nobody waits that long any more', () => {
    const hall = play(promising, ['1']);
    serve(hall);
    hall.take('loan');
    hall.take('loan');
    raisedJustAfter(hall, minutes(20), 'wait-approval');
    hall.pass(minutes(30));
    const waits = () => active(hall).includes('wait-approval');
    for (const stillWaits of [true, false]) {
      hall.press('1', 'refused', 'next');
      hall.pass(0);
      expect(waits()).toBe(stillWaits);
    }
    expect(alarmsOf(hall).filter(alarm => alarm.includes('wait'))).toEqual([
      '+wait-approval',
      '-wait-approval',
    ]);
  });

  it('is told with what was found, what was promised and which counters can help', () => {
    const hall = play(promising, ['1', '2']);
    serve(hall);
    hall.press('2', 'pause');
    hall.take('loan');
    hall.pass(minutes(20));
    expect(alarmIn(hall.hall, 'wait-approval')).toMatchObject({
      severity: 'warning',
      subject: { queue: 'approval', ticket: 'B002' },
      text: 'B002 has waited 20 min in queue approval, promised are at most 20 min; open a counter that serves it: counters 2, 3, 4, 5, 6',
      count: 1,
    });
  });

  it('stands still over lunch', () => {
    const hall = play({ ...promising, timetable: withLunch }, ['1']);
    hall.pass(2.9 * 3600);
    serve(hall);
    hall.take('loan');
    raisedJustAfter(hall, minutes(6 + 120 + 14), 'wait-approval');
  });

  it('stands still in the breaks of the institution that made it', () => {
    const icbc = { timetable: withLunch };
    const hall = play(changed(promising, { institutions: { icbc } }), ['1', '7']);
    hall.pass(2.9 * 3600);
    for (let visit = 0; visit < 2; visit += 1) {
      serve(hall, 'withdrawal', 'icbc');
      hall.press('1', 'finish');
    }
    serve(hall);
    hall.take('loan');
    hall.pass(minutes(20));
    expect(active(hall)).toContain('wait-approval');
    expect(active(hall)).not.toContain('wait-icbc');
    hall.pass(minutes(120));
    expect(active(hall)).toContain('wait-icbc');
  });
});

describe('a counter', () => {
  it('that serves too long raises an alarm, and one more when its clerk must have forgotten to finish', () => {
    const hall = play(promising);
    serve(hall);
    hall.pass(minutes(15) - 1);
    expect(alarmsOf(hall)).toEqual([]);
    hall.pass(1);
    expect(alarmsOf(hall)).toEqual(['+serve-1']);
    hall.pass(minutes(45) - 1);
    expect(alarmsOf(hall)).toEqual(['+serve-1']);
    hall.pass(1);
    expect(alarmsOf(hall)).toEqual(['+serve-1', '+forgotten-1']);
    hall.press('1', 'refused');
    hall.pass(0);
    expect(active(hall)).toEqual([]);
  });

  it('is not blamed for the time over lunch', () => {
    const hall = play({ ...promising, timetable: withLunch });
    hall.pass(3 * 3600 - 60);
    serve(hall);
    hall.pass(minutes(1 + 120 + 14) - 1);
    expect(active(hall)).not.toContain('serve-1');
    hall.pass(1);
    expect(alarmIn(hall.hall, 'serve-1')?.text).toBe(
      'counter 1 has had B001 in hand for 15 min, expected at most 15 min for approval; ask the clerk whether help is needed',
    );
    expect(active(hall)).not.toContain('forgotten-1');
  });

  it('that is idle for five minutes while people wait for it raises an alarm until it calls', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('loan');
    raisedJustAfter(hall, minutes(5), 'no-calls-approval');
    hall.press('1', 'next');
    hall.pass(0);
    expect(active(hall)).toEqual([]);
  });

  it('that was busy until now has five minutes of its own', () => {
    const hall = play(untimed, ['1']);
    serve(hall);
    hall.take('loan');
    hall.pass(minutes(20));
    hall.press('1', 'refused');
    raisedJustAfter(hall, minutes(5), 'no-calls-approval');
  });

  it('is not blamed over lunch, nor before the hall begins to work', () => {
    const hall = play({ ...untimed, timetable: { sessions: withLunch.sessions.slice(1) } }, ['1']);
    hall.take('loan');
    raisedJustAfter(hall, 5 * 3600 + minutes(5), 'no-calls-approval');
  });
});

describe('a queue', () => {
  it('is served by a counter that takes it over (AB岗)', () => {
    const hall = play(untimed, ['5']);
    hall.take('advice');
    hall.pass(60);
    expect(active(hall)).toEqual([]);
    hall.press('5', 'pause');
    hall.pass(0);
    expect(active(hall)).toEqual(['unserved-advice']);
  });

  it('is not served by a counter that will pause after its visit', () => {
    const hall = play(untimed, ['1']);
    serve(hall);
    hall.take('loan');
    hall.pass(0);
    expect(active(hall)).toEqual([]);
    hall.press('1', 'pause');
    hall.pass(0);
    expect(active(hall)).toEqual(['unserved-approval']);
  });

  it('is nobody to be alarmed for in a break or before the first session', () => {
    const hall = play({ ...untimed, timetable: { sessions: withLunch.sessions.slice(1) } }, []);
    hall.take('loan');
    raisedJustAfter(hall, 5 * 3600, 'unserved-approval');
  });

  it('that the config does not know any more is told, and that those in it must be sent elsewhere', () => {
    const hall = play(untimed, ['1', '7']);
    serve(hall, 'withdrawal', 'icbc');
    hall.press('1', 'finish');
    const counters = new Map([...untimed.counters].filter(([id]) => !['7', '8', '9'].includes(id)));
    const queues = new Map([...untimed.queues].filter(([id]) => id !== 'icbc'));
    hall.restart({ ...untimed, counters, queues });
    hall.pass(0);
    expect(alarmIn(hall.hall, 'unserved-icbc')?.text).toContain('transfer those who wait');
  });
});

describe('a parked visit', () => {
  it('that does not come back raises an alarm, until it is resumed or gives up', () => {
    const hall = play(untimed);
    for (const counter of ['1', '2']) {
      hall.take('loan');
      hall.press(counter, 'next', 'start', 'park');
    }
    raisedJustAfter(hall, minutes(120), 'parked-b001', 'parked-b002');
    hall.press('1', 'resume');
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'asked' });
    hall.pass(0);
    expect(active(hall)).toEqual([]);
  });
});

describe('a ticket that no printer could print', () => {
  function failPrint(hall: Play, times: number): void {
    for (let time = 0; time < times; time += 1) {
      const job = hall.hall.jobs.values().find(({ is }) => is === 'print')?.id ?? '';
      hall.give({ verb: 'begin-job', job, device: 'printer-1' });
      hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'failed', why: 'cutter jammed' });
    }
  }
  function unprinted(): Play {
    const hall = play(untimed, ['1']);
    hall.take('loan');
    failPrint(hall, 2);
    expect(active(hall)).toEqual([]);
    failPrint(hall, 1);
    hall.pass(60);
    expect(active(hall)).toEqual(['not-printed-b001']);
    return hall;
  }

  it('raises an alarm, which a reprint that comes out clears and one that fails does not repeat', () => {
    const hall = unprinted();
    expect(alarmIn(hall.hall, 'not-printed-b001')).toMatchObject({
      severity: 'critical',
      text: expect.stringContaining('at printer-1: cutter jammed') as string,
      subject: { ticket: 'B001' },
    });
    hall.give({ verb: 'reprint', ticket: 'B001' });
    failPrint(hall, 3);
    hall.give({ verb: 'reprint', ticket: 'B001' });
    const job = hall.hall.jobs.values().find(({ is }) => is === 'print')?.id ?? '';
    hall.give({ verb: 'begin-job', job, device: 'printer-1' });
    hall.give({ verb: 'end-job', job, device: 'printer-1', outcome: 'done' });
    expect(alarmsOf(hall)).toEqual(['+not-printed-b001', '-not-printed-b001']);
  });

  it('is told over lunch too', () => {
    const hall = play({ ...untimed, timetable: withLunch }, ['0', '1', '7', '10']);
    hall.pass(3.5 * 3600);
    hall.take('loan');
    failPrint(hall, 3);
    hall.pass(60);
    expect(alarmsOf(hall)).toEqual(['+not-printed-b001']);
  });

  it('is missed by nobody once its visit is over', () => {
    const hall = unprinted();
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'asked' });
    hall.pass(0);
    expect(active(hall)).toEqual([]);
  });

  it('is not one whose return slip failed: that has an alarm of its own', () => {
    const hall = play(untimed, ['1']);
    hall.hall.jobs.clear();
    serve(hall);
    hall.hall.jobs.clear();
    hall.press('1', 'papers-missing');
    failPrint(hall, 3);
    expect(nextPrint(hall.rules, hall.hall, new Set(), 'printer-1')).toBeUndefined();
    expect(active(hall)).toEqual(['slip-failed-2026-11-24-b001-1']);
  });
});

describe('an alarm', () => {
  it('outlives a restart, and is neither raised nor cleared by it', () => {
    const hall = play(promising, ['1']);
    serve(hall);
    hall.pass(minutes(20));
    const before = alarmsOf(hall);
    hall.restart();
    expect(hall.pass(0)).toEqual([]);
    expect(alarmsOf(hall)).toEqual(before);
    expect(active(hall)).toEqual(['serve-1']);
  });

  it('is acknowledged by name, once; one that is not active is not known', () => {
    const hall = play(promising, ['1']);
    serve(hall);
    hall.pass(minutes(20));
    const ack = { verb: 'alarm-ack', alarm: 'serve-1', by: 'ops' } as const;
    expect(hall.give(ack)).toEqual(['alarm-acknowledged']);
    expect(alarmIn(hall.hall, 'serve-1')).toMatchObject({ ackedBy: 'ops' });
    expect(hall.give(ack)).toEqual([]);
    expect(hall.give({ ...ack, alarm: 'serve-2' })).toBe('unknown-alarm');
    hall.press('1', 'refused');
    hall.pass(0);
    expect(hall.give(ack)).toBe('unknown-alarm');
  });

  it('that comes again is counted', () => {
    const hall = play(promising, ['1']);
    for (let time = 0; time < 2; time += 1) {
      serve(hall);
      hall.pass(minutes(15));
      hall.press('1', 'refused');
      hall.pass(0);
    }
    serve(hall);
    hall.pass(minutes(15));
    expect(alarmIn(hall.hall, 'serve-1')?.count).toBe(3);
  });

  it('is named within 32 letters, by names that stay apart', () => {
    const long = ['a', 'b'].map(end => `information-desk-at-the-door-${end}`);
    const counters = new Map<string, Counter>([
      ...untimed.counters,
      ...long.map(id => [id, { id, institution: 'centre', queues: ['approval'], backup: [] }] as const),
    ]);
    const hall = play({ ...untimed, counters }, long);
    for (const counter of long) hall.give({ verb: 'ask-supervisor', counter });
    const raised = active(hall);
    expect(new Set(raised).size).toBe(2);
    for (const id of raised) expect(id).toMatch(/^supervisor-asked-[a-z0-9-]{1,15}$/);
  });
});
