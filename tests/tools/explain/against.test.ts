import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { answerTo, storyOf } from './day-journal.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const start = (counter: string) => ({ verb: 'start', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;

/** B001, and a minute later B002; a minute after that somebody is called. */
function twoLoans(secondClass: 'normal' | 'green' = 'normal', ofHall: Rules = fuzhou, open?: string[]): Play {
  const hall = play(ofHall, open);
  hall.take('loan');
  hall.wait(60);
  hall.take('loan', undefined, secondClass);
  hall.wait(60);
  return hall;
}

/** Counter 1 serves the desk too. */
function oneCounterForTwoQueues(): Rules {
  const one = fuzhou.counters.get('1');
  if (one === undefined) throw new Error('no counter 1');
  return {
    ...fuzhou,
    counters: new Map(fuzhou.counters).set('1', { ...one, queues: ['approval', 'advice'] }),
  };
}

describe('why was that one called before me? Because', () => {
  it('it had the higher priority', async () => {
    const hall = twoLoans('green');
    hall.give(next('1'));
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called before B001 at counter 1 (09:02) because it had the higher priority: ' +
        '3.0 min (green, waited 1 min ×3) against 2.0 min (normal, waited 2 min ×1).',
    );
  });

  it('it brought credit from the queues before', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(300);
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'call-number', counter: '1', ticket: 'A002', reason: 'unwell' });
    hall.give(finish('1'));
    hall.wait(300);
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.wait(120);
    hall.give(next('7'));
    expect(await answerTo(hall, 'A002', 'A001')).toBe(
      'A001 was called before A002 at counter 7 (09:12) because it had the higher priority: ' +
        '12.0 min (normal, waited 2 min ×1 + credit 10 min) against 7.0 min (normal, waited 7 min ×1).',
    );
  });

  it('it had the higher priority, also over one that was not even the next', async () => {
    const hall = play();
    for (let visit = 0; visit < 3; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.wait(60);
    }
    hall.wait(180);
    for (const counter of ['1', '2', '3']) {
      hall.give(next(counter));
      hall.give(finish(counter));
    }
    hall.wait(240);
    hall.give(next('7'));
    expect(await answerTo(hall, 'A003', 'A001')).toBe(
      'A001 was called before A003 at counter 7 (09:10) because it had the higher priority: ' +
        '10.0 min (normal, waited 4 min ×1 + credit 6 min) against 8.0 min (normal, waited 4 min ×1 + credit 4 min).',
    );
  });

  it('both had the same priority and it was issued first', async () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'B002', 'B001')).toBe(
      'B001 was called before B002 at counter 1 (09:01) because both had the same priority, ' +
        '1.0 min (normal, waited 1 min ×1), and B001 stood before B002.',
    );
  });

  it('a clerk called its number, though both had joined in the same moment and mine was issued first', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '1', ticket: 'A002', reason: 'unwell' });
    expect((await storyOf(hall, 'A001')).join('\n')).toContain('overtaken by A002');
    hall.give(finish('1'));
    hall.give(next('1'));
    expect((await storyOf(hall, 'A002')).join('\n')).not.toContain('overtaken by A001');
  });

  it('its priority was higher by less than a tenth of a minute, which is told in seconds', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(1);
    hall.take('loan');
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'B002', 'B001')).toContain(
      '61.000 s (normal, waited 1 min ×1) against 60.000 s (normal, waited 1 min ×1).',
    );
  });

  it('it had joined earlier', async () => {
    const hall = twoLoans();
    hall.give(next('1'));
    expect(await answerTo(hall, 'B002', 'B001')).toBe(
      'B001 was called before B002 at counter 1 (09:02) because it waited since 09:00:00 ' +
        '(B002 since 09:01:00) and it had the higher priority: ' +
        '2.0 min (normal, waited 2 min ×1) against 1.0 min (normal, waited 1 min ×1).',
    );
  });

  it('nobody green was to come after so many green ones (guard)', async () => {
    const hall = play(fuzhou, ['0']);
    hall.take('advice');
    hall.wait(420);
    for (let visit = 0; visit < 3; visit += 1) hall.take('advice', undefined, 'green');
    hall.wait(840);
    for (let call = 0; call < 2; call += 1) {
      hall.give(next('0'));
      hall.give(finish('0'));
    }
    hall.give(next('0'));
    expect(await answerTo(hall, 'D004', 'D001')).toBe(
      'D001 was called before D004 at counter 0 (09:21) because counter 0 had called green visits in a row, ' +
        'so the best normal one was next: D001 with 21.0 min (normal, waited 21 min ×1).',
    );
    expect(await answerTo(hall, 'D001', 'D003')).toContain(
      'because it had the higher priority: 42.0 min (green',
    );
  });

  it('a clerk called it by its number, and gave a reason', async () => {
    const hall = twoLoans();
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'flight at noon' });
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called before B001 at counter 1 (09:02) because it was called by its number ("flight at noon").',
    );
  });

  it('it was kept for that counter, in an older journal', async () => {
    const hall = play(fuzhou, ['1', '2', '7']);
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.wait(60);
    hall.take('withdrawal', 'icbc');
    hall.give(next('2'));
    hall.give({ verb: 'transfer', counter: '2', to: { counter: '7' }, when: 'now' });
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '7', ticket: 'A002', reason: '' });
    const called = hall.log.at(-1)?.event;
    if (called?.kind !== 'visit-called') throw new Error('nobody was called');
    called.why = { by: 'bound', priorityMs: 60_000, earlier: 1 };
    expect(await answerTo(hall, 'A001', 'A002')).toBe(
      'A002 was called before A001 at counter 7 (09:02) because A002 was kept for counter 7, which called those first.',
    );
  });

  it('the one who asks was kept for another counter', async () => {
    const hall = play(fuzhou, ['1', '2', '7', '8']);
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'now' });
    hall.wait(60);
    hall.take('withdrawal', 'icbc');
    hall.give(next('2'));
    hall.give(finish('2'));
    hall.give(next('7'));
    expect(await answerTo(hall, 'A001', 'A002')).toBe(
      'A002 was called before A001 at counter 7 (09:01) because A001 was kept for counter 8 until 09:05, ' +
        'and counter 7 did not look at it.',
    );
  });

  it('it was kept for a counter that looks at nobody else in that queue, as its own are others (AB岗)', async () => {
    const one = fuzhou.counters.get('1');
    if (one === undefined) throw new Error('no counter 1');
    const rules = { ...fuzhou, counters: new Map(fuzhou.counters).set('1', { ...one, backup: ['advice'] }) };
    const hall = play(rules, ['0', '1']);
    hall.take('advice', undefined, 'green');
    hall.take('advice', undefined, 'green');
    hall.give(next('0'));
    hall.give({ verb: 'transfer', counter: '0', to: { counter: '1' }, when: 'now' });
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'D002', 'D001')).toBe(
      'D001 was called before D002 at counter 1 (09:01) because counter 1 looked in the queue advice only at those ' +
        'kept for it, as D001 was.',
    );
  });

  it('one counter calls from both their queues', async () => {
    const hall = play(oneCounterForTwoQueues(), ['1']);
    hall.take('advice');
    hall.wait(60);
    hall.take('loan', undefined, 'green');
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'D001', 'B002')).toBe(
      'B002 was called before D001 at counter 1 (09:02) because it had the higher priority: ' +
        '3.0 min (green, waited 1 min ×3) against 2.0 min (normal, waited 2 min ×1).',
    );
  });

  it('of two calls that overtook, the last is answered for', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '1', ticket: 'A002', reason: 'unwell' });
    hall.give(finish('1'));
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '7', ticket: 'A002', reason: 'still unwell' });
    hall.give(finish('7'));
    expect(await answerTo(hall, 'A001', 'A002')).toContain('at counter 7 (09:03)');
  });

  it('one counter calls from both their queues, also where the one who asks was not even the next', async () => {
    const hall = play(oneCounterForTwoQueues(), ['1']);
    hall.take('loan');
    hall.wait(60);
    hall.take('loan');
    hall.take('advice');
    hall.wait(60);
    for (let call = 0; call < 3; call += 1) {
      hall.give(next('1'));
      hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
      hall.give(finish('1'));
    }
    expect(await answerTo(hall, 'D003', 'B001')).toBe(
      'B001 was called before D003 at counter 1 (09:02) because it had the higher priority: ' +
        '2.0 min (normal, waited 2 min ×1) against 1.0 min (normal, waited 1 min ×1).',
    );
  });

  it('of two calls, the one that overtook is answered for', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.give(next('1'));
    hall.give(next('2'));
    hall.give(finish('1'));
    hall.wait(10);
    hall.give(finish('2'));
    hall.give({ verb: 'call-number', counter: '7', ticket: 'A002', reason: 'unwell' });
    expect(await answerTo(hall, 'A001', 'A002')).toBe(
      'A002 was called before A001 at counter 7 (09:02) because it was called by its number ("unwell").',
    );
  });
});

describe('when that one was not called before me out of one order, the answer says', () => {
  it('that the two waited in different queues', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('advice');
    hall.give(next('0'));
    expect(await answerTo(hall, 'B001', 'D002')).toBe(
      'The two cannot be compared: D002 was called at counter 0 (09:01) from the queue advice while B001 waited in ' +
        'the queue approval, where counter 0 did not look then.',
    );
  });

  it('the same where that counter looked at my queue only while the surge plan said so', async () => {
    const one = fuzhou.counters.get('1');
    if (one === undefined) throw new Error('no counter 1');
    const level = {
      id: 'busy',
      waitingPerCounter: 1,
      backup: true,
      limit: new Map<string, number>(),
    } as const;
    const rules: Rules = {
      ...fuzhou,
      counters: new Map(fuzhou.counters).set('1', { ...one, backup: ['advice'] }),
      surge: { automatic: true, release: 0.75, holdMs: 0, levels: [level] },
    };
    const hall = play(rules, ['1']);
    hall.hall.surge = { level: 'busy', since: hall.now(), by: 'hand' };
    for (const service of ['advice', 'advice', 'loan', 'loan']) hall.take(service);
    hall.give(next('1'));
    hall.give(finish('1'));
    delete hall.hall.surge;
    hall.wait(60);
    hall.take('loan');
    hall.wait(60);
    hall.give({ verb: 'abandon', ticket: 'B003', reason: 'went home' });
    hall.give(next('1'));
    expect(await answerTo(hall, 'D002', 'B004')).toBe(
      'The two cannot be compared: B004 was called at counter 1 (09:02) from the queue approval while D002 waited in ' +
        'the queue advice, where counter 1 did not look then.',
    );
  });

  it('that I was called first after all', async () => {
    const hall = twoLoans();
    hall.give(next('1'));
    hall.wait(60);
    hall.give(next('2'));
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called at counter 2 (09:03) after B001, which was called at counter 1 (09:02).',
    );
  });

  it('that I was parked then', async () => {
    const hall = twoLoans();
    hall.give(next('1'));
    hall.give(start('1'));
    hall.give({ verb: 'park', counter: '1' });
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called at counter 1 (09:03) while B001 was parked: counter 1 had sent it away for something at 09:02.',
    );
  });

  it('that I had missed my call then', async () => {
    const hall = twoLoans();
    hall.give(next('1'));
    hall.sayAll();
    hall.wait(115);
    hall.give({ verb: 'miss', counter: '1' });
    hall.give(next('1'));
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called at counter 1 (09:04) while B001 was missed: counter 1 had called it, it did not come, ' +
        'and it was missed at 09:04.',
    );
  });

  it('that I was at a counter for another step', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.give(next('7'));
    hall.take('loan');
    hall.give(next('1'));
    expect(await answerTo(hall, 'A001', 'B002')).toBe(
      'B002 was called at counter 1 (09:00) while A001 was itself at counter 7 (icbc).',
    );
  });

  it('that my ticket was issued later', async () => {
    const hall = play();
    hall.take('loan');
    hall.give(next('1'));
    hall.wait(60);
    hall.take('loan');
    expect(await answerTo(hall, 'B002', 'B001')).toBe(
      'B001 was called at counter 1 (09:00) before B002 was issued (09:01).',
    );
  });

  it('that I had left, or was done', async () => {
    const hall = twoLoans();
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'went home' });
    hall.wait(60);
    hall.give(next('1'));
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called at counter 1 (09:03) when B001 did not wait: it had left at 09:02.',
    );
  });

  it('that it was a wrong press, taken back', async () => {
    const hall = twoLoans();
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'wrong key' });
    hall.wait(5);
    hall.give({ verb: 'undo', counter: '1' });
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 was called before B001 at counter 1 (09:02) because it was called by its number ("wrong key"); ' +
        'that press was wrong and was taken back at 09:02.',
    );
  });

  it('that it has not been called, or never was', async () => {
    const hall = twoLoans();
    expect(await answerTo(hall, 'B001', 'B002')).toBe(
      'B002 has not been called: it waits in the queue approval since 09:01.',
    );
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'went home' });
    expect(await answerTo(hall, 'B001', 'B002')).toBe('B002 was never called: it left at 09:02.');
  });
});
