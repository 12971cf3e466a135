/** R10: a day that was opened under a wrong date is put right: it is closed and stays, and numbers go on above it. */
import { describe, expect, it } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { alarmIn, type Play, play, untimed } from '../../kit/hall/play.ts';
import { figuresOf } from '../../tools/report/figures-of.ts';

const wrong = '2036-01-01';
const right = '2026-11-25';
const putRight = { verb: 'open-day', day: right, insteadOf: wrong } as const;

/** 2026-11-24 is over, and the next morning was opened as 2036-01-01. */
function opened(): Play {
  const hall = play(untimed);
  hall.give({ verb: 'close-day' });
  hall.give({ verb: 'open-day', day: wrong });
  hall.press('1', 'open');
  return hall;
}

function refusal(hall: Play, command: Command): string {
  const outcome = handle(untimed, hall.hall, command, hall.now());
  return 'refused' in outcome ? refusalText(outcome) : 'done';
}

describe('a day under a wrong date', () => {
  it('is closed when it is open, and the right one carries what was open', () => {
    const hall = opened();
    hall.give({ verb: 'follow-up-open', source: 'mail', text: 'x' });
    const ticket = hall.take('loan');
    const kinds = hall.give(putRight);
    expect(kinds).toEqual([
      'visit-left',
      'counter-closed',
      'day-closed',
      'day-opened',
      ...Array(4).fill('carried'),
    ]);
    expect(hall.log.at(-8)?.event).toMatchObject({
      kind: 'visit-left',
      ticket,
      reason: 'closing',
      order: 'open-day',
    });
    expect(hall.log.at(-5)?.event).toMatchObject({ kind: 'day-opened', day: right, insteadOf: wrong });
    hall.restart();
    expect(hall.hall).toMatchObject({ day: right, open: true, skips: new Map([[right, 1]]) });
    expect([...hall.hall.followUps.keys()]).toEqual([`${wrong}-f1`]);
    expect(hall.take('loan')).toBe('B002');
    expect(hall.give({ verb: 'open-day', day: '2026-11-26' })).toBe('already-open');
  });

  it('is put right when it was closed, too', () => {
    const hall = opened();
    hall.give({ verb: 'close-day' });
    expect(hall.give(putRight)).toEqual(['day-opened', 'carried', 'carried']);
    expect(hall.take('loan')).toBe('B001');
  });

  it('gives no number that may be on paper: neither its own, nor those skipped in it or of the right day', () => {
    const hall = opened();
    const skip = (day: string, to: number) =>
      hall.log.push({ event: { kind: 'numbers-skipped', day, to }, at: hall.now() });
    skip(wrong, 30);
    hall.restart();
    expect(hall.take('loan')).toBe('B031');
    hall.give(putRight);
    expect(hall.take('loan')).toBe('B032');
  });

  it('is nothing that two orders put right: the second is refused, and nothing is closed by it', () => {
    const hall = opened();
    hall.give(putRight);
    expect(hall.give(putRight)).toBe('too-late');
    expect(hall.give({ ...putRight, day: right, insteadOf: right })).toBe('too-late');
    expect(hall.give({ ...putRight, day: '2026-11-26' })).toBe('too-late');
    expect(hall.hall).toMatchObject({ day: right, open: true });
    expect(refusal(hall, putRight)).toContain(`another day than ${right}`);
  });

  it('is told of where the right date is refused', () => {
    const hall = opened();
    hall.give({ verb: 'close-day' });
    expect(refusal(hall, { verb: 'open-day', day: right })).toContain('open-day {"insteadOf":"2036-01-01"}');
    hall.give({ verb: 'set-clock', wall: hall.now() + 40 * 86_400_000, unheardMs: 40 * 86_400_000 });
    expect(alarmIn(hall.hall, 'clock')?.text).toContain('insteadOf');
  });

  it('stands at the head of the report of the right one', () => {
    const hall = opened();
    hall.give(putRight);
    expect(figuresOf(hall.log).last.insteadOf).toBe(wrong);
    expect(figuresOf(hall.log, wrong).last.insteadOf).toBeUndefined();
  });
});
