import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutterOf, find, type Parts, type Piece } from '../../drivers/parts/frame/parts.ts';
import { hexOf } from '../kit/driver/fake-port.ts';

const short = (parts: Parts) => {
  parts.mark('AA', [0xaa], 'start');
  return `short ${parts.byte('number')}`;
};
const long = (parts: Parts) => {
  parts.mark('BB CC', [0xbb, 0xcc], 'start');
  const length = parts.byte('length');
  if (length > 3) parts.wrong();
  return `long ${hexOf(parts.bytes('data', length))}`;
};
const withoutHead = (parts: Parts) => {
  const number = parts.byte('number');
  if (number < 0xf0) parts.wrong();
  return parts.byte('again') === number ? `twice ${number}` : undefined;
};

const told = (pieces: readonly Piece<string>[]) =>
  pieces.map(({ bytes, message }) => message ?? `~${hexOf(bytes)}`);

/** Each place is looked at with each table. */
function lookedAtOneByOne(bytes: Uint8Array, tables: readonly ((parts: Parts) => string | undefined)[]) {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const found = tables.map(table => find(bytes.subarray(at), table));
    const whole = found.find(one => one.is === 'whole' && one.message !== undefined);
    if (whole?.is === 'whole') {
      pieces.push(whole.message ?? '');
      at += whole.length - 1;
    } else if (found.some(one => one.is === 'unfinished')) break;
  }
  return pieces;
}

describe('frames among noise', () => {
  test('are found wherever one begins, and noise in full between them', () => {
    const byte = fc.oneof(fc.constantFrom(0xaa, 0xbb, 0xcc, 0xf1, 0x02), fc.nat(255));
    fc.assert(
      fc.property(fc.array(byte, { size: 'max', maxLength: 300 }), fc.nat(), (all, cutAt) => {
        const tables = [short, long, withoutHead];
        const cut = cutterOf(tables);
        const bytes = Uint8Array.from(all);
        const middle = cutAt % (all.length + 1);
        const pieces = [...cut(bytes.subarray(0, middle)), ...cut(bytes.subarray(middle))];
        expect(pieces.flatMap(({ message }) => message ?? [])).toEqual(lookedAtOneByOne(bytes, tables));
        const passed = pieces.flatMap(piece => [...piece.bytes]);
        expect(passed).toEqual(all.slice(0, passed.length));
      }),
    );
  });

  test('are found by a table that came when their head had been noise already', () => {
    const tables = [short];
    const cut = cutterOf<string>(tables);
    expect(told(cut(Uint8Array.of(0xbb, 0xcc, 1, 7)))).toEqual(['~bbcc0107']);
    tables.push(long);
    expect(told(cut(Uint8Array.of(0xbb, 0xcc, 1, 7, 0xaa, 3)))).toEqual(['long 07', 'short 3']);
  });
});
