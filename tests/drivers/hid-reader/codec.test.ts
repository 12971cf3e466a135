import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endStroke, strokesOf, type Typed, typedBy } from '../../../drivers/hid-reader/codec.ts';
import { decodeBootReport, encodeBootReport } from '../../../drivers/parts/frame/boot-report.ts';
import { bytesOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/hid-reader.json' with { type: 'json' };

/** What these reports type, one after the other, with nothing held. */
function typed(hexes: readonly string[], isCapsLock = false): string {
  return hexes
    .flatMap((hex): (string | Typed)[] => {
      const message = decodeBootReport(bytesOf(hex));
      if (message.is !== 'keys') return [`(${message.is})`];
      return message.down.map(usage => typedBy(usage, message.modifiers, isCapsLock));
    })
    .map(one => (typeof one === 'string' ? one : one.is === 'character' ? one.text : `(${one.is})`))
    .join('');
}

describe('what a keyboard types', () => {
  test.each(vectors)('$name', ({ hex, capsLock, types }) => {
    expect(typed(hex.split('|'), capsLock)).toBe(types);
  });

  test('every printable character of ASCII has a key, and the key types it', () => {
    const all = Array.from({ length: 95 }, (_, nth) => String.fromCharCode(0x20 + nth)).join('');
    const strokes = strokesOf(all) ?? [];
    expect(strokes).toHaveLength(95);
    const reports = strokes.map(({ usage, modifiers }) =>
      Buffer.from(encodeBootReport([usage], modifiers)).toString('hex'),
    );
    expect(typed(reports)).toBe(all);
    expect(strokesOf('提取')).toBeUndefined();
  });

  test('Caps Lock turns letters around, and nothing else', () => {
    for (const { usage, modifiers } of strokesOf('a1-Z[') ?? []) {
      const plain = typedBy(usage, modifiers, false);
      const locked = typedBy(usage, modifiers, true);
      if (plain.is !== 'character' || locked.is !== 'character') throw new Error('no character');
      const other =
        plain.text === plain.text.toLowerCase() ? plain.text.toUpperCase() : plain.text.toLowerCase();
      expect(locked.text).toBe(/[a-z]/i.test(plain.text) ? other : plain.text);
    }
  });

  test('either Shift does; Ctrl, Alt and Gui make no text of any key, not even of Enter', () => {
    for (const shift of [0x02, 0x20, 0x22]) expect(typedBy(0x04, shift, false)).toMatchObject({ text: 'A' });
    for (const modifier of [0x01, 0x04, 0x08, 0x10, 0x40, 0x80, 0x03])
      for (const usage of [0x04, 0x1e, endStroke.usage, 0x39])
        expect(typedBy(usage, modifier, false)).toEqual({ is: 'other' });
  });

  test('any usage and modifiers are something', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.boolean(), (usage, modifiers, isCapsLock) => {
        const one = typedBy(usage, modifiers, isCapsLock);
        if (one.is === 'character') expect(one.text).toMatch(/^[ -~]$/);
      }),
    );
  });
});
