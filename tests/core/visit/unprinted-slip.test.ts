/** R15: a return slip that no printer could print is told as long as its citizen has no paper, and nobody has come by it. */
import { describe, expect, it } from 'vitest';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import { textOf } from '../../../daemon/text/staff/sentences.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const slip = '2026-11-24-A001-1';
const device = 'printer-1';
const told = ({ hall }: Play) => [...hall.alarms.values()].filter(({ id }) => id.startsWith('slip-failed-'));

function tries(hall: Play, ...outcomes: ('failed' | 'done')[]): void {
  for (const outcome of outcomes) {
    const job = nextPrint(hall.rules, hall.hall, new Set(), device)?.id;
    if (job === undefined) throw new Error('nothing is owed');
    hall.give({ verb: 'begin-job', job, device });
    hall.give({ verb: 'end-job', job, device, outcome, ...(outcome === 'failed' && { why: 'jam' }) });
  }
  hall.pass(1);
}

/** The slip of A001 was tried so often in vain. */
function givenUp(times = 3): Play {
  const hall = play(untimed, ['1']);
  hall.take('withdrawal', 'icbc');
  tries(hall, 'done');
  hall.press('1', 'next', 'start');
  hall.give({ verb: 'finish', counter: '1', outcome: 'papers-missing', missing: [2] });
  tries(hall, ...Array.from({ length: times }, () => 'failed' as const));
  return hall;
}

function nextDay(hall: Play, day: string): void {
  hall.give({ verb: 'close-day' });
  hall.wait(3600);
  hall.give({ verb: 'open-day', day });
  hall.pass(0);
}

describe('a return slip that was given up', () => {
  it('is told, once it is tried no more, with its ticket and day and what to do', () => {
    expect(told(givenUp(2))).toEqual([]);
    const [alarm, ...others] = told(givenUp());
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({ severity: 'warning', subject: { ticket: 'A001', device } });
    expect(alarm && textOf(alarm)).toMatch(
      /^the return slip of A001 of 2026-11-24 .* did not come out \(the last time at printer-1: jam\)/u,
    );
  });

  it('is told until the desk has had it printed', () => {
    const hall = givenUp();
    hall.give({ verb: 'slip', slip });
    tries(hall, 'failed', 'failed', 'failed');
    expect(told(hall)).toHaveLength(1);
    hall.give({ verb: 'slip', slip });
    tries(hall, 'done');
    expect(told(hall)).toEqual([]);
    hall.restart();
    expect(told(hall)).toEqual([]);
  });

  it('until somebody has come by its code', () => {
    const hall = givenUp();
    hall.give({ verb: 'come-again', slip, print: false });
    hall.pass(0);
    expect(told(hall)).toEqual([]);
  });

  it('and again once whoever came by its code leaves without being served', () => {
    const hall = givenUp();
    hall.give({ verb: 'come-again', slip, print: false });
    hall.pass(0);
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'no time' });
    hall.pass(0);
    const [alarm] = told(hall);
    expect(alarm?.args).toEqual({ ticket: 'A001', day: '2026-11-24', device, why: 'jam' });
    hall.restart();
    expect(hall.pass(0)).toEqual([]);
  });

  it('also where it failed the last time while they held it by its code, once they leave', () => {
    const held = givenUp(2);
    held.give({ verb: 'come-again', slip, print: false });
    tries(held, 'failed');
    expect(told(held)).toEqual([]);
    held.give({ verb: 'abandon', ticket: 'A002', reason: 'no time' });
    held.pass(0);
    expect(told(held)).toHaveLength(1);
    held.give({ verb: 'slip', slip });
    tries(held, 'done');
    expect(told(held)).toEqual([]);
  });

  it('until the desk has taken them in again', () => {
    const hall = givenUp();
    hall.give({ verb: 'reopen', ticket: 'A001', reason: 'brought it' });
    hall.pass(0);
    expect(told(hall)).toEqual([]);
  });

  it('or until the press that gave it is taken back', () => {
    const hall = givenUp();
    expect(hall.press('1', 'undo')).toContain('press-undone');
    hall.pass(0);
    expect(told(hall)).toEqual([]);
  });

  it('in the morning it is tried again, and told anew with its day, of no visit of that morning', () => {
    const hall = givenUp();
    nextDay(hall, '2026-11-25');
    expect(told(hall)).toEqual([]);
    tries(hall, 'failed', 'failed', 'failed');
    const [alarm] = told(hall);
    expect(alarm?.args).toMatchObject({ ticket: 'A001', day: '2026-11-24' });
    expect(alarm?.subject).toEqual({ device });
  });
});
