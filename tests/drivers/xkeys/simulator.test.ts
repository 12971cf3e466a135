import { describe, expect, test } from 'vitest';
import { aSimulatedXkeys } from './an-xkeys.ts';

describe('a simulated X-keys', () => {
  test('takes every key of the config and every grade by its meaning', async () => {
    const { act, presses, advance } = await aSimulatedXkeys({
      buttons: { 2: 'next', 24: 'rate-4', 7: '5', 8: 'ok' },
    });
    for (const press of ['next', 'rate-4', '5', 'ok']) act({ press });
    await advance(5);
    expect(presses()).toEqual(['next', 'rating 4', 'ok 5']);
  });

  test('says what it cannot do', async () => {
    const { simulator } = await aSimulatedXkeys();
    expect(simulator.act({ press: 'rate-1' })).toContain('has no button "rate-1"');
    expect(simulator.act({ press: 'button 0' })).toContain('has no button');
    expect(simulator.act({ press: 'button 25' })).toContain('has no button');
    expect(simulator.act({ scan: 'A001' })).toBe(
      'This pad takes one of {"press": …}, {"hold": …} and {"release": …}.',
    );
    expect(simulator.act({ press: 'next', hold: 'ok' })).toContain('takes one of');
    expect(simulator.act({})).toContain('takes one of');
  });

  test('has its own loss of power, and no other fault', async () => {
    const { simulator } = await aSimulatedXkeys();
    expect(simulator.fault('none')).toBe(true);
    expect(simulator.fault('power-cycle')).toBe(true);
    expect(simulator.fault('paper-out')).toBe(false);
    expect(simulator.fault('unplug')).toBe(false);
  });

  test('ignores what is no order of an X-keys', async () => {
    const { simulator, changes } = await aSimulatedXkeys();
    const before = changes();
    for (const report of [
      new Uint8Array(0),
      new Uint8Array(36),
      new Uint8Array(35).fill(0xb6),
      new Uint8Array(64),
    ])
      simulator.receive(report);
    expect(changes()).toBe(before);
  });
});
