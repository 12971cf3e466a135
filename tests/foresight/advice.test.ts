/** Which closed counter is advised, found by playing the next hour forward (R9). How good it is: tests/bench/advice.ts. */
import { describe, expect, it } from 'vitest';
import type { Hall } from '../../daemon/core/types/model.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { closedCounters, foresee } from '../../daemon/foresight/advice.ts';
import { presentOf } from '../../daemon/foresight/present.ts';
import { fuzhou, type Play, play, untimed } from '../kit/hall/play.ts';

const never = () => false;
const foreseen = (hall: Play, rules: Rules = untimed, isLate = never) =>
  foresee(rules, presentOf(hall.hall, hall.now()), 7, isLate);

/** So many want money, one every 90 s; those counters are open since long. */
function crowded(open: readonly string[], many: number, bank = 'icbc'): Play {
  const hall = play(untimed, open);
  hall.wait(3600);
  for (let come = 0; come < many; come += 1) {
    hall.take('withdrawal', bank);
    hall.wait(90);
  }
  return hall;
}

describe('of the closed counters', () => {
  it('that is advised whose queue is the narrow place of the way', () => {
    const approval = foreseen(crowded(['1', '7', '8', '9'], 20)).advice;
    expect(approval).toMatchObject({ counter: '2', crowds: 20 });
    expect(approval?.savedMs).toBeGreaterThan(60 * 60_000);
    expect(approval?.lowMs).toBeGreaterThan(0);
    expect(approval?.highMs).toBeGreaterThan(approval?.lowMs ?? 0);
  });

  it('not one of a queue in which people only would wait longer next', () => {
    const hall = crowded(['1', '2', '3', '4', '5', '6', '7'], 8);
    for (const counter of ['1', '2', '3', '4', '5', '6'])
      hall.press(counter, 'next', 'start', 'next', 'start');
    hall.wait(30);
    for (const counter of ['1', '2', '3', '4', '5', '6']) hall.press(counter, 'finish');
    expect(foreseen(hall).advice?.counter).toBe('8');
  });

  it('one of each kind is tried', () => {
    const hall = crowded(['1', '7'], 2);
    expect(closedCounters(untimed, hall.hall, hall.now())).toEqual(['0', '2', '5', '8', '10']);
  });

  it('none is advised that pauses, or that has just closed: it comes back by itself', () => {
    const hall = crowded(['1', '2', '7', '8', '9'], 6);
    for (const counter of ['3', '4', '5', '6']) hall.press(counter, 'open');
    for (const counter of ['2', '3', '4', '5']) hall.press(counter, 'pause');
    hall.press('6', 'close');
    const { counter } = { counter: '', ...foreseen(hall).advice };
    expect(['2', '3', '4', '5', '6']).not.toContain(counter);
    expect(closedCounters(untimed, hall.hall, hall.now())).not.toContain('6');
    hall.wait(301);
    expect(closedCounters(untimed, hall.hall, hall.now())).toContain('6');
  });

  it('none is tried before its institution works, in its first ten minutes, and in its break', () => {
    const hall = play(fuzhou, ['1']);
    const banks = () => closedCounters(fuzhou, hall.hall, hall.now()).filter(id => Number(id) >= 7);
    // It is nine: one of them began at half past eight, the other begins.
    expect(banks()).toEqual(['10']);
    hall.wait(10 * 60);
    expect(banks()).toEqual(['7', '10']);
    hall.wait(180 * 60);
    expect(banks()).toEqual([]);
  });
});

describe('nothing is advised', () => {
  it('where nobody waits', () => {
    expect(foreseen(play(untimed, ['1'])).advice).toBeUndefined();
  });

  it('where it would save less than half an hour', () => {
    expect(foreseen(crowded(['0', '1', '2', '3', '7'], 3)).advice).toBeUndefined();
  });

  it('where every counter is open', () => {
    const found = foreseen(crowded([...untimed.counters.keys()], 40));
    expect(found).toEqual({ counters: 0, crowds: 0 });
  });

  it('where the time was over before enough crowds were played', () => {
    let asked = 0;
    const found = foreseen(crowded(['1', '7'], 30), untimed, () => ++asked > 4);
    expect(found).toEqual({ counters: 5, crowds: 4 });
  });
});

describe('what is played', () => {
  it('leaves the hall as it is, and is the same each time', () => {
    const hall = crowded(['1', '7'], 12);
    const before: Hall = structuredClone(hall.hall);
    const found = foreseen(hall);
    expect(hall.hall).toEqual(before);
    expect(foreseen(hall)).toEqual(found);
  });

  it('takes those who stood at the door for no rate at which people go on coming', () => {
    const hall = play(untimed, ['1']);
    for (let come = 0; come < 10; come += 1) hall.take('advice');
    hall.wait(60);
    const { came, passedMs } = presentOf(hall.hall, hall.now());
    expect({ came: came.length, passedMs }).toEqual({ came: 10, passedMs: 15 * 60_000 });
    hall.wait(1740);
    expect(presentOf(hall.hall, hall.now()).passedMs).toBe(30 * 60_000);
  });

  it('knows of those who have gone no more than that they came', () => {
    const hall = crowded(['1', '7'], 2);
    for (let gone = 0; gone < 300; gone += 1)
      hall.give({ verb: 'abandon', ticket: hall.take('advice'), reason: 'gone' });
    const { hall: bare } = presentOf(hall.hall, hall.now());
    expect(bare.visits.size).toBe(302);
    expect(new Set(bare.visits.values()).size).toBe(3);
  });
});
