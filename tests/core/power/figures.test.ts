import { describe, expect, it } from 'vitest';
import { openDay } from '../../../daemon/history/day.ts';
import { openEstimates } from '../../../daemon/history/estimates.ts';
import { openLearnedDay } from '../../../daemon/history/learned-day.ts';
import { noSums } from '../../../daemon/history/sums.ts';
import type { Fact } from '../../../daemon/history/visit.ts';
import { play as playOf, untimed } from '../../kit/hall/play.ts';
import { back, entered, fails, onPaper, served } from '../../kit/hall/power-cut.ts';
import { changed } from '../../kit/hall/rules.ts';

const minutes = 60;

describe('figures', () => {
  it('nothing is learned of what spans it, and no promise is kept or broken by it', () => {
    const promised = changed(untimed, { queues: { approval: { promiseMs: 600_000 } } });
    const hall = playOf(promised, ['1']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.give(fails);
    hall.pass(31);
    hall.pass(5 * minutes);
    hall.give(back);
    const { calls } = hall.hall.promises;
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001' });
    expect(hall.hall.promises.calls).toBe(calls);
    expect(hall.hall.cycles.get('approval') ?? []).toEqual([]);
    expect([...hall.hall.services.values()].flat()).toEqual([]);
    const day = openLearnedDay(hall.rules, '2026-11-24');
    for (const { event, at } of hall.log) day.saw(event, at);
    expect(day.told().queues['approval']).toMatchObject({ cycles: {}, heldSums: noSums });
  });

  it('nothing is learned or reported of what a counter does while it lasts, and all of what it does after that', () => {
    const hall = onPaper();
    const facts: Fact[] = [];
    const history = openDay({ told: fact => void facts.push(fact), dropped: () => undefined });
    const day = openLearnedDay(hall.rules, '2026-11-24');
    const cycles = () => Object.values(day.told().queues['approval']?.cycles ?? {});
    let told = 0;
    const tell = () => {
      for (const { event, at } of hall.log.slice(told)) {
        history.saw(event, at);
        day.saw(event, at);
      }
      told = hall.log.length;
    };
    const serve = () => {
      hall.press('1', 'next', 'start');
      hall.wait(120);
      hall.press('1', 'finish');
      tell();
    };
    tell();
    const before = cycles();
    serve();
    hall.give(back);
    hall.wait(60);
    hall.give(fails);
    // By the lists that lie there.
    serve();
    hall.give(back);
    hall.give(entered);
    tell();
    expect(cycles()).toEqual(before);
    expect(served(hall, { ticket: 'A005' })).toContain('served-by-paper');
    tell();
    const isServed = (fact: Fact) => fact.is === 'served' && fact.queue === 'approval';
    expect(facts.filter(isServed).map(fact => 'cut' in fact)).toEqual([false, false, true, true]);

    for (let taken = 0; taken < 2; taken += 1) hall.take('withdrawal', 'icbc');
    hall.wait(60);
    serve();
    // It flickers much later: nothing is printed, and nothing is hidden by it.
    hall.press('1', 'next', 'start');
    hall.wait(60);
    hall.give(fails);
    hall.wait(10);
    hall.give(back);
    hall.wait(60);
    hall.press('1', 'finish');
    hall.press('1', 'pause');
    tell();
    expect(
      facts
        .filter(isServed)
        .slice(4)
        .map(fact => 'cut' in fact),
    ).toEqual([false, false]);
    expect(cycles()).not.toEqual(before);
  });

  it('no promise that was not counted in one power cut is taken back in the next', () => {
    const promised = changed(untimed, { queues: { approval: { promiseMs: 600_000 } } });
    const hall = playOf(promised, ['1', '2']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.give({ ...fails, battery: 'low' });
    hall.pass(1);
    hall.call('1');
    hall.give(entered);
    hall.give({ ...fails, battery: 'low' });
    hall.pass(10 * minutes);
    expect(hall.visit('A001').place).toHaveProperty('presumed');
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001', presumed: true });
    expect(hall.hall.promises).toMatchObject({ calls: 0, kept: 0 });
  });

  it('nor of what spans a second failure, before the list of the first is entered', () => {
    const hall = playOf(untimed, ['1']);
    for (let taken = 0; taken < 3; taken += 1) hall.take('withdrawal', 'icbc');
    hall.give(fails);
    hall.pass(31);
    hall.give(back);
    hall.press('1', 'next', 'start');
    hall.give(fails);
    hall.pass(5 * minutes);
    hall.press('1', 'next');
    expect(hall.last('step-finished')).toMatchObject({ ticket: 'A001' });
    expect([...hall.hall.services.values()].flat()).toEqual([]);
  });

  it('no wait that was told is judged by it', () => {
    const hall = onPaper();
    hall.give(back);
    hall.press('1', 'next');
    hall.pass(60);
    served(hall, { ticket: 'A004' });
    const judged: string[] = [];
    const estimates = openEstimates({
      told: ({ queue, told }) => void (told !== undefined && judged.push(queue)),
      dropped: () => undefined,
    });
    for (const { event, at } of hall.log) estimates.saw(event, at);
    // The two who were called before the lights went out.
    expect(judged).toEqual(['approval', 'approval']);
  });
});
