import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buttonNames,
  buttonOf,
  decodeInput,
  usageOf,
  usualButtons,
} from '../../../drivers/hid-keypad/codec.ts';
import { decodeLeds, encodeBootReport, encodeLeds } from '../../../drivers/parts/frame/boot-report.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/hid-keypad.json' with { type: 'json' };

describe('the reports of a number pad', () => {
  test.each(vectors)('$name', ({ hex, message, button }) => {
    const bytes = bytesOf(hex);
    if (message.is === 'leds') {
      expect(decodeLeds(bytes)).toEqual({ numLock: message.numLock, capsLock: false });
      expect(hexOf(encodeLeds({ numLock: message.numLock === true, capsLock: false }))).toBe(hex);
      return;
    }
    expect(decodeInput(bytes)).toEqual(message);
    if (button !== undefined) expect(buttonOf(message.down?.[0] ?? 0)).toBe(button);
  });

  test('a report of another length is junk, and so is one in which the pad tells of its own failure', () => {
    for (const length of [0, 1, 2, 7, 10, 32]) expect(decodeInput(new Uint8Array(length)).is).toBe('junk');
    expect(decodeInput(bytesOf('0000020202020202')).is).toBe('junk');
    expect(decodeInput(bytesOf('0000590100000000')).is).toBe('junk');
  });

  test('any bytes are some message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40, size: 'max' }), bytes => {
        const message = decodeInput(bytes);
        if (message.is === 'keys') expect(message.down.length).toBeLessThanOrEqual(6);
        decodeLeds(bytes);
      }),
    );
  });

  test('every button has a usage, which is that of the number pad itself', () => {
    for (const name of buttonNames) {
      const usage = usageOf(name);
      if (usage === undefined) throw new Error(`${name} has none`);
      expect(buttonOf(usage)).toBe(name);
      if (name !== 'backspace') expect(usage).toBeGreaterThanOrEqual(0x53);
    }
    expect(usageOf('escape')).toBeUndefined();
  });

  test('more than six keys are a rollover', () => {
    expect(decodeInput(encodeBootReport([0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f]))).toEqual({
      is: 'rollover',
    });
  });

  test('the usual buttons are among those that a config can name', () => {
    for (const name of Object.keys(usualButtons)) expect(buttonNames).toContain(name);
  });
});
