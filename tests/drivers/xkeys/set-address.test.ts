import { describe, expect, test } from 'vitest';
import type { OpenLink } from '../../../drivers/device.ts';
import { setUnit } from '../../../drivers/xkeys/set-address.ts';
import { simulateXkeys } from '../../../simulators/devices/xkeys/device.ts';
import { fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

function plugged({ deaf = false, stubborn = false } = {}) {
  const { timers, advance } = virtualTimers();
  const port = fakePort();
  const device = simulateXkeys(
    { unit: 0 },
    { timers, send: report => port.say(hexOf(report)), changed() {} },
  );
  port.peer = report => {
    if (!deaf && !(stubborn && report[1] === 0xbd)) device.receive(report);
  };
  return {
    written: () => port.written.map(hex => hex.slice(0, 8)),
    isOpen: () => port.standing > 0,
    async set(unit: number) {
      const outcome = setUnit(unit, port.open, timers);
      await advance(10_000);
      return outcome;
    },
  };
}

describe('the unit id of an X-keys', () => {
  test('is set, and read back', async () => {
    const { set, written, isOpen } = plugged();
    expect(await set(42)).toEqual({ is: 'set', from: 0 });
    // Write Unit ID: BD and the id, behind the report id.
    expect(written()).toEqual(['00d60000', '00bd2a00', '00d60000']);
    expect(isOpen()).toBe(false);
    expect(await set(255)).toEqual({ is: 'set', from: 42 });
  });

  test('that does not stay is told', async () => {
    const { set, isOpen } = plugged({ stubborn: true });
    expect(await set(42)).toEqual({
      is: 'failed',
      why: 'the X-keys of unit 0 says 0 after it was given 42',
    });
    expect(isOpen()).toBe(false);
  });

  test('is not set on a device that does not answer', async () => {
    const { set, written, isOpen } = plugged({ deaf: true });
    expect(await set(42)).toMatchObject({ is: 'failed' });
    expect(written()).toEqual(['00d60000']);
    expect(isOpen()).toBe(false);
  });

  test('is not set where the device cannot be opened', async () => {
    const { timers } = virtualTimers();
    const open: OpenLink = () => Promise.reject(new Error('found no USB device 05f3:0405'));
    await expect(setUnit(1, open, timers)).rejects.toThrow('found no USB device');
  });
});
