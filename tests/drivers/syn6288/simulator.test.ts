import { describe, expect, test } from 'vitest';
import { simulateSyn6288 } from '../../../simulators/devices/syn6288/device.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { hexOf, statusFrame } from './wire.ts';

describe('a simulated chip', () => {
  async function alone(haste = 1) {
    const { timers, ...time } = virtualTimers();
    const advance = (ms: number): Promise<void> => time.advance(ms);
    const heard: string[] = [];
    const simulator = simulateSyn6288(
      { dialect: 'syn6288' },
      { send: bytes => heard.push(hexOf(bytes)), timers, haste: () => haste, changed: () => {} },
    );
    await advance(1000);
    return { simulator, heard, advance };
  }
  const speakFrame = Buffer.from('FD000B0100D3EED2F4CCECCFC2C1', 'hex');

  test('says that it was powered up, and answers with the bytes of the manual', async () => {
    const { simulator, heard, advance } = await alone();
    simulator.receive(speakFrame);
    simulator.receive(Buffer.from(statusFrame, 'hex'));
    await advance(1000);
    simulator.receive(Buffer.from(statusFrame, 'hex'));
    expect(heard).toEqual(['4a', '41', '4e', '4f', '4f']);
    expect(simulator.shows()).toEqual({ speaking: null, said: ['宇音天下'], volume: 10, cut: 0 });
  });

  test.each([
    [1, 800],
    [4, 200],
    // No faster: the driver would take it for a late word about the speech before.
    [60, 134],
  ])('in a crowd %i times as fast as people says four characters in %i ms', async (haste, ms) => {
    const { simulator, advance } = await alone(haste);
    simulator.receive(speakFrame);
    await advance(ms - 2);
    expect(simulator.shows()).toMatchObject({ speaking: '宇音天下' });
    await advance(2);
    expect(simulator.shows()).toMatchObject({ speaking: null, said: ['宇音天下'] });
  });

  test('a new text cuts off the present one, which was then never said', async () => {
    const { simulator, advance } = await alone();
    simulator.receive(speakFrame);
    await advance(300);
    simulator.receive(speakFrame);
    await advance(2000);
    expect(simulator.shows()).toMatchObject({ said: ['宇音天下'], cut: 1 });
  });

  test('rejects a frame with a wrong check, and is deaf while its power is off', async () => {
    const { simulator, heard } = await alone();
    simulator.receive(Buffer.from('FD000221DF', 'hex'));
    simulator.fault('power-cycle');
    simulator.receive(speakFrame);
    expect(heard).toEqual(['4a', '45']);
  });

  test('takes markers as settings, and does not say them', async () => {
    const { simulator, heard, advance } = await alone();
    simulator.receive(Buffer.from('FD000801015B7631315D85', 'hex'));
    await advance(0);
    expect(heard).toEqual(['4a', '41', '4f']);
    expect(simulator.shows()).toEqual({ speaking: null, said: [], volume: 11, cut: 0 });
  });

  test('has nothing to press, and only its own faults', async () => {
    const { simulator } = await alone();
    expect(simulator.act({ press: 'next' })).toMatch(/^A voice .+\.$/);
    expect(simulator.fault('paper-out')).toBe(false);
  });
});
