import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectOwnEcho } from '../../../drivers/link/own-echo.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';

describe('what an adapter hears of itself', () => {
  test('is dropped however it is cut, and what follows is kept', () => {
    const bytes = fc.uint8Array({ maxLength: 300, size: 'max' });
    fc.assert(
      fc.property(bytes, bytes, fc.array(fc.nat(30)), (sent, reply, cuts) => {
        const echo = expectOwnEcho(sent);
        const all = Uint8Array.from([...sent, ...reply]);
        const kept: number[] = [];
        let at = 0;
        for (const cut of [...cuts, all.length]) {
          kept.push(...echo.strip(all.subarray(at, at + cut)));
          at += cut;
        }
        expect(kept).toEqual([...reply]);
        expect(echo.isOver()).toBe(true);
      }),
    );
  });

  test('is given back when something else came in its place', () => {
    const echo = expectOwnEcho(bytesOf('010203'));
    expect(hexOf(echo.strip(bytesOf('01')))).toBe('');
    expect(hexOf(echo.strip(bytesOf('0405')))).toBe('010405');
    expect(hexOf(echo.strip(bytesOf('010203')))).toBe('010203');
  });

  test('is given back when only its beginning came', () => {
    const echo = expectOwnEcho(bytesOf('010203'));
    echo.strip(bytesOf('0102'));
    expect(hexOf(echo.giveUp())).toBe('0102');
    expect(hexOf(echo.giveUp())).toBe('');
  });
});
