import { describe, expect, test } from 'vitest';
import { aSimulatedKeypad } from './a-keypad.ts';

describe('a simulated number pad', () => {
  test('takes every key of the config by its meaning, or by its own name', async () => {
    const { act, presses, simulator } = await aSimulatedKeypad({
      buttons: { plus: 'next', 3: 'rate-4', 9: '5', enter: 'ok' },
    });
    for (const press of ['next', 'rate-4', '5', 'enter', 'star']) act({ press });
    expect(presses()).toEqual(['next', 'rating 4', 'ok 5']);
    expect(simulator.shows()).toMatchObject({ keys: ['next', 'rate-4', '5', 'enter', 'star'] });
  });

  test('holds a key until it is released', async () => {
    const { act, presses, simulator } = await aSimulatedKeypad();
    act({ hold: 'recall' });
    act({ hold: 'recall' });
    act({ press: 'evaluate' });
    act({ release: 'recall' });
    act({ press: 'recall' });
    expect(presses()).toEqual(['recall', 'evaluate', 'recall']);
    expect(simulator.shows()).toMatchObject({ keys: ['recall', 'recall', 'evaluate', 'recall'] });
  });

  test('says what it cannot do', async () => {
    const { simulator } = await aSimulatedKeypad();
    expect(simulator.act({ press: 'pause' })).toContain('has no button "pause"');
    expect(simulator.act({ scan: 'A001' })).toContain('takes one of');
    expect(simulator.fault('none')).toBe(true);
    expect(simulator.fault('power-cycle')).toBe(true);
    expect(simulator.fault('cover-open')).toBe(false);
  });
});
