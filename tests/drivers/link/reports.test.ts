import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deframer, type Framed, framed, longestReport } from '../../../drivers/link/report-framing.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';

const told = (messages: Framed[]): string[] =>
  messages.map(one => (one.is === 'report' ? hexOf(one.report) : `broken ${one.length}`));

const reports = fc.array(fc.uint8Array({ minLength: 1, maxLength: 300, size: 'max' }), { maxLength: 12 });

describe('reports on a byte stream', () => {
  test('each has its length before it, the low byte first', () => {
    expect(hexOf(framed(bytesOf('00b1')))).toBe('020000b1');
    expect(hexOf(framed(new Uint8Array(300))).slice(0, 4)).toBe('2c01');
    expect(told(deframer()(bytesOf('020000b1 0100ff')))).toEqual(['00b1', 'ff']);
  });

  test('they come out as they went in, however the stream is cut', () => {
    fc.assert(
      fc.property(reports, fc.array(fc.nat(400), { maxLength: 20 }), (all, cuts) => {
        const stream = Buffer.concat(all.map(framed));
        const decode = deframer();
        const found: string[] = [];
        let at = 0;
        for (const cut of [...cuts, stream.length]) {
          found.push(...told(decode(stream.subarray(at, at + cut))));
          at += cut;
        }
        found.push(...told(decode(stream.subarray(at))));
        expect(found).toEqual(all.map(hexOf));
      }),
    );
  });

  test('a length that no report has ends it, after those before it', () => {
    const decode = deframer();
    expect(told(decode(bytesOf('0100aa 0000 0100bb')))).toEqual(['aa', 'broken 0']);
    expect(decode(bytesOf('0100bb'))).toEqual([]);
    expect(told(deframer()(bytesOf('ff68 0303')))).toEqual(['broken 26879']);
    expect(told(deframer()(framed(new Uint8Array(longestReport))))).toHaveLength(1);
    expect(told(deframer()(bytesOf('0104')))).toEqual(['broken 1025']);
  });

  test('no report that cannot be framed is sent', () => {
    expect(() => framed(new Uint8Array(0))).toThrow('expected 1 to 1024');
    expect(() => framed(new Uint8Array(longestReport + 1))).toThrow('a report of 1025 bytes');
  });
});
