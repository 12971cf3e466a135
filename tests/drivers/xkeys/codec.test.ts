import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buttonsDown,
  decodeInput,
  decodeOrder,
  encodeOrder,
  type XkeysOrder,
} from '../../../drivers/xkeys/codec.ts';
import { lightOf, modelOf } from '../../../drivers/xkeys/models.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/xkeys.json' with { type: 'json' };
import { reportOf } from './an-xkeys.ts';

const inputs = vectors.filter(({ hex }) => !isOrder(hex));
const orders = vectors.filter(({ hex }) => isOrder(hex));

function isOrder(hex: string): boolean {
  return hex.length === 72 && /^00(?:b[1356]|d6)/.test(hex);
}

const states = fc.constantFrom('off' as const, 'on' as const, 'flash' as const);
const anyOrder: fc.Arbitrary<XkeysOrder> = fc.oneof(
  fc.constantFrom<XkeysOrder[]>({ is: 'generate' }, { is: 'describe' }),
  fc.record({
    is: fc.constant('led' as const),
    led: fc.constantFrom('green' as const, 'red' as const),
    state: states,
  }),
  fc.record({ is: fc.constant('light' as const), index: fc.nat(255), state: states }),
  fc.record({ is: fc.constant('bank' as const), bank: fc.nat(1), rows: fc.nat(255) }),
);

describe('the reports of an X-keys', () => {
  test.each(inputs)('$name', ({ hex, message }) => {
    const { is, product, down, ...rest } = { product: undefined, down: undefined, ...message };
    const decoded = decodeInput(bytesOf(hex));
    if (decoded.is !== 'keys') {
      expect(decoded).toEqual(message);
      return;
    }
    const { keys, ...told } = decoded;
    expect(told).toEqual({ is, ...rest });
    const model = modelOf({ product: Number(product), columns: 0, rows: 0 }, 30);
    expect(buttonsDown(keys, model)).toEqual(down);
  });

  test.each(orders)('$name is understood, and written as it was seen', ({ hex, message }) => {
    expect(decodeOrder(bytesOf(hex))).toEqual(message);
    const order = decodeOrder(bytesOf(hex));
    if (order === undefined) throw new Error('not understood');
    // The library of the recordings writes a 1 into byte 4 of a light; the maker documents a 0.
    expect(hexOf(encodeOrder(order))).toBe(
      order.is === 'light' ? `${hex.slice(0, 8)}${'00'.repeat(32)}` : hex,
    );
  });

  test('a report that is too short is junk', () => {
    for (const length of [0, 1, 2, 8, 31]) expect(decodeInput(new Uint8Array(length)).is).toBe('junk');
  });

  test('what is no order is none', () => {
    for (const report of [
      new Uint8Array(),
      new Uint8Array(36),
      new Uint8Array(35).fill(0xb6),
      new Uint8Array(64),
    ])
      expect(decodeOrder(report)).toBeUndefined();
  });

  test('any bytes are some message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80, size: 'max' }), bytes => {
        decodeInput(bytes);
        decodeOrder(bytes);
      }),
    );
  });

  test('an order comes back as it was meant', () => {
    fc.assert(
      fc.property(anyOrder, order => {
        expect(decodeOrder(encodeOrder(order))).toEqual(order);
        expect(encodeOrder(order)).toHaveLength(36);
      }),
    );
  });

  test('every button of a model has a number of its own, and so has its light', () => {
    for (const product of [1029, 1121, 1089, 1065, 1049, 1130, 1127, 1355, 1279, 1227, 1365]) {
      const model = modelOf({ product, columns: 0, rows: 0 }, 30);
      const all = Array.from({ length: model.columns * model.rows }, (_, index) => index + 1);
      expect(buttonsDown(new Uint8Array(32).fill(0xff), model)).toEqual(all);
      const lights = all.map(button => lightOf(model, button));
      expect(new Set(lights).size).toBe(all.length);
      expect(lightOf(model, all.length + 1)).toBeUndefined();
    }
  });

  test('the lights are numbered as the maker numbers them', () => {
    const light = (product: number, button: number) =>
      lightOf(modelOf({ product, columns: 4, rows: 6 }, 30), button);
    // XK-24: "the lower left key bank 1 index=5"; the second column begins at 8.
    expect([light(1029, 1), light(1029, 6), light(1029, 7), light(1029, 24)]).toEqual([0, 5, 8, 29]);
    // XK-16, by the keys from the left: button 2 is key 4, button 6 key 5, button 10 key 6, button 16 key 15.
    expect([light(1049, 2), light(1049, 6), light(1049, 10), light(1049, 16)]).toEqual([4, 5, 8, 19]);
    expect([light(1355, 1), light(1355, 40)]).toEqual([0, 39]);
    expect(light(1080, 2)).toBeUndefined();
  });

  test('a model that is not known has the keys that it tells, and no more than its reports hold', () => {
    const told = modelOf({ product: 0x7777, columns: 200, rows: 9 }, 30);
    expect([told.columns, told.rows]).toEqual([30, 8]);
    expect(told.name).toContain('7777');
    const { keys } = { keys: new Uint8Array(30), ...decodeInput(reportOf(0, 0, 1)) };
    expect(buttonsDown(keys, told)).toEqual([1]);
  });
});
