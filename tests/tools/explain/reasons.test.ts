import { describe, expect, it } from 'vitest';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { storyOf } from './day-journal.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;

/** The lines of a visit's calls, without the time. */
async function callsOf(game: Play, ticket: string): Promise<string[]> {
  const lines = await storyOf(game, ticket);
  return lines.filter(line => line.includes('  called to')).map(line => line.slice(10));
}

function withBackup(): Rules {
  const one = fuzhou.counters.get('1');
  if (one === undefined) throw new Error('no counter 1');
  return { ...fuzhou, counters: new Map(fuzhou.counters).set('1', { ...one, backup: ['advice'] }) };
}

describe('each call says why it fell on the visit', () => {
  it('the highest priority, with what it is made of, the runner-up, and whom it overtook', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan', undefined, 'green');
    hall.wait(60);
    hall.give(next('1'));
    expect(await callsOf(hall, 'B002')).toEqual([
      'called to counter 1 after waiting 1 min: it had the highest priority, 3.0 min (green, waited 1 min ×3); ' +
        'the next was B001 with 2.0 min; it overtook 1 of its queue who had come earlier',
    ]);
  });

  it('the credit of the queues it waited in before', async () => {
    const hall = play();
    hall.take('withdrawal', 'icbc');
    hall.wait(240);
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.wait(30);
    hall.give(next('7'));
    expect((await callsOf(hall, 'A001'))[1]).toBe(
      'called to counter 7 after waiting 30 s: there was nobody else to choose from; ' +
        'its priority was 4.5 min (normal, waited 30 s ×1 + credit 4 min)',
    );
  });

  it('a tie, which the order of issue decides', async () => {
    const hall = play();
    hall.take('loan');
    hall.take('loan');
    hall.wait(60);
    hall.give(next('1'));
    expect(await callsOf(hall, 'B001')).toEqual([
      'called to counter 1 after waiting 1 min: it had the same priority as B002, 1.0 min (normal, waited 1 min ×1), ' +
        'and stood before it',
    ]);
  });

  it('the guard, and who was passed over by it', async () => {
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
    expect(await callsOf(hall, 'D001')).toEqual([
      'called to counter 0 after waiting 21 min: counter 0 had called green visits in a row, so the best normal one ' +
        'was next: its priority was 21.0 min (normal, waited 21 min ×1); ' +
        'D004 (42.0 min) was passed over: it is green, and it was the turn of a normal one',
    ]);
  });

  it('a backup queue, while nobody waited in its own', async () => {
    const hall = play(withBackup(), ['1']);
    hall.take('advice');
    hall.wait(60);
    hall.take('advice');
    hall.wait(60);
    hall.give(next('1'));
    expect(await callsOf(hall, 'D001')).toEqual([
      "called to counter 1 after waiting 2 min: the counter's own queues had nobody for it, so it took over from its " +
        'backup queue advice; its priority there was 2.0 min (normal, waited 2 min ×1); the next was D002 with 1.0 min',
    ]);
  });

  it('its number, with the reason that was given, and who would have been next', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan');
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'flight at noon' });
    expect(await callsOf(hall, 'B002')).toEqual([
      'called to counter 1 after waiting 1 min: it was called by its number ("flight at noon"); ' +
        'its priority was 1.0 min (normal, waited 1 min ×1); ' +
        'B001 (2.0 min) was passed over: it would have been next; ' +
        'it overtook 1 of its queue who had come earlier',
    ]);
  });

  it('a counter it was kept for, and the same seen from a counter that had to pass it over', async () => {
    const hall = play(fuzhou, ['1', '7', '8']);
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
    hall.take('withdrawal', 'icbc');
    for (let visit = 0; visit < 2; visit += 1) {
      hall.give(next('1'));
      hall.give({
        verb: 'transfer',
        counter: '1',
        to: visit === 0 ? { counter: '8' } : { queue: 'icbc' },
        when: 'now',
      });
    }
    hall.wait(60);
    hall.give(next('7'));
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.give(next('8'));
    expect((await callsOf(hall, 'A002'))[1]).toBe(
      'called to counter 7 after waiting 1 min: there was nobody else to choose from; ' +
        'its priority was 1.0 min (normal, waited 1 min ×1); ' +
        'A001 (2.0 min) was passed over: it was kept for counter 8',
    );
    expect((await callsOf(hall, 'A001'))[1]).toBe(
      'called to counter 8 after waiting 1 min: it had the highest priority, 2.0 min (normal, waited 1 min ×1 + ' +
        'credit 1 min); it was kept for this counter; the next was A003 with 0.0 min',
    );
  });

  it('that one was kept for a counter and called there first, as an older journal tells', async () => {
    const hall = play(fuzhou, ['1', '2', '7']);
    hall.take('withdrawal', 'icbc');
    hall.wait(120);
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.take('withdrawal', 'icbc');
    hall.give(next('2'));
    hall.give({ verb: 'transfer', counter: '2', to: { counter: '7' }, when: 'now' });
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '7', ticket: 'A002', reason: '' });
    const called = hall.log.at(-1)?.event;
    if (called?.kind !== 'visit-called') throw new Error('nobody was called');
    const passedOver = [{ ticket: 'A001', priorityMs: 180_000, why: 'bound' }] as const;
    called.why = { by: 'bound', priorityMs: 60_000, earlier: 1, passedOver };
    expect((await callsOf(hall, 'A002'))[1]).toBe(
      'called to counter 7 after waiting 1 min: it was kept for this counter, which called those first; ' +
        'its priority was 1.0 min (normal, waited 1 min ×1); ' +
        'A001 (3.0 min) was passed over: it was not kept for counter 7; ' +
        'it overtook 1 of its queue who had come earlier',
    );
  });

  it('that it was kept for a counter which was busy, while this one had nobody', async () => {
    const hall = play(fuzhou, ['1', '2', '7']);
    hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc');
    hall.give(next('1'));
    hall.give(finish('1'));
    hall.give(next('7'));
    hall.give(next('1'));
    hall.give({ verb: 'return-to', counter: '7', to: { queue: 'approval' } });
    hall.wait(60);
    hall.give(next('2'));
    expect((await callsOf(hall, 'A001'))[2]).toBe(
      'called to counter 2 after waiting 1 min: it was kept for counter 1, which was busy or paused, ' +
        'while this one had nobody of its own to call; its priority was 1.0 min (normal, waited 1 min ×1)',
    );
  });

  it('how long one that was placed behind another counts as waiting, and since when it really waited', async () => {
    const hall = play(fuzhou, ['1', '2']);
    hall.take('loan');
    hall.give(next('1'));
    hall.sayAll();
    hall.wait(115);
    hall.give({ verb: 'miss', counter: '1' });
    for (const _ of [1, 2, 3]) hall.take('loan');
    hall.wait(60);
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    hall.wait(60);
    hall.take('loan');
    for (const _ of [1, 2, 3, 4]) {
      hall.give(next('2'));
      hall.give({ verb: 'start', counter: '2' });
      hall.give({ verb: 'park', counter: '2' });
    }
    expect((await callsOf(hall, 'B001'))[1]).toBe(
      'called to counter 2 after waiting 1 min: it had the highest priority, 2.0 min (normal, counted as waiting 2 min ×1); ' +
        'the next was B005 with 0.0 min',
    );
  });

  it('green that was given unasked with the credit by which its priority went on unbroken', async () => {
    const hall = play(fuzhou, ['1']);
    hall.take('loan');
    hall.wait(600);
    hall.take('loan');
    hall.wait(600);
    hall.give({ verb: 'set-class', ticket: 'B002', class: 'green' });
    hall.wait(360);
    hall.give(next('1'));
    expect((await callsOf(hall, 'B002'))[0]).toBe(
      'called to counter 1 after waiting 16 min: it had the highest priority, 28.0 min (green, waited 16 min ×3 − credit 20 min); ' +
        'the next was B001 with 26.0 min; it overtook 1 of its queue who had come earlier',
    );
    expect((await storyOf(hall, 'B001')).join('\n')).toContain(
      'because it had the higher priority: 28.0 min (green, waited 16 min ×3 − credit 20 min) against 26.0 min (normal, waited 26 min ×1)',
    );
  });

  it('whom the guard passed over: the green one, and the first appointment', async () => {
    const hall = play(fuzhou, ['0']);
    hall.take('advice');
    hall.wait(60);
    for (let visit = 0; visit < 3; visit += 1) hall.take('advice', undefined, 'green');
    hall.take('advice', undefined, 'appointment');
    hall.take('advice', undefined, 'appointment');
    hall.wait(1260);
    for (let call = 0; call < 2; call += 1) {
      hall.give(next('0'));
      hall.give(finish('0'));
    }
    hall.give(next('0'));
    expect((await callsOf(hall, 'D001'))[0]).toBe(
      'called to counter 0 after waiting 22 min: counter 0 had called green visits in a row, so the best normal one was next: ' +
        'its priority was 22.0 min (normal, waited 22 min ×1); ' +
        'D004 (63.0 min) was passed over: it is green, and it was the turn of a normal one; ' +
        'D005 (42.0 min) was passed over: it has an appointment, and it was the turn of a normal one',
    );
  });

  it('a counter that was ready and waited for it', async () => {
    const hall = play();
    hall.give(next('1'));
    hall.take('loan');
    expect(await callsOf(hall, 'B001')).toEqual([
      'called to counter 1 after waiting 0 s: the counter was ready and waited for it; ' +
        'there was nobody else to choose from; its priority was 0.0 min (normal, waited 0 s)',
    ]);
  });
});

describe('who was overtaken reads in one line', () => {
  it('who overtook, from when it waited, and why', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan', undefined, 'green');
    hall.wait(60);
    hall.give(next('1'));
    expect(await storyOf(hall, 'B001')).toContain(
      '09:02:00    overtaken by B002, which waited since 09:01:00 and was called to counter 1 because it had ' +
        'the higher priority: 3.0 min (green, waited 1 min ×3) against 2.0 min (normal, waited 2 min ×1)',
    );
  });

  it('and that the call was taken back', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan');
    hall.wait(60);
    hall.give({ verb: 'call-number', counter: '1', ticket: 'B002', reason: 'wrong key' });
    hall.wait(5);
    hall.give({ verb: 'undo', counter: '1' });
    const lines = await storyOf(hall, 'B001');
    expect(lines).toContain(
      '09:02:00    overtaken by B002, which waited since 09:01:00 and was called to counter 1 because it was ' +
        'called by its number ("wrong key") (taken back at 09:02:05)',
    );
  });

  it('not who waited for another queue, and not who joined earlier', async () => {
    const hall = play();
    hall.take('loan');
    hall.wait(60);
    hall.take('loan');
    hall.take('advice');
    hall.wait(60);
    hall.give(next('1'));
    hall.give(next('0'));
    expect((await storyOf(hall, 'B002')).join('\n')).not.toContain('overtaken');
  });
});
