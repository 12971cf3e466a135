/** R17 好差评: every finish asks, and the counter takes one rating until its next known start, within 60 s. */
import { describe, expect, it } from 'vitest';
import { handle } from '../../../daemon/core/decide/handle.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { isRefusal } from '../../../daemon/core/types/refusals.ts';
import { refusalText } from '../../../daemon/text/staff/sentences.ts';
import { type Play, play, untimed } from '../../kit/hall/play.ts';

const rate = (counter: string, grade = 5) => ({ verb: 'rate', counter, grade, from: 'rater' }) as const;
const next = { verb: 'call-next', counter: '0' } as const;
const finish = { verb: 'finish', counter: '0', outcome: 'approved' } as const;

/** D001 was finished at counter 0, and D002 waits. */
function finished(): Play {
  const hall = play(untimed);
  hall.take('advice');
  hall.take('advice');
  hall.give(next);
  hall.give(finish);
  return hall;
}

function words(hall: Play, order: Command & { verb: 'rate' } = rate('0')): string {
  const outcome = handle(hall.rules, hall.hall, order, hall.now());
  return isRefusal(outcome) ? refusalText(outcome) : 'done';
}

describe('a rating', () => {
  it.each(['approved', 'refused', 'papers-missing'] as const)('is taken after a finish %s', outcome => {
    const hall = play(untimed);
    hall.take('advice');
    hall.give(next);
    hall.give({ ...finish, outcome, ...(outcome === 'refused' && { reason: 0 }) });
    expect(hall.give(rate('0'))).toEqual(['rated']);
    expect(hall.log.at(-1)?.event).toMatchObject({ ticket: 'D001', from: 'rater' });
  });

  it.each([
    ['start', { verb: 'start', counter: '0' }],
    ['finish of the next', finish],
  ] as const)('is over for the one before at the %s', (_, known) => {
    const hall = finished();
    hall.give(next);
    hall.give(known);
    const outcome = hall.give(rate('0'));
    if (known.verb === 'start') expect(outcome).toBe('nothing-to-rate');
    else expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'rated', ticket: 'D002' });
  });

  it.each([
    ['parked', { verb: 'park', counter: '0' }],
    ['sent on', { verb: 'transfer', counter: '0', to: { queue: 'approval' }, when: 'now' }],
  ] as const)('is over for the one before when the next, who was only presumed, is %s', (_, known) => {
    const hall = finished();
    hall.give(next);
    hall.sayAll(1);
    expect(hall.pass(35)).toContain('visit-started');
    expect(hall.give(known)).not.toBe('not-started');
    expect(hall.give(rate('0'))).toBe('nothing-to-rate');
  });

  it('is over for the one before when somebody who was parked stands there again', () => {
    const hall = play(untimed);
    hall.take('advice');
    hall.take('advice');
    hall.give(next);
    hall.press('0', 'start', 'park');
    hall.give(next);
    hall.give(finish);
    hall.press('0', 'resume');
    expect(hall.give(rate('0'))).toBe('nothing-to-rate');
  });

  it('of a phone is of its own ticket: one that was slow rates for nobody else', () => {
    const hall = finished();
    expect(hall.give({ ...rate('0'), ticket: 'D002' })).toBe('nothing-to-rate');
    expect(words(hall, { ...rate('0'), ticket: 'D002' })).toBe(
      'counter 0 finished somebody else last, not D002',
    );
    expect(hall.give({ ...rate('0'), ticket: 'D001' })).toEqual(['rated']);
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'rated', ticket: 'D001' });
    hall.give(next);
    hall.give(finish);
    expect(hall.give({ ...rate('0'), ticket: 'D001' })).toBe('nothing-to-rate');
    expect(hall.give({ ...rate('0'), ticket: 'D002' })).toEqual(['rated']);
  });

  it('is taken for 60 s, and after that refused in words', () => {
    const hall = finished();
    hall.wait(60);
    expect(hall.give(rate('0'))).toEqual(['rated']);
    expect(words(hall)).toContain('was rated');
    const late = finished();
    late.wait(61);
    expect(words(late)).toBe('counter 0 finished its last visit 61 s ago; a visit is rated within 60 s');
  });

  it('is of the clerk who served, whoever has signed in since; it is taken when the counter has closed, too', () => {
    const hall = play(untimed);
    hall.take('advice');
    hall.give({ verb: 'sign-in', counter: '0', clerk: '17' });
    hall.give(next);
    hall.give(finish);
    hall.press('0', 'close', 'open');
    hall.give({ verb: 'sign-in', counter: '0', clerk: '18' });
    expect(hall.give(rate('0', 1))).toEqual(['rated', 'follow-up-opened']);
    expect(hall.log.at(-1)?.event).toMatchObject({ followUp: { ticket: 'D001', clerk: '17' } });
  });

  it('is not taken for a step whose finish was undone; nor does the finish of before come back', () => {
    const hall = finished();
    hall.press('0', 'undo');
    expect(hall.give(rate('0'))).toBe('nothing-to-rate');
  });

  it('opens a follow-up where it is bad, and none where it is good', () => {
    const hall = play(untimed);
    for (const grade of [3, 2]) {
      hall.take('advice');
      hall.press('0', 'next', 'finish');
      hall.give(rate('0', grade));
    }
    expect([...hall.hall.followUps.values()]).toMatchObject([{ source: 'rating', ticket: 'D002' }]);
  });

  it('is the same after a restart', () => {
    const hall = finished();
    hall.give(next);
    hall.restart();
    expect(hall.give(rate('0'))).toEqual(['rated']);
    hall.restart();
    expect(hall.give(rate('0'))).toBe('nothing-to-rate');
  });
});

describe('why a grade is bad', () => {
  const phone = (grade: number, reason?: number, ticket = 'D001') =>
    ({
      verb: 'rate',
      counter: '0',
      grade,
      from: 'mqtt',
      ticket,
      ...(reason !== undefined && { reason }),
    }) as const;
  const reasons = [{ name: '等候时间长' }, { name: '服务态度不好', names: { en: 'unfriendly' } }];

  function asked(): Play {
    const hall = finished();
    hall.rules = { ...hall.rules, gradeReasons: reasons };
    return hall;
  }

  const followUp = (hall: Play) => [...hall.hall.followUps.values()].at(-1);

  it('may be said with it, and stands in what it opens in the words of the list', () => {
    const hall = asked();
    expect(hall.give(phone(1, 2))).toEqual(['rated', 'follow-up-opened']);
    expect(hall.last('rated')).toMatchObject({ grade: 1, reason: 2 });
    expect(followUp(hall)).toMatchObject({ source: 'rating', grade: 1, reason: '服务态度不好' });
    expect(words(hall, phone(1, 1))).toBe('D001 has said why already, and a reason is given once');
  });

  it('may be said after it, also when the next has come, and is no second rating', () => {
    const hall = asked();
    hall.give(phone(2));
    hall.give(next);
    hall.press('0', 'start');
    hall.wait(100);
    expect(hall.give(phone(2, 1))).toEqual(['grade-explained']);
    hall.restart();
    expect(followUp(hall)).toMatchObject({ grade: 2, reason: '等候时间长' });
    expect(hall.log.filter(({ event }) => event.kind === 'rated')).toHaveLength(1);
    expect(hall.hall.followUps.size).toBe(1);
    expect(hall.give(phone(2, 1))).toBe('grade-reason');
  });

  it('is of that grade and that ticket, of the list, of a bad one, and in time', () => {
    const hall = asked();
    expect(words(hall, phone(4, 1))).toBe('a reason goes with a bad grade, of 2 or worse; found grade 4');
    expect(words(hall, phone(1, 3))).toBe(
      'found reason 3 of a bad grade, expected one of 1 (等候时间长), 2 (服务态度不好)',
    );
    expect(words(hall, phone(1, 0))).toContain('found reason 0');
    hall.give(phone(1));
    expect(words(hall, phone(2, 1))).toBe('D001 gave grade 1: the reason is of that grade');
    expect(hall.give(phone(1, 1, 'D002'))).toBe('nothing-to-rate');
    expect(hall.give({ verb: 'rate', counter: '0', grade: 1, from: 'mqtt', reason: 1 })).toBe(
      'nothing-to-rate',
    );
    hall.wait(180);
    hall.give(phone(1, 1));
    expect(followUp(hall)?.reason).toBe('等候时间长');
    const late = asked();
    late.give(phone(1));
    late.wait(181);
    expect(words(late, phone(1, 1))).toBe('why its grade is bad D001 may say within 180 s after it');
  });

  it('is of the counter that it names, where another was rated since', () => {
    const hall = play({ ...untimed, gradeReasons: reasons }, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    const of = (counter: string, grade: number, reason?: number) =>
      hall.give({ ...phone(grade, reason, 'A001'), counter });
    hall.press('1', 'next', 'start', 'finish');
    of('1', 2);
    hall.press('7', 'next', 'start', 'finish');
    of('7', 1);
    expect(of('1', 2, 1)).toEqual(['grade-explained']);
    expect(hall.last('grade-explained')).toMatchObject({ followUp: '2026-11-24-f1', counter: '1' });
  });

  it('is of the newest grade of who came to the counter twice, and of none that is answered', () => {
    const hall = play({ ...untimed, gradeReasons: reasons });
    hall.take('advice');
    hall.press('0', 'next', 'start', 'refused');
    hall.give(phone(1, 1));
    hall.give({ verb: 'reopen', ticket: 'D001', reason: 'came back' });
    hall.press('0', 'next', 'start', 'finish');
    expect(hall.give(phone(2, 2))).toEqual(['rated', 'follow-up-opened']);
    expect(followUp(hall)).toMatchObject({ grade: 2, reason: '服务态度不好' });
    const answered = asked();
    answered.give(phone(1));
    answered.give({ verb: 'follow-up-close', followUp: '2026-11-24-f1' });
    expect(answered.give(phone(1, 1))).toBe('nothing-to-rate');
  });

  it('is asked of nobody in a hall without a list', () => {
    const hall = asked();
    hall.rules = { ...hall.rules, gradeReasons: [] };
    expect(words(hall, phone(1, 1))).toBe(
      'found reason 1 of a bad grade, expected none: this hall has no list',
    );
  });
});
