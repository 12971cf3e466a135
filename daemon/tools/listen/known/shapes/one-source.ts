/** Boards of which one program is known, or one family of programs. What that does not say is not known. */
import { highFirst } from '../../../../../drivers/parts/frame/parts.ts';
import { checkSums } from '../../guess/check-sums.ts';
import { beginsWith, notKnown, type Shape, textIn, upTo } from '../shape.ts';

const xmodem = checkSums.find(({ name }) => name === 'CRC-16/XMODEM');

/** 银达汇智, 57600 baud: `addr FE LEN seq 86 3C 00 05 00 text 00 crc`; `8C 00` for general boards. */
const feCrc: Shape = {
  name: 'FE-CRC board',
  length(from) {
    if (!beginsWith(from, [undefined, 0xfe])) return 'none';
    const [, , length] = from;
    if (length === undefined) return 'more';
    return length >= 9 ? length : 'none';
  },
  parts(parts, bytes) {
    const address = parts.byte('address', undefined, String);
    parts.mark('head', [0xfe], 'always FE');
    const length = parts.byte('length', undefined, all => `${all} bytes in all`);
    parts.byte('sequence', undefined, String);
    const kind = parts.high('kind', 2, undefined, code =>
      code === 0x863c ? 'window strip' : code === 0x8c00 ? 'general board' : 'not known',
    );
    if (kind !== 0x863c && kind !== 0x8c00) parts.wrong('no kind of board');
    const data = parts.bytes('text', length - 8, undefined, textIn);
    const before = parts.before();
    const crc = highFirst(parts.bytes('CRC', 2, undefined, 'of the polynomial 1021, from 0'));
    // From which byte it is made is not said.
    if (![0, 1].some(from => xmodem?.of(before.subarray(from)) === crc)) parts.wrong('the CRC does not fit');
    return `board ${address}, ${textIn(data).replaceAll('\0', '')} (${bytes.length} bytes)`;
  },
};

const lcHead = [0x23, 0x14, 0x24, 0x15, 0x13, 0x18];
const lcEnd = [0x07, 0x38, 0x0d, 0x0c, 0x03, 0x02, 0x0d];

/** 浪潮, 9600 baud, each frame three times. Of what its last byte is the sum is not said. */
const lc: Shape = {
  name: 'LC board',
  length(from) {
    if (!beginsWith(from, lcHead)) return 'none';
    const end = upTo(from, lcHead.length, lcEnd);
    return typeof end === 'number' ? end + 1 : end;
  },
  parts(parts, bytes) {
    parts.mark('head', lcHead, 'always the same');
    const id = textIn(parts.bytes('id', 6, undefined, textIn));
    parts.mark('kind', [0x44], 'D, shown at once');
    for (const name of ['mode', 'speed', 'stay', 'times', 'count']) parts.byte(name, undefined, String);
    const left = bytes.length - parts.before().length - lcEnd.length - 1;
    const said = textIn(parts.bytes('text', left, undefined, textIn));
    parts.mark('end', lcEnd, 'always the same');
    parts.byte('sum', undefined, 'of bytes that are not known');
    return `board ${id}, ${said}`;
  },
};

/** 永泰新欣, 38400 baud: `AA 55 LEN addr F8 21 00 text 00`. What its length counts is not said. */
const aa55: Shape = {
  name: 'AA 55 board',
  length: from =>
    beginsWith(from, [0xaa, 0x55, undefined, undefined, 0xf8, 0x21, 0x00]) ? upTo(from, 7, [0]) : 'none',
  parts(parts, bytes) {
    parts.mark('head', [0xaa, 0x55], 'always AA 55');
    parts.bytes('length', 1, undefined, notKnown);
    const address = parts.byte('address', undefined, String);
    parts.mark('kind', [0xf8, 0x21, 0x00], 'a text');
    const said = textIn(parts.bytes('text', bytes.length - 8, undefined, textIn));
    parts.mark('end', [0], 'always 00');
    return `board ${address}, ${said}`;
  },
};

/** The row of boards of QSystem, 300 ms apart: `01 addr text 07`. */
const qSystem: Shape = {
  name: 'QSystem board',
  length: from => (from[0] === 1 ? upTo(from, 3, [7]) : 'none'),
  parts(parts, bytes) {
    parts.mark('head', [1], 'always 01');
    const address = parts.byte('address', undefined, String);
    const said = parts.bytes('text', bytes.length - 3, undefined, textIn);
    if (said.some(byte => byte < 0x20)) parts.wrong('no text');
    parts.mark('end', [7], 'always 07');
    return `board ${address}, ${textIn(said)}`;
  },
};

export const oneSource: readonly Shape[] = [feCrc, lc, aa55, qSystem];
